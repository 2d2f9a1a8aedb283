package jeoul.kis.live;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * What went wrong on the network, in words of ours: those of an exception may hold a URL, and with
 * it an account number.
 */
final class Troubles {

    private Troubles() {}

    static String of(Throwable trouble) {
        if (trouble instanceof UnknownHostException) {
            return "the host's name is not known";
        }
        if (trouble instanceof ConnectException) {
            return "no connection";
        }
        if (trouble instanceof InterruptedIOException) {
            return "no answer in time";
        }
        if (trouble instanceof SSLException) {
            return "no secure connection";
        }
        if (trouble instanceof ProtocolException) {
            return "an answer that is not HTTP, or ends early";
        }
        if (trouble instanceof EOFException) {
            return "the connection ended";
        }
        if (trouble instanceof IOException) {
            return "the connection broke";
        }
        return "a fault of this program (" + trouble.getClass().getSimpleName() + ")";
    }
}

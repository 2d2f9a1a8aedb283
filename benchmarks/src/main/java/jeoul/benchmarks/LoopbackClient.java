package jeoul.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * As little of an HTTP client as there can be: bytes made beforehand out, an answer with a length
 * in. The less it takes, the more of the cores is the server's.
 */
final class LoopbackClient implements AutoCloseable {

    private static final String LENGTH = "content-length:";
    private static final int MOST_BYTES = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[MOST_BYTES];
    private int bodyAt;
    private int end;

    LoopbackClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /**
     * @param headers without the last line's end
     */
    static byte[] get(String path, String headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** One request and the whole of its answer, whose body's length is returned. */
    int exchange(byte[] request) throws IOException {
        out.write(request);
        end = 0;
        bodyAt = -1;
        int needed = MOST_BYTES;
        while (end < needed) {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                throw new EOFException("the server has closed the connection");
            }
            end += read;
            if (bodyAt < 0) {
                bodyAt = endOfHead();
                needed = bodyAt < 0 ? MOST_BYTES : bodyAt + length();
            }
        }
        return end - bodyAt;
    }

    private int endOfHead() {
        for (int i = 3; i < end; i++) {
            if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int length() {
        String head = new String(buffer, 0, bodyAt, StandardCharsets.ISO_8859_1);
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        if (at < 0) {
            throw new IllegalStateException("no length: " + head);
        }
        int from = at + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }

    String answer(byte[] request) throws IOException {
        exchange(request);
        return new String(buffer, bodyAt, end - bodyAt, StandardCharsets.UTF_8);
    }

    String post(String path, String body) throws IOException {
        String request =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        return answer(request.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

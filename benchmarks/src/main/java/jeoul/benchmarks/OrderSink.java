package jeoul.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** The other end of one client's connections: reads orders, and refuses each when it is told to. */
final class OrderSink implements AutoCloseable {

    private static final String LENGTH = "content-length:";

    private static final byte[] REFUSAL =
            refusal("{\"rt_cd\":\"1\",\"msg_cd\":\"APBK0400\",\"msg1\":\"no shares\"}");

    private final ServerSocket listening;
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore toAnswer = new Semaphore(0);

    OrderSink() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "order-sink");
        thread.setDaemon(true);
        thread.start();
    }

    private static byte[] refusal(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    int port() {
        return listening.getLocalPort();
    }

    void awaitOrder() throws InterruptedException {
        arrived.acquire();
    }

    void answer() {
        toAnswer.release();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed: the benchmark is over.
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            while (readRequest(in)) {
                arrived.release();
                toAnswer.acquire();
                out.write(REFUSAL);
            }
        } catch (IOException e) {
            // The client has gone: the benchmark is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Head and body; false at the end. */
    private static boolean readRequest(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            if (next != '\n') {
                line.append((char) next);
                continue;
            }
            String text = line.toString().strip();
            if (text.isEmpty()) {
                in.skipNBytes(length);
                return true;
            }
            if (text.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(text.substring(LENGTH.length()).strip());
            }
            line.setLength(0);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}

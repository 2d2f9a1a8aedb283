package jeoul.kis.live;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of bare sockets: it books every request it has read whole, then does as it was told. */
final class RawServer implements AutoCloseable {

    /** What the server does about a request. */
    interface Reaction {

        /**
         * @param number from 1 over all connections
         * @return false to close the connection
         */
        boolean to(int number, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Reaction reaction;
    private final List<String> requests = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    RawServer(Reaction reaction) throws IOException {
        this.reaction = reaction;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    static Reaction answering(String head, String body) {
        return (number, out) -> {
            out.write(response(head, body));
            out.flush();
            return true;
        };
    }

    static byte[] response(String head, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (head + "\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    int port() {
        return listening.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /** All that was read, head and body, oldest first. */
    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                synchronized (requests) {
                    sockets.add(socket);
                }
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // The listening socket was closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean open = true;
            while (open) {
                String request = read(in);
                if (request.isEmpty()) {
                    return;
                }
                int number;
                synchronized (requests) {
                    requests.add(request);
                    number = requests.size();
                }
                open = reaction.to(number, socket.getOutputStream());
            }
        } catch (IOException e) {
            // The client or the test cut the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.UTF_8);
        return text + new String(in.readNBytes(length(text)), StandardCharsets.UTF_8);
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        synchronized (requests) {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        threads.shutdownNow();
    }
}

package jeoul.cli.kill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a server and passes everything on, until it is told that questions about the market
 * find no ear any more.
 */
final class Hush implements AutoCloseable {

    private static final String MARKET = "/quotations/";
    private static final long PATIENCE_SECONDS = 180;

    private final ServerSocket door;
    private final int server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch unheard = new CountDownLatch(1);
    private volatile boolean deaf;

    /**
     * @param server its port on this machine
     */
    Hush(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(
                () -> {
                    while (true) {
                        Socket client = door.accept();
                        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
                        sockets.add(client);
                        sockets.add(behind);
                        thread(() -> pass(client, behind));
                        thread(() -> pass(behind, client));
                    }
                });
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** From now on questions about the market stay without an answer. */
    void fall() {
        deaf = true;
    }

    /** From now on they are passed on again. */
    void lift() {
        deaf = false;
    }

    /** Waits until somebody has asked in vain. */
    void awaitQuestion() throws InterruptedException {
        if (!unheard.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody asked for the market at port " + server);
        }
    }

    private void pass(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] bytes = new byte[65_536];
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
            if (deaf && new String(bytes, 0, n, StandardCharsets.ISO_8859_1).contains(MARKET)) {
                unheard.countDown();
                return;
            }
            out.write(bytes, 0, n);
        }
        to.close();
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void thread(Task task) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                task.run();
                            } catch (IOException e) {
                                // One side has gone: there is nothing more to pass on.
                                Thread.currentThread().interrupt();
                            }
                        },
                        "hush");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}

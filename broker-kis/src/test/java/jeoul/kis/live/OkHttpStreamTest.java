package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jeoul.kis.link.Link;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OkHttpStreamTest {

    private final MockWebServer server = new MockWebServer();
    private final Server ws = new Server();
    private final Heard heard = new Heard();
    private OkHttpLink link;

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new NoDelayServerSockets());
        server.start(InetAddress.getLoopbackAddress(), 0);
        link = linkTo(server.getPort());
    }

    @AfterEach
    void end() {
        link.close();
        server.close();
    }

    @Test
    void carriesFramesBothWaysInOrder() throws Exception {
        Link.Stream stream = upgraded();

        for (int i = 0; i < 500; i++) {
            stream.send("구독 " + i);
        }
        for (int i = 0; i < 500; i++) {
            assertEquals("구독 " + i, ws.frames.poll(10, TimeUnit.SECONDS));
            ws.socket.send("0|H0STCNT0|001|" + i);
        }

        for (int i = 0; i < 500; i++) {
            assertEquals("text 0|H0STCNT0|001|" + i, heard.next());
        }
    }

    @Test
    void carriesALongFrame() throws Exception {
        upgraded();
        String burst = "0|H0STCNT0|999|" + "1^".repeat(1_000_000);

        ws.socket.send(burst);

        assertEquals("text " + burst, heard.next());
    }

    @Test
    void readsABinaryFrameAsText() throws Exception {
        upgraded();

        ws.socket.send(ByteString.encodeUtf8("0|H0STASP0|001|현대차"));

        assertEquals("text 0|H0STASP0|001|현대차", heard.next());
    }

    @Test
    void saysOnceThatTheServerClosed() throws Exception {
        upgraded();

        ws.socket.send("last");
        ws.socket.close(1_001, "away");

        assertEquals("text last", heard.next());
        assertEquals("closed closed by the server, code 1001", heard.next());
        assertSilent();
    }

    @Test
    void saysOnceThatTheConnectionWasCut() throws Exception {
        upgraded();

        server.close();

        assertTrue(heard.next().startsWith("closed the connection "));
        assertSilent();
    }

    @Test
    void saysThatTheServerRefused() throws Exception {
        server.enqueue(new MockResponse.Builder().code(404).body("no such path").build());

        link.open(heard);

        assertEquals("closed refused by the server, HTTP 404", heard.next());
        assertSilent();
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (OkHttpLink nowhere = linkTo(free)) {
            nowhere.open(heard);

            assertEquals("closed no connection", heard.next());
        }
    }

    @Test
    void saysNothingMoreAfterItWasClosedByUs() throws Exception {
        Link.Stream stream = upgraded();

        stream.close();
        stream.close();
        ws.socket.send("too late");
        stream.send("nor this");

        assertEquals("closed closed by us", heard.next());
        assertEquals("closing 1000", ws.frames.poll(10, TimeUnit.SECONDS));
        assertSilent();
    }

    @Test
    void endsWithItsLink() throws Exception {
        upgraded();

        link.close();

        assertTrue(heard.next().startsWith("closed "));
        assertSilent();
    }

    @Test
    void aListenerMayCloseFromWithinAFrame() throws Exception {
        Link.Stream stream = upgraded();
        heard.during = stream::close;

        ws.socket.send("enough");

        assertEquals("text enough", heard.next());
        assertEquals("closed closed by us", heard.next());
        assertSilent();
    }

    private Link.Stream upgraded() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().webSocketUpgrade(ws).build());
        Link.Stream stream = link.open(heard);
        assertEquals("opened", heard.next());
        assertEquals("open", ws.frames.poll(10, TimeUnit.SECONDS));
        return stream;
    }

    /** What is told to the very end: the link and with it all that could still report is over. */
    private void assertSilent() {
        link.close();
        server.close();
        assertNull(heard.told.poll());
        assertEquals(0, heard.overlaps.get());
    }

    private static OkHttpLink linkTo(int port) {
        return new OkHttpLink(
                LinkSettings.of(
                        "http://127.0.0.1:" + port, "ws://127.0.0.1:" + port + "/tryitout"));
    }

    /** The server's end of the stream. */
    private static final class Server extends WebSocketListener {

        final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
        volatile WebSocket socket;

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            socket = webSocket;
            frames.add("open");
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            frames.add(text);
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            frames.add("closing " + code);
            webSocket.close(code, reason);
        }
    }

    /** Writes down what it is told, and whether two things were told at once. */
    private static final class Heard implements Link.StreamListener {

        final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        final AtomicInteger overlaps = new AtomicInteger();
        private final AtomicInteger inside = new AtomicInteger();
        private volatile Runnable during = () -> {};

        @Override
        public void opened() {
            hear("opened");
            inside.decrementAndGet();
        }

        @Override
        public void text(String frame) {
            hear("text " + frame);
            during.run();
            inside.decrementAndGet();
        }

        @Override
        public void closed(String reason) {
            hear("closed " + reason);
            inside.decrementAndGet();
        }

        private void hear(String what) {
            if (inside.incrementAndGet() != 1) {
                overlaps.incrementAndGet();
            }
            told.add(what);
        }

        String next() throws InterruptedException {
            String next = told.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was told");
            }
            return next;
        }
    }
}

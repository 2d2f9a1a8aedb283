package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jeoul.engine.InputException;
import jeoul.kis.server.fault.FaultScript;
import jeoul.kis.server.host.HostSettings;
import jeoul.kis.server.host.KisHost;
import jeoul.kis.wire.Fields;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server behind real sockets, on loopback. */
@Timeout(60)
class HostTest {

    private static final String TOKEN_BODY =
            "{\"grant_type\":\"client_credentials\",\"appkey\":\"k\",\"appsecret\":\"s\"}";
    private static final int ANY = 0;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private KisHost host(String script) {
        Desk desk =
                new Desk(
                        ServerSettings.MOCK.withCallsPerSecond(100_000),
                        FaultScript.parse("script", script));
        return host(desk);
    }

    private KisHost host(Desk desk) {
        KisHost host = started(desk);
        open.add(host);
        return host;
    }

    /** A desk at free ports, whose time stands. */
    static KisHost started(Desk desk) {
        return KisHost.start(
                new HostSettings(HostSettings.LOOPBACK, ANY, ANY),
                desk.server,
                () -> {
                    desk.server.advance(desk.venue.now);
                    desk.venue.poll(desk.server::heard);
                    return Duration.ofSeconds(1);
                });
    }

    @Test
    void headersAreSpeltAsTheOfficialClientNeedsThem() throws IOException {
        KisHost host = host("");
        String token = token(host);

        String head =
                head(
                        host,
                        "GET //uapi/domestic-stock/v1/quotations/inquire-price"
                                + "?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930 HTTP/1.1\r\n"
                                + "Host: localhost\r\nAUTHORIZATION: Bearer "
                                + token
                                + "\r\nAppKey: k\r\nAPPSECRET: s\r\nTR_ID: FHKST01010100\r\n"
                                + "Connection: close\r\n\r\n");

        List<String> names = new ArrayList<>();
        for (String line : head.split("\r\n", -1)) {
            if (line.contains(": ") || line.endsWith(":")) {
                names.add(line.substring(0, line.indexOf(':')));
            }
        }
        assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
        for (String name :
                List.of("Content-Type", "Content-Length", "Date", "tr_id", "tr_cont", "gt_uid")) {
            assertTrue(names.contains(name), name + " in " + names);
        }
    }

    @Test
    void refusalsComeUnderTheStatusOfKisWithABody() throws IOException {
        KisHost host = host("");

        try (Response nowhere = call(host, get(host, "/nowhere"));
                Response wrong =
                        call(host, get(host, "/uapi/domestic-stock/v1/trading/inquire-balance"))) {
            assertEquals(500, nowhere.code());
            assertTrue(nowhere.body().string().contains("EGW00202"));
            assertEquals(200, wrong.code());
            assertTrue(wrong.body().string().contains("OPSQ0002"));
        }
    }

    @Test
    void lostAnswerBreaksTheConnectionAndIsNotRetriedByTheServer() throws IOException {
        KisHost host = host("token 1 lose-answer");

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            socket.getOutputStream()
                    .write(
                            ("POST /oauth2/tokenP HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                            + TOKEN_BODY.length()
                                            + "\r\n\r\n"
                                            + TOKEN_BODY)
                                    .getBytes(StandardCharsets.US_ASCII));
            assertEquals(0, all(socket.getInputStream()).length());
        }
        // The token was issued all the same.
        try (Response again = call(host, post(host, "/oauth2/tokenP", bytes(TOKEN_BODY)))) {
            assertEquals(403, again.code());
        }
    }

    @Test
    void streamsAreServedOnAnyPathUntilTheClientGoes() throws Exception {
        Desk desk = new Desk(ServerSettings.MOCK);
        KisHost host = host(desk);
        for (String path : List.of("", "/tryitout", "/tryitout/H0STASP0")) {
            // A key each: it may take a moment until the last stream has left its own.
            String key = approvalKey(host, "app" + path.length());
            Frames frames = stream(host, path);
            frames.socket.send(StreamsTest.frame(key, true, "H0STASP0", "005930"));

            assertTrue(frames.next().contains("OPSP0000"));
            assertTrue(frames.next().startsWith("0|H0STASP0|001|005930^"));
            frames.socket.close(1000, null);
            assertEquals("closed", frames.next());
        }
        awaitNoStreams(host, desk);
    }

    private static void awaitNoStreams(KisHost host, Desk desk) throws Exception {
        BlockingQueue<Integer> counts = new LinkedBlockingQueue<>();
        do {
            assertTrue(host.run(() -> counts.add(desk.server.openStreams())));
        } while (counts.take() > 0);
    }

    @Test
    void streamCutByAFaultEndsAtTheClient() throws Exception {
        KisHost host = host("token 2 cut");
        Frames frames = stream(host, "");
        frames.socket.send("{}");
        assertTrue(frames.next().contains("OPSP9998"));

        approvalKey(host, "k");
        approvalKey(host, "k");

        assertEquals("closed", frames.next());
    }

    @Test
    void portInUseIsAnInputMistake() {
        KisHost host = host("");

        InputException calls = assertThrows(InputException.class, () -> another(host.port(), ANY));
        InputException streams =
                assertThrows(InputException.class, () -> another(ANY, host.streamPort()));

        assertEquals("port " + host.port() + " of 127.0.0.1", calls.where());
        assertEquals("port " + host.streamPort() + " of 127.0.0.1", streams.where());
    }

    private void another(int port, int streamPort) {
        open.add(
                KisHost.start(
                        new HostSettings(HostSettings.LOOPBACK, port, streamPort),
                        Desk.mock().server,
                        () -> Duration.ofSeconds(1)));
    }

    @Test
    void mistakeOnTheServersThreadEndsItAndIsTold() {
        AtomicInteger rounds = new AtomicInteger();
        KisHost host =
                KisHost.start(
                        new HostSettings(HostSettings.LOOPBACK, ANY, ANY),
                        Desk.mock().server,
                        () -> {
                            if (rounds.incrementAndGet() > 2) {
                                throw new IllegalStateException("a mistake");
                            }
                            return Duration.ZERO;
                        });
        open.add(host);

        Exception told = assertThrows(Exception.class, () -> host.ended().get());

        assertEquals("a mistake", told.getCause().getMessage());
    }

    static String token(KisHost host) throws IOException {
        try (Response answer = call(host, post(host, "/oauth2/tokenP", bytes(TOKEN_BODY)))) {
            return Fields.json(answer.body().bytes()).text("access_token");
        }
    }

    private static String approvalKey(KisHost host, String app) throws IOException {
        String body =
                "{\"grant_type\":\"client_credentials\",\"appkey\":\""
                        + app
                        + "\",\"secretkey\":\"s\"}";
        try (Response answer = call(host, post(host, "/oauth2/Approval", bytes(body)))) {
            return Fields.json(answer.body().bytes()).text("approval_key");
        }
    }

    private static final OkHttpClient CLIENT = new OkHttpClient();

    static Response call(KisHost host, Request request) throws IOException {
        assertTrue(host.port() > 0);
        return CLIENT.newCall(request).execute();
    }

    static Request get(KisHost host, String path) {
        return new Request.Builder().url("http://127.0.0.1:" + host.port() + path).build();
    }

    static Request post(KisHost host, String path, byte[] body) {
        return new Request.Builder()
                .url("http://127.0.0.1:" + host.port() + path)
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build();
    }

    private static Frames stream(KisHost host, String path) {
        Frames frames = new Frames();
        frames.socket =
                CLIENT.newWebSocket(
                        new Request.Builder()
                                .url("ws://127.0.0.1:" + host.streamPort() + path)
                                .build(),
                        frames);
        return frames;
    }

    private static String head(KisHost host, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String all = all(socket.getInputStream());
            return all.substring(0, Math.max(0, all.indexOf("\r\n\r\n")) + 2);
        }
    }

    /** Everything up to the end of the connection, however it ends. */
    private static String all(InputStream in) {
        StringBuilder text = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                text.append((char) c);
            }
        } catch (IOException reset) {
            return text.toString();
        }
        return text.toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Frames extends WebSocketListener {

        private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        private WebSocket socket;

        String next() throws InterruptedException {
            String frame = frames.poll(30, TimeUnit.SECONDS);
            assertTrue(frame != null, "no frame came");
            return frame;
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            frames.add(text);
        }

        @Override
        public void onClosed(WebSocket webSocket, int code, String reason) {
            frames.add("closed");
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable t, Response response) {
            frames.add("closed");
        }
    }
}

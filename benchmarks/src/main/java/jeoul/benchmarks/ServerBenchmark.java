package jeoul.benchmarks;

import com.sun.net.httpserver.HttpServer;
import io.javalin.Javalin;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import jeoul.cli.emulate.EmulatedDay;
import jeoul.cli.emulate.Emulation;
import jeoul.cli.emulate.EmulationSettings;
import jeoul.cli.input.EmulationInputs;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.kis.server.ServerSettings;
import jeoul.kis.server.fault.FaultScript;
import jeoul.kis.server.host.HostSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Quote requests a second over loopback, client and server on the same cores: what {@code jeoul
 * emulate} serves on a running market, beside servers that return its answer as a constant. Each
 * thread is a client of its own with one kept connection.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Threads(4)
@Fork(
        value = 5,
        jvmArgsAppend = {
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            // Without it the JDK's server waits 40 ms between head and body.
            "-Dsun.net.httpserver.nodelay=true"
        })
public class ServerBenchmark {

    private static final String PRICE =
            "/uapi/domestic-stock/v1/quotations/inquire-price"
                    + "?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930";
    private static final String BOOK =
            "/uapi/domestic-stock/v1/quotations/inquire-asking-price-exp-ccn"
                    + "?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930";

    /** What answers. */
    public enum Kind {
        KIS_SERVER,
        JAVALIN,
        JDK_HTTP_SERVER
    }

    /** What is asked. */
    public enum Request {
        PRICE,
        BOOK
    }

    /** The servers: ours, and one that returns what ours did. */
    @State(Scope.Benchmark)
    public static class Servers {

        @Param private Kind kind;
        @Param private Request request;

        private Emulation emulation;
        private AutoCloseable peer = () -> {};
        private int port;
        private byte[] bytes;

        @Setup
        public void start() throws IOException {
            emulation = emulation();
            emulation.begin();
            port = emulation.port();
            String token;
            try (LoopbackClient client = new LoopbackClient(port)) {
                String reply = client.post("/oauth2/tokenP", tokenRequest());
                token = reply.replaceAll("(?s).*\"access_token\":\"([^\"]*)\".*", "$1");
            }
            String path = request == Request.PRICE ? PRICE : BOOK;
            bytes =
                    LoopbackClient.get(
                            path,
                            "authorization: Bearer "
                                    + token
                                    + "\r\nappkey: "
                                    + KEY
                                    + "\r\nappsecret: "
                                    + SECRET
                                    + "\r\ncusttype: P\r\ntr_id: "
                                    + (request == Request.PRICE
                                            ? "FHKST01010100"
                                            : "FHKST01010200"));
            String answer;
            try (LoopbackClient client = new LoopbackClient(port)) {
                answer = client.answer(bytes);
            }
            if (!answer.contains("\"rt_cd\":\"0\"")) {
                throw new IllegalStateException(answer);
            }
            if (kind != Kind.KIS_SERVER) {
                emulation.close();
                startPeer(answer.getBytes(StandardCharsets.UTF_8));
            }
        }

        private void startPeer(byte[] answer) throws IOException {
            if (kind == Kind.JAVALIN) {
                Javalin app =
                        Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.routes.get(
                                            "/*",
                                            http ->
                                                    http.contentType("application/json")
                                                            .result(answer));
                                });
                app.start(HostSettings.LOOPBACK, 0);
                port = app.port();
                peer = app::stop;
            } else {
                HttpServer server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
                var threads = Executors.newCachedThreadPool();
                server.setExecutor(threads);
                server.createContext(
                        "/",
                        http -> {
                            try (http) {
                                http.getRequestBody().readAllBytes();
                                http.sendResponseHeaders(200, answer.length);
                                http.getResponseBody().write(answer);
                            }
                        });
                server.start();
                port = server.getAddress().getPort();
                peer =
                        () -> {
                            server.stop(0);
                            threads.shutdownNow();
                        };
            }
        }

        @TearDown
        public void stop() throws Exception {
            peer.close();
            emulation.close();
        }

        private static final String KEY = "P".repeat(36);
        private static final String SECRET = "s".repeat(180);

        private static String tokenRequest() {
            return "{\"grant_type\":\"client_credentials\",\"appkey\":\""
                    + KEY
                    + "\",\"appsecret\":\""
                    + SECRET
                    + "\"}";
        }

        /** As {@code jeoul emulate --sample small-account --start 10:00:00 --profile real}. */
        private static Emulation emulation() {
            EmulationInputs.Resolved inputs =
                    new EmulationInputs(
                                    Optional.of("small-account"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    "10:00:00")
                            .resolve(TradingCalendar.krx());
            return new Emulation(
                    new EmulationSettings(
                            inputs.day(),
                            inputs.start(),
                            BigDecimal.ONE,
                            false,
                            1,
                            inputs.cash(),
                            inputs.holdings(),
                            inputs.market(),
                            VenueProfile.REAL,
                            ServerSettings.REAL.withCallsPerSecond(Integer.MAX_VALUE),
                            FaultScript.NONE,
                            new HostSettings(HostSettings.LOOPBACK, 0, 0)),
                    InstantSource.system(),
                    new Silence());
        }
    }

    /** One client and its connection. */
    @State(Scope.Thread)
    public static class Client {

        private LoopbackClient connection;

        @Setup
        public void connect(Servers servers) throws IOException {
            connection = new LoopbackClient(servers.port);
        }

        @TearDown
        public void close() throws IOException {
            connection.close();
        }
    }

    /** One request, answered. */
    @Benchmark
    public int quote(Servers servers, Client client) throws IOException {
        return client.connection.exchange(servers.bytes);
    }

    private static final class Silence implements Emulation.Listener {

        @Override
        public void order(String line) {}

        @Override
        public void running(String clock) {}

        @Override
        public void held(Instant at) {}

        @Override
        public void behind(Duration session) {}

        @Override
        public void dayOver(EmulatedDay day) {}
    }
}

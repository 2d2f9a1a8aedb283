package jeoul.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.kis.client.KisBroker;
import jeoul.kis.client.KisSettings;
import jeoul.kis.client.TokenStore;
import jeoul.kis.live.CallRate;
import jeoul.kis.live.LinkSettings;
import jeoul.kis.live.OkHttpLink;
import jeoul.kis.live.SharedGate;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.Secret;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From an order's command to its last byte read at the other end of a loopback socket: queue, gate
 * of the machine's programs, JSON, OkHttp. The other end's waking and ours are in it. No order
 * waits for the rate, for each comes when the last is long gone.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class SubmitBenchmark {

    /** Of the session, between two orders: more than the rate asks for. */
    private static final Duration IDLE = Duration.ofMillis(100);

    private static final Symbol SAMSUNG = new Symbol("005930");
    private static final Secret KEY = new Secret("K".repeat(36));

    private final Semaphore arrivals = new Semaphore(0);
    private Path folder;
    private OrderSink server;
    private OkHttpLink link;
    private KisBroker broker;
    private Instant now = Instant.parse("2026-11-20T00:10:00Z");
    private long orders;

    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("submit");
        server = new OrderSink();
        String url = "http://127.0.0.1:" + server.port();
        link = new OkHttpLink(LinkSettings.of(url, "ws://127.0.0.1:1"));
        broker =
                new KisBroker(
                        KisSettings.of(
                                Environment.REAL,
                                VenueProfile.REAL,
                                new AccountNumber("12345678", "01"),
                                KEY,
                                new Secret("S".repeat(180)),
                                Optional.empty()),
                        TradingCalendar.krx(),
                        link,
                        new OneToken(now),
                        new SharedGate(folder, KEY, url, CallRate.REAL),
                        () -> now);
        broker.onArrival(arrivals::release);
    }

    /** Sends one and waits until it has arrived. */
    @Benchmark
    public void submit() throws InterruptedException {
        Order order =
                Order.unpriced(
                        new ClientOrderId(++orders),
                        SAMSUNG,
                        Side.SELL,
                        OrderType.BEST_OPPOSITE,
                        1);
        broker.send(List.of(new Command.Submit(order)));
        broker.advance(now);
        server.awaitOrder();
    }

    /** The order is refused, so that none stays. */
    @TearDown(Level.Invocation)
    public void end() throws InterruptedException {
        boolean[] ended = {false};
        server.answer();
        while (!ended[0]) {
            arrivals.acquire();
            broker.advance(now);
            broker.poll(event -> ended[0] |= event instanceof Event.Rejected);
        }
        now = now.plus(IDLE);
    }

    @TearDown
    public void close() throws IOException {
        broker.close();
        link.close();
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A token that holds all day. */
    private record OneToken(Instant issued) implements TokenStore {

        @Override
        public Optional<Token> load() {
            return Optional.of(
                    new Token(new Secret("token"), issued, issued.plus(Duration.ofDays(1))));
        }

        @Override
        public void save(Token token) {
            throw new IllegalStateException("another token was asked for");
        }

        @Override
        public void forget(Token token) {
            throw new IllegalStateException("the token was refused");
        }

        @Override
        public Instant permitIssue(Instant at) {
            return at;
        }
    }
}

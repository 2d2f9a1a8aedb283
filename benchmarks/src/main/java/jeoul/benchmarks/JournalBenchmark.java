package jeoul.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.RunStart;
import jeoul.engine.journal.SqliteJournal;
import jeoul.engine.journal.Step;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
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
 * What an order waits for before it leaves: one step, a quote of ten levels a side and the order it
 * caused, on the disk. The journal lies where {@code java.io.tmpdir} says.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
public class JournalBenchmark {

    /** Steps of the journal that is read back: those of a heavy day. */
    private static final int STEPS = 100_000;

    private static final Symbol SAMSUNG = new Symbol("005930");
    private static final Instant OPEN = Instant.parse("2026-11-20T00:00:00Z");

    private Path folder;
    private SqliteJournal journal;
    private Connection plain;
    private PreparedStatement insert;
    private long steps;
    private long rows;

    /** A journal, and beside it a table of one number and one text. */
    @Setup(Level.Iteration)
    public void open() throws IOException, SQLException {
        folder = Files.createTempDirectory("journal");
        journal = SqliteJournal.create(folder.resolve("run.db"), start());
        plain = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("plain.db"));
        try (Statement statement = plain.createStatement()) {
            statement.executeUpdate("PRAGMA journal_mode = WAL");
            statement.executeUpdate("PRAGMA synchronous = FULL");
            statement.executeUpdate("CREATE TABLE step (step INTEGER PRIMARY KEY, text TEXT)");
        }
        plain.setAutoCommit(false);
        insert = plain.prepareStatement("INSERT INTO step VALUES (?, ?)");
        steps = 0;
        rows = 0;
    }

    /** Removes both. */
    @TearDown(Level.Iteration)
    public void remove() throws IOException, SQLException {
        journal.close();
        insert.close();
        plain.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One step, kept and synced. */
    @Benchmark
    public long append() {
        steps++;
        journal.append(quote(steps), submit(steps));
        return journal.lastStep();
    }

    /** One row of plain SQLite with the same text, synced likewise: what the disk alone costs. */
    @Benchmark
    public long plainRow() throws SQLException {
        rows++;
        insert.setLong(1, rows);
        insert.setString(2, quote(rows).toString());
        insert.executeUpdate();
        plain.commit();
        return rows;
    }

    /** A journal of a hundred thousand steps, closed. */
    @State(Scope.Benchmark)
    public static class HeavyDay {

        private Path file;

        @Setup
        public void write() throws IOException {
            file = Files.createTempDirectory("journal").resolve("run.db");
            try (SqliteJournal journal = SqliteJournal.create(file, start())) {
                for (long n = 1; n <= STEPS; n++) {
                    journal.append(quote(n), submit(n));
                }
            }
        }

        @TearDown
        public void remove() throws IOException {
            Files.delete(file);
            Files.delete(file.getParent());
        }
    }

    /** Opens the heavy day's journal to go on with it, and reads all steps, as recovery does. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public long openAndReadHeavyDay(HeavyDay day) {
        try (SqliteJournal opened = SqliteJournal.resume(day.file);
                Stream<Step> read = opened.steps()) {
            return read.mapToLong(step -> step.commands().size()).sum();
        }
    }

    private static RunStart start() {
        return new RunStart(
                new AccountHash("0".repeat(64)),
                new AccountSnapshot(OPEN, new Cash(0, 0, 0, 0), List.of()),
                List.of(),
                List.of(),
                new TreeMap<>());
    }

    private static Event quote(long n) {
        List<Quote.Level> asks = levels(62_200, 100);
        List<Quote.Level> bids = levels(62_100, -100);
        Instant at = OPEN.plusMillis(n);
        Quote quote = new Quote(SAMSUNG, at, asks, bids, OptionalLong.of(62_200));
        return new Event.QuoteRefreshed(new RequestId(n), quote, true, at);
    }

    private static List<Quote.Level> levels(long best, long tick) {
        return Stream.iterate(best, price -> price + tick)
                .limit(Quote.LEVELS)
                .map(price -> new Quote.Level(price, 1_234))
                .toList();
    }

    private static List<Command> submit(long n) {
        return List.of(
                new Command.Submit(
                        Order.unpriced(
                                new ClientOrderId(n),
                                SAMSUNG,
                                Side.BUY,
                                OrderType.BEST_OPPOSITE,
                                1)));
    }
}

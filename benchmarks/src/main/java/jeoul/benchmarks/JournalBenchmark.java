package jeoul.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.execute.ExecutionPlan;
import jeoul.engine.execute.Recovery;
import jeoul.engine.journal.SqliteJournal;
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
 * caused, on the disk; and the mark that it leaves. The journal lies where {@code java.io.tmpdir}
 * says.
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

    private static final Symbol SAMSUNG = new Symbol("005930");
    private static final Instant OPEN = Instant.parse("2026-11-20T00:00:00Z");

    private Path folder;
    private SqliteJournal journal;
    private PlainJournal plain;
    private long steps;
    private long rows;
    private long left;

    /** A journal, one of which nothing has left, and their peer. */
    @Setup(Level.Iteration)
    public void open() throws IOException, SQLException {
        folder = Files.createTempDirectory("journal");
        journal = SqliteJournal.create(folder.resolve("run.db"), HeavyDay.start());
        plain = new PlainJournal(folder.resolve("plain.db"));
        steps = 0;
        rows = 0;
        left = 0;
    }

    /** Removes both. */
    @TearDown(Level.Iteration)
    public void remove() throws IOException, SQLException {
        journal.close();
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
        journal.append(quote(steps), List.of(submit(steps)));
        return journal.lastStep();
    }

    /** The same rows written by hand with plain JDBC, synced likewise. */
    @Benchmark
    public long appendByHand() throws SQLException {
        rows++;
        plain.keep(rows, quote(rows), submit(rows).order());
        return rows;
    }

    /** All that stands between an order and its leaving: its step, and the mark that it leaves. */
    @Benchmark
    public long appendAndMark() {
        left++;
        journal.append(quote(left), List.of(submit(left)));
        journal.leaves(submit(left), OPEN);
        return left;
    }

    /** The journal of a heavy day, closed. */
    @State(Scope.Benchmark)
    public static class Traded {

        private Path file;
        private ExecutionPlan plan;

        @Setup
        public void write() throws IOException {
            file = Files.createTempDirectory("journal").resolve("run.db");
            plan = HeavyDay.plan();
            System.out.println("# records: " + HeavyDay.write(file));
        }

        @TearDown
        public void remove() throws IOException {
            Files.delete(file);
            Files.delete(file.getParent());
        }
    }

    /** Goes on with the heavy day: its journal is checked, opened and told to an executor again. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 2)
    @Measurement(iterations = 5)
    public long resumeHeavyDay(Traded day) {
        Recovery.Replay replay = new Recovery.Replay(day.plan);
        try (SqliteJournal resumed = SqliteJournal.resume(day.file, replay)) {
            return resumed.lastStep() + replay.executor().counts().filled();
        }
    }

    static Event.QuoteRefreshed quote(long n) {
        Instant at = OPEN.plusMillis(n);
        return new Event.QuoteRefreshed(
                new RequestId(n), ObligingVenue.quote(SAMSUNG, at), true, at);
    }

    static Command.Submit submit(long n) {
        return new Command.Submit(
                Order.unpriced(
                        new ClientOrderId(n), SAMSUNG, Side.BUY, OrderType.BEST_OPPOSITE, 1));
    }
}

package jeoul.benchmarks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Time per message of a limit, cancel and take mix on a book of about 4,000 orders, each shot on a
 * fresh book. A shot whose fills differ from the workload's fails.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 10)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class OrderBookBenchmark {

    /** The messages; drawn once. */
    @State(Scope.Benchmark)
    public static class Messages {
        final BookWorkload work = new BookWorkload();
        final long[] handles = new long[work.kind.length];
    }

    /**
     * Our books, one for each shot. They are built and grown before the first shot, so that a
     * profiler of allocation sees the messages alone.
     */
    @State(Scope.Thread)
    public static class Ladder {

        private final Deque<LadderBook> unused = new ArrayDeque<>();
        private BookWorkload work;
        private LadderBook book;

        /** A book for each shot, with room for all orders there will be. */
        @Setup(Level.Trial)
        public void build(Messages messages, BenchmarkParams params) {
            work = messages.work;
            int shots = params.getWarmup().getCount() + params.getMeasurement().getCount();
            for (int shot = 0; shot < shots; shot++) {
                LadderBook grown = new LadderBook(work, messages.handles);
                grown.grow();
                unused.add(grown);
            }
        }

        /** A fresh book with the orders that are there before. */
        @Setup(Level.Invocation)
        public void fill() {
            book = unused.remove();
            book.prefill();
        }

        /** Checks that the book did the same work as the workload's own. */
        @TearDown(Level.Invocation)
        public void check() {
            work.verify(book.filled(), book.left());
        }
    }

    /** The peer, emptied and filled before each shot. */
    @State(Scope.Thread)
    public static class Trees {

        private BookWorkload work;
        private TreeMapBook book;

        /** The peer's memory. */
        @Setup(Level.Trial)
        public void build(Messages messages) {
            work = messages.work;
            book = new TreeMapBook(work.kind.length);
        }

        /** The orders that are there before. */
        @Setup(Level.Invocation)
        public void fill() {
            book.clear();
            for (int i = 0; i < BookWorkload.PREFILL; i++) {
                book.submit(i, work.buy[i], work.price[i], work.quantity[i]);
            }
        }

        /** Checks that the book did the same work as when the messages were drawn. */
        @TearDown(Level.Invocation)
        public void check() {
            work.verify(book.filled(), book.left());
        }
    }

    /** The order book of the simulated exchange. */
    @Benchmark
    @OperationsPerInvocation(BookWorkload.MESSAGES)
    public long submitAndCancel(Ladder ladder) {
        ladder.book.run();
        return ladder.book.filled();
    }

    /** The same messages on the JDK's collections. */
    @Benchmark
    @OperationsPerInvocation(BookWorkload.MESSAGES)
    public long submitAndCancelOnTreeMap(Trees trees) {
        BookWorkload work = trees.work;
        TreeMapBook book = trees.book;
        for (int i = BookWorkload.PREFILL; i < work.kind.length; i++) {
            if (work.kind[i] == BookWorkload.CANCEL) {
                book.cancel(work.target[i]);
            } else {
                book.submit(i, work.buy[i], work.price[i], work.quantity[i]);
            }
        }
        return book.filled();
    }

    /**
     * What a book costs that the messages above do not pay for: building one with 6,001 prices and
     * growing it while 4,000 orders arrive. Time and memory are of the whole book.
     */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    public Object buildAndGrow(Messages messages) {
        LadderBook book = new LadderBook(messages.work, messages.handles);
        book.prefill();
        return book;
    }
}

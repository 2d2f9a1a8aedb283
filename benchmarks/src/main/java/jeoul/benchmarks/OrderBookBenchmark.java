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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Time per message of several workloads on several books, each shot on fresh books. A shot whose
 * fills differ from those of the workload's own books fails.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 10)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
@State(Scope.Thread)
public class OrderBookBenchmark {

    @Param private Workload workload;

    @Param private Engine engine;

    private final Deque<Peer> unused = new ArrayDeque<>();
    private Messages work;
    private long[] handles;
    private Peer books;

    /**
     * The messages, and books for every shot. They are built before the first shot, ours with room
     * for all orders there will be, so that a profiler of allocation sees the messages alone.
     */
    @Setup(Level.Trial)
    public void build(BenchmarkParams params) {
        work = workload.draw(Messages.TIMED);
        handles = new long[work.size()];
        if (engine == Engine.JEOUL) {
            int shots = params.getWarmup().getCount() + params.getMeasurement().getCount();
            for (int shot = 0; shot < shots; shot++) {
                unused.add(engine.of(work, handles));
            }
        }
    }

    /** Fresh books with the orders that are there before. */
    @Setup(Level.Invocation)
    public void fill() {
        books = unused.isEmpty() ? engine.of(work, handles) : unused.remove();
        books.run(0, work.prefill);
    }

    /** Checks that the books did the same work as the workload's own. */
    @TearDown(Level.Invocation)
    public void check() {
        work.verify(books.filled(), books.left());
    }

    /** One message. */
    @Benchmark
    @OperationsPerInvocation(Messages.TIMED)
    public long message() {
        books.run(work.prefill, work.size());
        return books.filled();
    }
}

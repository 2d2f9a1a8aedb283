package jeoul.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a book costs that its messages do not pay for. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class NewBookBenchmark {

    private final Messages work = Workload.W1.draw(0);
    private final long[] handles = new long[work.size()];

    /** A new book of 6,001 prices, grown by orders that come and go, and 4,000 that arrive then. */
    @Benchmark
    public Object buildAndGrow() {
        Peer book = new LadderPeer(work, handles);
        book.run(0, work.prefill);
        return book;
    }
}

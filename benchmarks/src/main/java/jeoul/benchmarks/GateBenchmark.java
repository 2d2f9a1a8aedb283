package jeoul.benchmarks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jeoul.kis.live.CallRate;
import jeoul.kis.live.SharedGate;
import jeoul.kis.wire.Secret;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The permit of one call from the gate that all programs of the machine share, and what the system
 * alone takes of it: to open, lock and close a file. The files lie where {@code java.io.tmpdir}
 * says.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class GateBenchmark {

    private static final Duration IDLE = Duration.ofSeconds(1);

    private Path folder;
    private SharedGate gate;
    private Instant now = Instant.parse("2026-11-20T01:00:00Z");

    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("gate");
        gate =
                new SharedGate(
                        folder, new Secret("K".repeat(36)), "http://127.0.0.1", CallRate.REAL);
    }

    @TearDown
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Given at once: the last call was long ago. */
    @Benchmark
    public Instant permit() {
        now = now.plus(IDLE);
        Instant permitted = gate.permit(now);
        if (!permitted.equals(now)) {
            throw new IllegalStateException("no permit before " + permitted);
        }
        return permitted;
    }

    /** Its peer: the same file opened, locked and closed. */
    @Benchmark
    public boolean openLockClose() throws IOException {
        try (FileChannel file =
                        FileChannel.open(
                                folder.resolve("peer"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            return lock.isValid();
        }
    }
}

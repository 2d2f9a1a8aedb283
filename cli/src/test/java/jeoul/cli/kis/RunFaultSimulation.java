package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole runs over real sockets on which anything goes wrong between client and server; several at
 * once, for most of each is waiting. Which and how many is set by {@code -Djeoul.faults.first} and
 * {@code -Djeoul.faults.runs}.
 */
class RunFaultSimulation {

    private static final long FIRST = Long.getLong("jeoul.faults.first", 1);
    private static final int RUNS = Integer.getInteger("jeoul.faults.runs", 20);
    private static final int AT_ONCE = 10;

    @TempDir private Path folder;

    private final AtomicLong filled = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();

    @Test
    void noSliceOfARunIsExecutedTwiceAndNoneIsLostUnreported() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Executable> days = new ArrayList<>();
            for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
                long drawn = seed;
                Future<?> day = threads.submit(() -> live(drawn));
                days.add(() -> joined(day));
            }
            assertAll(days);
        } finally {
            threads.shutdownNow();
        }

        if (RUNS >= 20) {
            // Days on which nothing happened would prove nothing.
            assertTrue(filled.get() >= 5L * RUNS, filled + " shares filled");
            assertTrue(unknown.get() >= RUNS / 2, unknown + " orders of unknown outcome");
        }
    }

    private static void joined(Future<?> day) throws Throwable {
        try {
            day.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private void live(long seed) {
        try {
            RunFaultDay day =
                    new RunFaultDay(seed, Files.createDirectory(folder.resolve("day" + seed)));
            day.live();
            day.result()
                    .ifPresent(
                            result -> {
                                filled.addAndGet(result.counts().filled());
                                unknown.addAndGet(result.counts().unknown());
                            });
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "seed "
                            + seed
                            + ": "
                            + e.getMessage()
                            + "; the same schedule again by: mvn -pl cli -am verify"
                            + " -Dtest=RunFaultSimulation -Djeoul.faults.runs=1"
                            + " -Djeoul.faults.first="
                            + seed,
                    e);
        }
    }
}

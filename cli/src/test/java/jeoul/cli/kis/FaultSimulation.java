package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Days on which anything goes wrong between client and server, each drawn from its seed. Which and
 * how many is set by {@code -Djeoul.faults.first} and {@code -Djeoul.faults.days}; more than some
 * thousand need a {@code -Dsurefire.timeout}, in seconds, too.
 */
class FaultSimulation {

    private static final long FIRST = Long.getLong("jeoul.faults.first", 1);
    private static final int DAYS = Integer.getInteger("jeoul.faults.days", 1_000);

    private long filled;
    private long unknown;
    private long killed;

    @Test
    void noSliceIsExecutedTwiceAndNoneIsLostUnreported() {
        assertAll(LongStream.range(FIRST, FIRST + DAYS).mapToObj(seed -> () -> live(seed)));

        if (DAYS >= 100) {
            // Days on which nothing happened would prove nothing.
            assertTrue(filled >= 10L * DAYS, filled + " shares filled");
            assertTrue(unknown >= DAYS, unknown + " orders of unknown outcome");
            assertTrue(killed >= DAYS / 4, killed + " kills");
        }
    }

    private void live(long seed) {
        try {
            FaultDay day = new FaultDay(seed);
            day.live();
            filled += day.result().counts().filled();
            unknown += day.result().counts().unknown();
            killed += day.killed();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "seed "
                            + seed
                            + ": "
                            + e.getMessage()
                            + "; again by: mvn -pl cli -am verify -Dtest=FaultSimulation"
                            + " -Djeoul.faults.days=1 -Djeoul.faults.first="
                            + seed,
                    e);
        }
    }
}

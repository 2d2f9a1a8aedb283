package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Days on which anything goes wrong between client and server, by seed. By default the first
 * thousand; {@code -Djeoul.faults.days=20000} and {@code -Djeoul.faults.first=1} say otherwise.
 */
class FaultSimulation {

    private static final long FIRST = Long.getLong("jeoul.faults.first", 1);
    private static final int DAYS = Integer.getInteger("jeoul.faults.days", 1_000);

    @Test
    void noSliceIsExecutedTwiceAndNoneIsLostUnreported() {
        List<String> broken = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + DAYS; seed++) {
            try {
                new FaultDay(seed).live();
            } catch (RuntimeException | AssertionError e) {
                broken.add("seed " + seed + ": " + e);
                if (Boolean.getBoolean("x.trace")) e.printStackTrace();
            }
        }
        assertTrue(broken.isEmpty(), () -> String.join("\n", broken));
    }
}

package jeoul.sim.recording;

import java.time.Duration;
import java.util.Objects;

/**
 * What may be chosen about a replay.
 *
 * @param lateness a trade that arrives at most this long after a book that already lacks its shares
 *     is replayed before that book
 */
public record ReplaySettings(CancelModel cancels, Duration lateness) {

    /** Venues stamp whole seconds; within one, books and trades come over in any order. */
    public static final Duration DEFAULT_LATENESS = Duration.ofSeconds(1);

    public static final ReplaySettings DEFAULT =
            new ReplaySettings(CancelModel.PROPORTIONAL, DEFAULT_LATENESS);

    public ReplaySettings {
        Objects.requireNonNull(cancels, "cancels");
        if (lateness.isNegative() || lateness.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("lateness must be 0 to 60 s: " + lateness);
        }
    }
}

package jeoul.sim;

import java.time.Duration;

/**
 * How long things are under way between us and the broker. The broker and the exchange are one
 * place. Both ways keep their order, as one connection does.
 *
 * @param order from leaving us until the broker has it
 * @param notice from happening until we hear of it
 * @param jitter at most this is added to each, evenly drawn from the seed per message
 */
public record LatencySettings(Duration order, Duration notice, Duration jitter) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** An assumption: a domestic line and KIS' gateway. Not measured. */
    public static final Duration DEFAULT_ORDER = Duration.ofMillis(20);

    /** An assumption, as {@link #DEFAULT_ORDER}. */
    public static final Duration DEFAULT_NOTICE = Duration.ofMillis(20);

    /** An assumption, as {@link #DEFAULT_ORDER}. */
    public static final Duration DEFAULT_JITTER = Duration.ofMillis(5);

    public static final LatencySettings DEFAULT =
            new LatencySettings(DEFAULT_ORDER, DEFAULT_NOTICE, DEFAULT_JITTER);

    /** Everything is known at once: for lockstep tests over a wire. */
    public static final LatencySettings NONE =
            new LatencySettings(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public LatencySettings {
        requireShort("order", order);
        requireShort("notice", notice);
        requireShort("jitter", jitter);
    }

    private static void requireShort(String name, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " latency lies between 0 and " + LONGEST + ": " + duration);
        }
    }
}

package jeoul.engine.schedule;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What one symbol's orders might look like to others.
 *
 * @param value what was found, in the unit of its kind
 * @param limit what it should be at most (volume) or at least (seconds)
 * @param proposedSlice the smallest slice that would keep to the limit; empty where no slice does
 */
public record ScheduleWarning(Kind kind, double value, double limit, OptionalLong proposedSlice) {

    /** More than this share of a symbol's day moves its price. */
    public static final double LARGEST_VOLUME_SHARE = 0.05;

    /**
     * More than one order a minute in one name is more than its surveillance need see: thousands of
     * one-share orders in a thin name look like manipulation.
     */
    public static final double LEAST_SECONDS_BETWEEN_ORDERS = 60;

    public ScheduleWarning {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(proposedSlice, "proposedSlice");
    }

    /** What is too much. */
    public enum Kind {
        /** Shares to trade over the volume expected of the day, as a fraction. */
        VOLUME_SHARE,
        /** Mean seconds between two orders in the symbol. */
        ORDER_RATE
    }
}

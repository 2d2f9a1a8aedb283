package jeoul.sim.fact;

import java.math.BigDecimal;

/**
 * What a measure is expected to be.
 *
 * @param low least value, minus infinity if there is none
 * @param high greatest value, infinity if there is none
 */
public record Band(double low, double high) {

    public Band {
        if (!(low <= high)) {
            throw new IllegalArgumentException("not a band: " + low + " to " + high);
        }
    }

    static Band above(double low) {
        return new Band(low, Double.POSITIVE_INFINITY);
    }

    static Band below(double high) {
        return new Band(Double.NEGATIVE_INFINITY, high);
    }

    /** Whether an interval and this band have a value in common. */
    boolean meets(double from, double to) {
        return from <= high && to >= low;
    }

    /** Such as {@code "< 0.05"} or {@code "0.2 .. 0.7"}. */
    @Override
    public String toString() {
        if (Double.isInfinite(low)) {
            return "< " + plain(high);
        }
        return Double.isInfinite(high) ? "> " + plain(low) : plain(low) + " .. " + plain(high);
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}

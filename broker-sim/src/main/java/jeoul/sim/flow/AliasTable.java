package jeoul.sim.flow;

/**
 * Chooses one of several things with given probabilities, in constant time by the alias method.
 *
 * @see <a href="https://doi.org/10.1145/355744.355749">Walker (1977), An Efficient Method for
 *     Generating Discrete Random Variables</a>
 */
public final class AliasTable {

    /** So many columns leave 52 bits of a draw for the place in one. */
    private static final int MOST = 1 << 11;

    private static final int BITS = 52;
    private static final long ONE = 1L << BITS;

    /** Part of a column, as a fraction of {@link #ONE}, in which it is chosen and not its alias. */
    private final long[] threshold;

    /** Of each column what is chosen at its threshold and above, then what below. */
    private final int[] outcome;

    /**
     * @param weights what the probabilities are proportional to; none negative, not all zero, at
     *     most {@value #MOST}
     */
    public AliasTable(double[] weights) {
        if (weights.length > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " weights: " + weights.length);
        }
        double total = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("weights must not be negative: " + weight);
            }
            total += weight;
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("there is nothing to choose");
        }
        threshold = new long[weights.length];
        outcome = new int[2 * weights.length];
        fill(weights, total);
    }

    /** Vose's construction: columns that are too low are topped up from those that are too high. */
    private void fill(double[] weight, double total) {
        int n = weight.length;
        double[] part = new double[n];
        int[] low = new int[n];
        int[] high = new int[n];
        int lows = 0;
        int highs = 0;
        for (int i = 0; i < n; i++) {
            part[i] = weight[i] * n / total;
            outcome[2 * i] = i;
            outcome[2 * i + 1] = i;
            if (part[i] < 1) {
                low[lows++] = i;
            } else {
                high[highs++] = i;
            }
        }
        while (lows > 0 && highs > 0) {
            int below = low[--lows];
            int above = high[highs - 1];
            outcome[2 * below] = above;
            part[above] -= 1 - part[below];
            if (part[above] < 1) {
                highs--;
                low[lows++] = above;
            }
        }
        // What is left differs from one by rounding alone.
        while (lows > 0) {
            part[low[--lows]] = 1;
        }
        while (highs > 0) {
            part[high[--highs]] = 1;
        }
        for (int i = 0; i < n; i++) {
            threshold[i] = (long) StrictMath.ceil(part[i] * ONE);
        }
    }

    /**
     * @param bits of which the upper 52 are used
     * @return the index of a weight
     */
    public int choose(long bits) {
        long position = (bits >>> (64 - BITS)) * threshold.length;
        int column = (int) (position >>> BITS);
        // The sign of a difference instead of a branch, which nothing could predict.
        long above = (position & (ONE - 1)) - threshold[column];
        return outcome[2 * column + (int) (above >>> 63)];
    }
}

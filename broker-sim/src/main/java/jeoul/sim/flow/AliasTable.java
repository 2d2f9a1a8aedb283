package jeoul.sim.flow;

/**
 * Chooses one of several things with given probabilities, in constant time by the alias method.
 *
 * @see <a href="https://doi.org/10.1145/355744.355749">Walker (1977), An Efficient Method for
 *     Generating Discrete Random Variables</a>
 */
public final class AliasTable {

    private static final double TWO_TO_MINUS_52 = 0x1.0p-52;

    private final double[] threshold;
    private final int[] alias;

    /**
     * @param weights what the probabilities are proportional to; none negative, not all zero
     */
    public AliasTable(double[] weights) {
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
        threshold = new double[weights.length];
        alias = new int[weights.length];
        fill(weights, total);
    }

    /** Vose's construction: columns that are too low are topped up from those that are too high. */
    private void fill(double[] weight, double total) {
        int n = weight.length;
        int[] low = new int[n];
        int[] high = new int[n];
        int lows = 0;
        int highs = 0;
        for (int i = 0; i < n; i++) {
            threshold[i] = weight[i] * n / total;
            alias[i] = i;
            if (threshold[i] < 1) {
                low[lows++] = i;
            } else {
                high[highs++] = i;
            }
        }
        while (lows > 0 && highs > 0) {
            int below = low[--lows];
            int above = high[highs - 1];
            alias[below] = above;
            threshold[above] -= 1 - threshold[below];
            if (threshold[above] < 1) {
                highs--;
                low[lows++] = above;
            }
        }
        // What is left differs from one by rounding alone.
        while (lows > 0) {
            threshold[low[--lows]] = 1;
        }
        while (highs > 0) {
            threshold[high[--highs]] = 1;
        }
    }

    /**
     * @param bits of which the upper 52 are used
     * @return the index of a weight
     */
    public int choose(long bits) {
        double position = (bits >>> 12) * TWO_TO_MINUS_52 * threshold.length;
        int column = (int) position;
        return position - column < threshold[column] ? column : alias[column];
    }
}

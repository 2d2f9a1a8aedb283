package jeoul.sim.flow;

/**
 * Chooses what a candidate event is, in constant time by the alias method: a market order, a limit
 * order or a cancellation at some distance, or nothing, with probabilities proportional to the
 * rates. Nothing fills the rates up to the common total of a clock that several tables share.
 *
 * @see <a href="https://doi.org/10.1145/355744.355749">Walker (1977), An Efficient Method for
 *     Generating Discrete Random Variables</a>
 */
final class EventTable {

    static final int MARKET = 0;

    private static final double TWO_TO_MINUS_52 = 0x1.0p-52;

    private final int levels;
    private final int[] cancellable;
    private final double[] threshold;
    private final int[] alias;

    /**
     * @param total rate of one side's candidates, at least {@code rates.dominatingRate()}
     */
    EventTable(CstRates rates, double total) {
        levels = rates.levels();
        cancellable = new int[levels + 1];
        double[] weight = new double[2 * levels + 2];
        weight[MARKET] = rates.market();
        double sum = rates.market();
        for (int distance = 1; distance <= levels; distance++) {
            cancellable[distance] = rates.cancellable(distance);
            weight[distance] = rates.limit(distance);
            weight[levels + distance] = rates.cancel(distance) * cancellable[distance];
            sum += weight[distance] + weight[levels + distance];
        }
        if (sum > total * (1 + 1e-9)) {
            throw new IllegalArgumentException("rates exceed the clock: " + sum + " > " + total);
        }
        weight[nothing()] = StrictMath.max(0, total - sum);
        threshold = new double[weight.length];
        alias = new int[weight.length];
        fill(weight, StrictMath.max(sum, total));
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

    /** {@link #MARKET}, a limit order, a cancellation or nothing: ask the other methods which. */
    int choose(long bits) {
        double position = (bits >>> 12) * TWO_TO_MINUS_52 * threshold.length;
        int column = (int) position;
        return position - column < threshold[column] ? column : alias[column];
    }

    boolean isLimit(int event) {
        return event <= levels;
    }

    boolean isCancel(int event) {
        return event < nothing();
    }

    /** Distance of a limit order or a cancellation. */
    int distance(int event) {
        return event <= levels ? event : event - levels;
    }

    /**
     * The place in the queue, from 0 at its head, that a cancellation at this distance looks at.
     */
    int position(int distance, long bits) {
        return (int) (Draws.uniform(bits) * cancellable[distance]);
    }

    private int nothing() {
        return 2 * levels + 1;
    }
}

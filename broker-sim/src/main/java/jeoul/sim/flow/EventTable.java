package jeoul.sim.flow;

/**
 * Chooses what a candidate event is, in constant time: a market order, a limit order or a
 * cancellation at some distance, or nothing, with probabilities proportional to the rates. Nothing
 * fills the rates up to the common total of a clock that several tables share.
 */
final class EventTable {

    static final int MARKET = 0;

    private final int levels;
    private final int[] cancellable;
    private final AliasTable table;

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
        table = new AliasTable(weight);
    }

    /** {@link #MARKET}, a limit order, a cancellation or nothing: ask the other methods which. */
    int choose(long bits) {
        return table.choose(bits);
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

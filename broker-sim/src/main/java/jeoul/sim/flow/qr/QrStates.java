package jeoul.sim.flow.qr;

import jeoul.sim.flow.Draws;

/**
 * What others do in which state, as seen from one side of the book: by the spread (one tick, two,
 * more), by the imbalance of the best queues in seven bins, and by how far the reference price lies
 * from the mid. Tables, so that an order costs no exponential.
 */
final class QrStates {

    static final int SPREADS = 3;
    static final int IMBALANCES = 7;

    /** The bin in which both best queues are about as long. */
    static final int BALANCED = 3;

    /** Quarters of a tick, from four ticks to the side's disadvantage to four to its advantage. */
    static final int DISTANCES = 33;

    static final int NO_DISTANCE = DISTANCES / 2;

    /** An even number, so that the middle between two prices is one of bins. */
    static final int BINS_PER_TICK = 4;

    /** Where nothing draws, half of the candidates add and half cancel, less what stays idle. */
    static final double EVEN = 0.45;

    private static final double MOST_ADDED = 0.5;
    private static final double MOST_FORCE = 2.5;

    /** How much thin queues are left, and thick ones joined. */
    private static final double FLIGHT = 0.3;

    /** The best queue of a wide spread is left less often. */
    private static final double WIDE_CANCEL = 0.5;

    private final double[] add = new double[SPREADS * IMBALANCES * DISTANCES];
    private final long[] addThreshold = new long[SPREADS * IMBALANCES * DISTANCES];
    private final double[] cancel = new double[SPREADS * IMBALANCES * DISTANCES];
    private final double[] create = new double[DISTANCES];
    private final double[] pull = new double[DISTANCES];

    /**
     * @param direction how surely a wide spread is closed on the side of the reference price
     */
    QrStates(FlowParameters.Pull towards, double direction) {
        for (int distance = 0; distance < DISTANCES; distance++) {
            double ticks = (distance - NO_DISTANCE) / (double) BINS_PER_TICK;
            double beyond = StrictMath.max(0, StrictMath.abs(ticks) - towards.calm());
            double force =
                    StrictMath.min(MOST_FORCE, towards.force() * beyond) * StrictMath.signum(ticks);
            pull[distance] = force;
            create[distance] = 2 / (1 + StrictMath.exp(-direction * ticks));
            for (int spread = 0; spread < SPREADS; spread++) {
                for (int imbalance = 0; imbalance < IMBALANCES; imbalance++) {
                    int state = state(spread, imbalance, distance);
                    double thick = (imbalance - BALANCED) / (double) BALANCED;
                    add[state] = EVEN * StrictMath.exp(StrictMath.min(MOST_ADDED, force));
                    addThreshold[state] = Draws.threshold(add[state]);
                    cancel[state] =
                            EVEN
                                    * StrictMath.exp(-force)
                                    * (1 - FLIGHT * thick)
                                    * (spread == 0 ? 1 : WIDE_CANCEL);
                }
            }
        }
    }

    /**
     * @param spread 0 for one tick, 1 for two, 2 for more
     * @param imbalance 0 where the own best queue is the thinnest, 6 where it is the thickest
     * @param distance quarters of a tick to the side's advantage, plus {@link #NO_DISTANCE}
     */
    static int state(int spread, int imbalance, int distance) {
        return (spread * IMBALANCES + imbalance) * DISTANCES + distance;
    }

    /** Probability that a candidate at the best price adds. */
    double add(int state) {
        return add[state];
    }

    /** The same as a threshold of draws. */
    long addThreshold(int state) {
        return addThreshold[state];
    }

    /** Probability that it cancels if the queue is as long as usual. */
    double cancel(int state) {
        return cancel[state];
    }

    /** How much likelier than usual the side is to close a wide spread. */
    double create(int distance) {
        return create[distance];
    }

    /** Log odds that a trade that belongs to no metaorder is on this side, from distance alone. */
    double pull(int distance) {
        return pull[distance];
    }
}

package jeoul.sim.exchange;

import jeoul.sim.flow.Draws;

/**
 * The others' orders in one off-hours session: a Poisson stream over its hours, each order a buy or
 * a sell with equal odds, its size geometric. Without it no order of the caller could ever fill
 * there. The model is as plain as it looks: nothing about off-hours order flow was found to
 * calibrate it against.
 *
 * <p>Like the regular background it is fixed from the start: what the caller does moves no draw.
 */
final class CounterFlow {

    /** Orders expected in a session, fewer if there are not so many shares. */
    static final long MOST_ORDERS = 60;

    private static final int GAP_DRAW = 0;
    private static final int SIDE_DRAW = 1;
    private static final int SIZE_DRAW = 2;
    private static final int STEP_DRAW = 3;

    private final Draws draws;
    private final long until;
    private final double meanGap;
    private final double sizeScale;
    private long event;
    private long nextAt;

    /**
     * @param from nanoseconds since midnight, as {@code until}
     * @param shares expected in the whole session, both sides together
     */
    CounterFlow(Draws draws, long from, long until, long shares) {
        this.draws = draws;
        this.until = until;
        long expectedOrders = Math.min(MOST_ORDERS, shares);
        if (expectedOrders == 0) {
            meanGap = 0;
            sizeScale = 0;
            nextAt = Long.MAX_VALUE;
            return;
        }
        meanGap = (double) (until - from) / expectedOrders;
        sizeScale = Draws.geometricScale((double) shares / expectedOrders);
        nextAt = from + gap();
        endIfOver();
    }

    /** When the next order comes, {@link Long#MAX_VALUE} if none does. */
    long nextAt() {
        return nextAt;
    }

    boolean buys() {
        return (draws.bits(event, SIDE_DRAW) & 1) == 0;
    }

    /** Shares of the next order. */
    long quantity() {
        return Draws.geometric(draws.bits(event, SIZE_DRAW), sizeScale);
    }

    /** How many ticks from the day's close the next order's price lies: -reach to reach. */
    int steps(int reach) {
        double uniform = Draws.uniform(draws.bits(event, STEP_DRAW));
        return (int) StrictMath.floor(uniform * (2 * reach + 1)) - reach;
    }

    /** The next order is done. */
    void next() {
        event++;
        nextAt += gap();
        endIfOver();
    }

    private long gap() {
        return 1 + (long) (meanGap * Draws.exponential(draws.bits(event, GAP_DRAW)));
    }

    private void endIfOver() {
        if (nextAt >= until) {
            nextAt = Long.MAX_VALUE;
        }
    }
}

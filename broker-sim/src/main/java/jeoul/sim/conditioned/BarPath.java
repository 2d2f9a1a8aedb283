package jeoul.sim.conditioned;

import java.util.Arrays;
import jeoul.sim.flow.Draws;
import jeoul.sim.flow.qr.DayOutline;

/**
 * A reference price that opens, turns and closes as a bar does. Of many random walks from open to
 * close the one whose extremes are nearest to the bar's is taken and stretched, above and below
 * open and close, until they are met: so the extremes lie where a walk has them that is known to
 * have this bar.
 */
final class BarPath {

    /** Walks among which one is chosen. */
    private static final int WALKS = 64;

    /** Draws of one walk among all. */
    private static final long WALK = 1L << 10;

    /** Range of a random walk over its deviation: the root of 8 / pi. */
    private static final double RANGE = 1.596;

    /**
     * How much more variance the first minutes have than their volume tells, and how fast that
     * fades. Fitted to when the ranges of 64 names were seen in the one recorded session.
     */
    private static final double EARLY = 8;

    private static final double EARLY_MINUTES = 15;

    private final DayBar bar;
    private final AuctionTimes times;
    private final Draws draws;
    private final int attempt;
    private int highMinute = -1;
    private int lowMinute = -1;

    /**
     * @param attempt another one gives other walks
     */
    BarPath(DayBar bar, AuctionTimes times, Draws draws, int attempt) {
        this.bar = bar;
        this.times = times;
        this.draws = draws;
        this.attempt = attempt;
    }

    /** Minute after the open in which the path is at the high; -1 if open or close are the high. */
    int highMinute() {
        return highMinute;
    }

    /** Minute after the open in which the path is at the low; -1 if open or close are the low. */
    int lowMinute() {
        return lowMinute;
    }

    /**
     * @param free won, from the open on; its moves within the minutes are kept
     * @return won, as many elements
     */
    double[] reference(DayOutline outline, long step, double[] free) {
        double[] byMinute = byMinute(outline);
        int steps = (int) (60 * AuctionTimes.SECOND / step);
        double[] won = new double[free.length];
        for (int k = 0; k < won.length; k++) {
            int minute = StrictMath.min(k / steps, byMinute.length - 1);
            int next = StrictMath.min(minute + 1, byMinute.length - 1);
            double part = (k % steps) / (double) steps;
            won[k] = byMinute[minute] + part * (byMinute[next] - byMinute[minute]);
            int from = k / steps * steps;
            boolean turning = minute == highMinute || minute == lowMinute;
            if (!turning && from + steps < free.length) {
                won[k] += free[k] - free[from] - part * (free[from + steps] - free[from]);
            }
            won[k] = within(won[k]);
        }
        return won;
    }

    private double within(double won) {
        return StrictMath.max((double) bar.low(), StrictMath.min((double) bar.high(), won));
    }

    private double[] byMinute(DayOutline outline) {
        int end = times.minutes();
        double[] best = new double[end + 1];
        if (bar.high() == bar.low()) {
            Arrays.fill(best, (double) bar.open());
            return best;
        }
        double nearest = Double.MAX_VALUE;
        double[] walk = new double[end + 1];
        for (int k = 0; k < WALKS; k++) {
            walk(walk, outline, ((long) attempt * WALKS + k) * WALK);
            double off =
                    StrictMath.abs(extreme(walk, true) - (double) bar.high())
                            + StrictMath.abs(extreme(walk, false) - (double) bar.low());
            if (off < nearest) {
                nearest = off;
                System.arraycopy(walk, 0, best, 0, walk.length);
            }
        }
        stretch(best, true);
        stretch(best, false);
        if (bar.turnsHigh()) {
            highMinute = turn(best, true);
        }
        if (bar.turnsLow()) {
            lowMinute = turn(best, false);
        }
        return best;
    }

    /** From open to close, on the clock of the day's variance. */
    private void walk(double[] won, DayOutline outline, long from) {
        double deviation = (bar.high() - bar.low()) / RANGE;
        double[] clock = new double[won.length];
        won[0] = 0;
        for (int m = 1; m < won.length; m++) {
            double variance = outline.variance(m - 1) * early(m - 1);
            clock[m] = clock[m - 1] + variance;
            won[m] =
                    won[m - 1]
                            + deviation
                                    * StrictMath.sqrt(variance)
                                    * draws.boundedNormal(from + m, 0);
        }
        int end = won.length - 1;
        double missing = (double) bar.close() - bar.open() - won[end];
        for (int m = 0; m < won.length; m++) {
            won[m] += bar.open() + missing * clock[m] / clock[end];
        }
    }

    private static double early(int minute) {
        return 1 + EARLY * StrictMath.exp(-minute / EARLY_MINUTES);
    }

    private double extreme(double[] won, boolean high) {
        double extreme = won[0];
        for (double each : won) {
            extreme = high ? StrictMath.max(extreme, each) : StrictMath.min(extreme, each);
        }
        return extreme;
    }

    /** Beyond open and close distances are stretched until the farthest is the bar's. */
    private void stretch(double[] won, boolean high) {
        double from =
                high
                        ? StrictMath.max(bar.open(), bar.close())
                        : StrictMath.min(bar.open(), bar.close());
        double reached = extreme(won, high) - from;
        double wanted = (high ? bar.high() : bar.low()) - from;
        for (int m = 0; m < won.length; m++) {
            double beyond = won[m] - from;
            if (high ? beyond > 0 : beyond < 0) {
                won[m] = from + beyond * (wanted / reached);
            }
        }
    }

    /** The minute of continuous trading at whose start the walk is farthest, and stays for it. */
    private int turn(double[] won, boolean high) {
        int last = times.continuousMinutes() - 3;
        int at = 1;
        for (int m = 2; m <= last; m++) {
            boolean taken = m == highMinute || m == highMinute + 1 || m + 1 == highMinute;
            if (!taken && (high ? won[m] > won[at] : won[m] < won[at])) {
                at = m;
            }
        }
        won[at] = high ? bar.high() : bar.low();
        won[at + 1] = won[at];
        return at;
    }
}

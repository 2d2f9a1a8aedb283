package jeoul.sim.flow.qr;

import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.TradingDay;
import jeoul.sim.flow.ArrivalClock.Regime;
import jeoul.sim.flow.ArrivalClock.Segment;
import jeoul.sim.flow.Draws;

/**
 * How a day's activity is spread over its minutes: the usual profile, bursts drawn for the day, and
 * the pace of a {@link Steering}. Volatility follows activity as its root and is a half higher in
 * the first ten minutes.
 */
final class DayShape implements DayOutline {

    static final long MINUTE = 60_000_000_000L;

    /** Share of the day's volume that the opening auction trades. An assumption: 2 to 3 %. */
    static final double OPENING_SHARE = 0.025;

    /** Share of the day's volume that the closing auction trades. */
    static final double CLOSING_SHARE = 0.046;

    /** Minutes after the open of an ordinary day, of its 380 minutes of continuous trading. */
    private static final double[] KNOTS = {0, 11, 31, 61, 122, 183, 243, 304, 343, 380};

    /** Share of the volume done by then: medians over 129 names, recorded on 2026-01-23. */
    private static final double[] DONE = {
        OPENING_SHARE, 0.077, 0.156, 0.24, 0.41, 0.53, 0.61, 0.76, 0.86, 1 - CLOSING_SHARE
    };

    private static final double ORDINARY_MINUTES = 380;

    /** Deviation of the logarithm of activity, and the minutes over which it is forgotten. */
    private static final double SLOW_BURST = 0.35;

    private static final double SLOW_MINUTES = 30;
    private static final double FAST_BURST = 0.3;
    private static final double FAST_MINUTES = 3;

    /** The same of the logarithm of volatility, beyond what activity explains. */
    private static final double VOLATILITY_BURST = 0.3;

    private static final double VOLATILITY_MINUTES = 20;
    private static final double EARLY_VOLATILITY = 1.5;
    private static final int EARLY_MINUTES = 10;

    /** Orders of the closing auction move the price less than as many in continuous trading. */
    private static final double CLOSING_VARIANCE = 0.3;

    /** Orders go on arriving after the scheduled close: a random end and an extension may come. */
    private static final int LATE_MINUTES = 3;

    private final long open;
    private final long closing;
    private final long close;
    private final int minutes;
    private final double[] share;
    private final double[] done;
    private final double[] variance;

    DayShape(TradingDay hours, Draws draws, Steering steering) {
        open = hours.open().toNanoOfDay();
        closing = hours.closingAuctionStart().toNanoOfDay();
        close = hours.close().toNanoOfDay();
        int continuous = (int) ((closing - open) / MINUTE);
        int auction = (int) ((close - closing) / MINUTE);
        minutes = continuous + auction + LATE_MINUTES;
        share = new double[minutes];
        done = new double[minutes + 1];
        variance = new double[minutes];
        double stretch = continuous / ORDINARY_MINUTES;
        double total = 0;
        double usual = 0;
        Burst slow = new Burst(SLOW_BURST, SLOW_MINUTES);
        Burst fast = new Burst(FAST_BURST, FAST_MINUTES);
        Burst volatility = new Burst(VOLATILITY_BURST, VOLATILITY_MINUTES);
        double varianceSum = 0;
        for (int m = 0; m < minutes; m++) {
            double profile =
                    m < continuous
                            ? doneBy((m + 1) / stretch) - doneBy(m / stretch)
                            : CLOSING_SHARE / auction;

            double slowly = slow.next(draws, 3L * m);
            double quickly = fast.next(draws, 3L * m + 1);
            double wildly = volatility.next(draws, 3L * m + 2);
            double burst = m < continuous ? StrictMath.exp(slowly + quickly) : 1;
            share[m] = profile * burst;
            if (m < continuous) {
                usual += profile;
                total += share[m];
            }
            double early = m < EARLY_MINUTES ? EARLY_VOLATILITY * EARLY_VOLATILITY : 1;
            double late = m < continuous ? 1 : CLOSING_VARIANCE;
            variance[m] = share[m] * early * late * StrictMath.exp(2 * wildly);
            varianceSum += m < continuous + auction ? variance[m] : 0;
        }
        for (int m = 0; m < minutes; m++) {
            if (m < continuous) {
                share[m] *= usual / total;
            }
            share[m] *= steering.pace(open + m * MINUTE);
            variance[m] /= varianceSum;
            done[m + 1] = done[m] + share[m];
        }
    }

    private static double doneBy(double minute) {
        int knot = 1;
        while (knot < KNOTS.length - 1 && minute > KNOTS[knot]) {
            knot++;
        }
        double part = (minute - KNOTS[knot - 1]) / (KNOTS[knot] - KNOTS[knot - 1]);
        return DONE[knot - 1] + part * (DONE[knot] - DONE[knot - 1]);
    }

    @Override
    public double doneBy(long at) {
        long since = at - open;
        if (since <= 0) {
            return 0;
        }
        int minute = (int) StrictMath.min(since / MINUTE, minutes - 1);
        return done[minute] + share[minute] * ((double) (since - minute * MINUTE) / MINUTE);
    }

    @Override
    public long open() {
        return open;
    }

    @Override
    public int minutes() {
        return minutes;
    }

    @Override
    public double variance(int minute) {
        return variance[minute];
    }

    /**
     * @param opening candidates of the whole opening auction
     * @param perShare candidates for each share of the day's volume while it is continuous
     * @param closingPerShare the same in the closing auction
     */
    List<Segment> segments(
            long acceptance, double opening, double perShare, double closingPerShare) {
        List<Segment> segments = new ArrayList<>();
        segments.add(new Segment(acceptance, open, opening, Regime.OPENING_AUCTION));
        for (int m = 0; m < minutes; m++) {
            long from = open + m * MINUTE;
            boolean auction = from >= closing;
            segments.add(
                    new Segment(
                            from,
                            from + MINUTE,
                            share[m] * (auction ? closingPerShare : perShare),
                            auction ? Regime.CLOSING_AUCTION : Regime.DAY));
        }
        return segments;
    }

    /** An Ornstein-Uhlenbeck process by the minute. */
    private static final class Burst {

        private final double deviation;
        private final double kept;
        private double value = Double.NaN;

        Burst(double deviation, double minutes) {
            this.deviation = deviation;
            kept = StrictMath.exp(-1 / minutes);
        }

        double next(Draws draws, long event) {
            double normal = deviation * draws.boundedNormal(event, 0);
            value =
                    Double.isNaN(value)
                            ? normal
                            : value * kept + normal * StrictMath.sqrt(1 - kept * kept);
            return value;
        }
    }
}

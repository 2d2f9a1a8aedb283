package jeoul.sim.flow.qr;

import jeoul.sim.flow.AliasTable;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.FlowParameters.Liquidity;

/**
 * Scales the flow to what is known of a symbol's day: how many trades of what size, how deep the
 * book is, how far the price goes.
 */
final class QrScale {

    /** Levels of each side at which orders come and go all day. */
    static final int LEVELS = 12;

    /** Candidates at a level for each trade, by level. */
    private static final double[] ACTIVITY = {
        5.2, 2.4, 1.3, 0.8, 0.55, 0.4, 0.3, 0.25, 0.2, 0.2, 0.2, 0.2
    };

    /** Usual length of a queue over the depth, by level: a hump at the second to the fourth. */
    private static final double[] HUMP = {
        1, 1.15, 1.2, 1.15, 1.05, 0.95, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55
    };

    /** Orders further out are fewer and larger. */
    private static final int[] LARGER = {1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4};

    private static final double MINUTES = 380;

    /** Levels that the opening auction fills, at most: where the price may get to in the day. */
    private static final int MOST_ROWS = 64;

    /** Levels filled at the opening, as a share of the expected range. */
    private static final double FILLED_RANGE = 0.8;

    /** Where hardly anything trades, an order is of two or three shares. */
    private static final double SHARES_PER_ORDER = 1.7;

    /** Relative tick for which the parameters hold, and how the depth grows with it. */
    private static final double TEN_BASIS_POINTS = 0.001;

    private static final double DEPTH_BY_TICK = 0.6;
    private static final double SHALLOWEST = 0.35;
    private static final double DEEPEST = 1.6;

    /** Candidates a row gets in an opening auction for each order of its usual length. */
    private static final double OPENING_ARRIVALS = 4;

    /** Candidates at levels while the closing auction runs, as a share of a day's. */
    private static final double CLOSING_ACTIVITY = 0.03;

    /** While a closing auction runs the reference price moves away from a part of its orders. */
    private static final double CLOSING_SURPLUS = 1.15;

    private final Liquidity liquidity;
    private final SizeTable sizes;
    private final double trades;
    private final double continuousVolume;
    private final double volume;
    private final double deviation;
    private final double range;
    private final long base;
    private final boolean periodic;

    QrScale(SymbolDay day, FlowParameters parameters) {
        volume = day.expectedVolume();
        base = day.basePrice();
        range = day.expectedRange() * base;
        periodic = day.mode().isPeriodicCall();
        liquidity = parameters.at(volume * base);
        trades = StrictMath.min(liquidity.trades(), volume / SHARES_PER_ORDER);
        continuousVolume = volume * (1 - DayShape.OPENING_SHARE - DayShape.CLOSING_SHARE);
        double share = 1 - DayShape.OPENING_SHARE - DayShape.CLOSING_SHARE;
        sizes = new SizeTable(StrictMath.max(1, continuousVolume / (trades * share)));
        deviation = liquidity.volatility() * range;
    }

    Liquidity liquidity() {
        return liquidity;
    }

    SizeTable sizes() {
        return sizes;
    }

    /** Trades of a whole day at the rate of its continuous part. */
    double trades() {
        return trades;
    }

    /** Won: deviation of the day's price change. */
    double deviation() {
        return deviation;
    }

    /** Won: deviation of the price change over a minute of continuous trading. */
    double deviationOfAMinute() {
        return deviation / StrictMath.sqrt(MINUTES);
    }

    /** Won: (high - low) of the day, as expected. */
    double range() {
        return range;
    }

    /** Won by which an order of one share moves the price, after the root law. */
    double impactPerRoot() {
        return liquidity.impact() * deviation / StrictMath.sqrt(volume);
    }

    /** Usual shares queued at each level where the tick is this. */
    double[] depths(long tick) {
        double relative = tick / (double) base / TEN_BASIS_POINTS;
        double factor =
                StrictMath.max(
                        SHALLOWEST,
                        StrictMath.min(DEEPEST, StrictMath.pow(relative, DEPTH_BY_TICK)));
        double[] depths = new double[MOST_ROWS];
        for (int level = 0; level < MOST_ROWS; level++) {
            depths[level] =
                    liquidity.depth()
                            * factor
                            * sizes.mean()
                            * HUMP[StrictMath.min(level, LEVELS - 1)];
        }
        return depths;
    }

    /** How many mean sizes an order at a level has. */
    static int larger(int level) {
        return LARGER[StrictMath.min(level, LEVELS - 1)];
    }

    /** Weights of the levels and, last, of a trade. */
    private double[] dayWeights() {
        double[] weights = new double[LEVELS + 1];
        System.arraycopy(ACTIVITY, 0, weights, 0, LEVELS);
        // In a call auction a trade needs an order on each side.
        weights[LEVELS] = periodic ? 2 : 1;
        return weights;
    }

    AliasTable dayKinds() {
        return new AliasTable(dayWeights());
    }

    /** Candidates for each share of the day's volume. */
    double dayArrivals() {
        return trades * sum(dayWeights());
    }

    private double[] closingWeights() {
        double[] weights = new double[LEVELS + 1];
        for (int level = 0; level < LEVELS; level++) {
            weights[level] = CLOSING_ACTIVITY * trades * ACTIVITY[level];
        }
        weights[LEVELS] = 2 * CLOSING_SURPLUS * DayShape.CLOSING_SHARE * volume / sizes.mean();
        return weights;
    }

    AliasTable closingKinds() {
        return new AliasTable(closingWeights());
    }

    /** Candidates for each share of the day's volume in the closing auction. */
    double closingArrivals() {
        return sum(closingWeights()) / DayShape.CLOSING_SHARE;
    }

    private double[] openingWeights(long tick) {
        int rows =
                (int)
                        StrictMath.max(
                                LEVELS,
                                StrictMath.min(
                                        MOST_ROWS, StrictMath.ceil(FILLED_RANGE * range / tick)));
        double[] depths = depths(tick);
        double[] weights = new double[rows + 1];
        for (int row = 0; row < rows; row++) {
            double orders = depths[row] / sizes.mean() / larger(row);
            weights[row] = 2 * OPENING_ARRIVALS * orders;
        }
        weights[rows] = 2 * DayShape.OPENING_SHARE * volume / sizes.mean();
        return weights;
    }

    AliasTable openingKinds(long tick) {
        return new AliasTable(openingWeights(tick));
    }

    int openingRows(long tick) {
        return openingWeights(tick).length - 1;
    }

    double openingArrivals(long tick) {
        return sum(openingWeights(tick));
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}

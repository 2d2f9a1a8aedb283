package jeoul.sim.flow;

/**
 * Scales the model from what is known of a day: how many market orders, of what size, against how
 * deep a book.
 *
 * <p>Three relations were measured on simulated days, with the placement law and the {@value
 * #LIMIT_PER_MARKET} limit orders for each market order that are used here, and geometric sizes. N
 * is the number of market orders a day of both sides, d the mean length of a queue one tick behind
 * the best price:
 *
 * <ul>
 *   <li>The range of the day in ticks is {@value #RANGE_BY_DEPTH} sqrt(N) / d, within 12 % in the
 *       median of a hundred days for d from 1.5 to 20 and N from 350 to 4,400. So depth sets the
 *       volatility: d = {@value #RANGE_BY_DEPTH} sqrt(N) / range. The same orders against a book of
 *       twice the depth move the price half as far.
 *   <li>Below d = {@value #SHALLOWEST} the book thins out until the price runs away. There the same
 *       orders are spread over more ticks instead: all distances are stretched by s, which leaves
 *       {@value #SHALLOWEST} / s orders a tick, and the range grows as s^{@value
 *       #RANGE_BY_STRETCH}.
 *   <li>An order that takes the best queue and no more fills, of its size, a share of 1 - {@value
 *       #UNFILLED_AT_NO_DEPTH} exp(-d / {@value #UNFILLED_DECAY}).
 * </ul>
 *
 * <p>Depth belongs to a tick size: where the price crosses into a band of coarser ticks the book is
 * deeper, so that the range in won stays what was expected. The spread is one tick for 71 % of the
 * time at d = 2, 86 % at 4 and 94 % at 9.
 *
 * @param marketOrders in continuous trading, both sides; the candidates of a day scale with it
 * @param meanSize shares, of limit and market orders alike; at least one
 * @param range of the day, won
 */
record CstScale(double marketOrders, double meanSize, double range) {

    /** Share of the day's volume that the opening auction trades. An assumption: 2 to 3 %. */
    static final double OPENING_SHARE = 0.025;

    /** Share of the day's volume that the closing auction trades: recorded days show about 5 %. */
    static final double CLOSING_SHARE = 0.05;

    /** Limit orders that arrive for each market order. */
    static final double LIMIT_PER_MARKET = 9;

    static final double RANGE_BY_DEPTH = 2.3;
    static final double RANGE_BY_STRETCH = 1.05;
    static final double SHALLOWEST = 2;
    static final double UNFILLED_AT_NO_DEPTH = 0.46;
    static final double UNFILLED_DECAY = 5.5;

    /** Against a book as deep as this the price hardly moves in a day. */
    private static final double DEEPEST = 40;

    /** The most that distances are stretched: 16 times 24 ticks. */
    private static final double WIDEST = 16;

    /**
     * Market orders of a name that turns over 400 million won a day, and how their number grows
     * with turnover: about 4,000 for the largest issues. Real days have ten times as many and more,
     * of smaller size; this number is what a simulated day costs.
     */
    private static final double THIN_ORDERS = 340;

    private static final double THIN_TURNOVER = 4e8;
    private static final double ORDERS_BY_TURNOVER = 0.25;

    /** Where hardly anything trades, an order is of two or three shares. */
    private static final double SHARES_PER_ORDER = 1.7;

    /** Distances at which orders are placed, in units of the stretch. */
    private static final int PLACEMENT_LEVELS = 24;

    /**
     * Placement falls with distance as x^-0.8, cancellation as x^-0.6: those who queue far away are
     * patient, so that the depth of the book falls as slowly as x^-0.2.
     */
    private static final double PLACEMENT_DECAY = 0.8;

    private static final double PATIENCE = 0.6;

    /**
     * @param day of which somebody is expected to trade something
     */
    static CstScale of(SymbolDay day) {
        double volume = day.expectedVolume();
        double turnover = volume * day.basePrice();
        double range = day.expectedRange() * day.basePrice();
        double orders =
                StrictMath.min(
                        THIN_ORDERS * StrictMath.pow(turnover / THIN_TURNOVER, ORDERS_BY_TURNOVER),
                        volume / SHARES_PER_ORDER);
        if (day.mode().isPeriodicCall()) {
            return new CstScale(orders, volume / orders, range);
        }
        // The price may cross into a band of another tick, where the book is as deep as it needs.
        long low = StrictMath.round(StrictMath.max(1, day.basePrice() - range / 2));
        long high = StrictMath.round(day.basePrice() + range / 2);
        double filled =
                (filled(orders, range / day.ticks().tickAt(low))
                                + filled(orders, range / day.ticks().tickAt(high)))
                        / 2;
        double continuousShare = 1 - OPENING_SHARE - CLOSING_SHARE;
        return new CstScale(
                orders, StrictMath.max(1, volume * continuousShare / (orders * filled)), range);
    }

    /** The rates of one side, per day of continuous trading, where the tick is this. */
    CstRates rates(long tick) {
        double wanted = depth(marketOrders, range / tick);
        double stretch = stretch(wanted);
        double depth = StrictMath.max(SHALLOWEST, wanted) / stretch;
        int levels = (int) StrictMath.ceil(PLACEMENT_LEVELS * stretch);
        double[] limit = new double[levels];
        double sum = 0;
        for (int i = 0; i < levels; i++) {
            limit[i] = StrictMath.pow(distanceAt(i, stretch), -PLACEMENT_DECAY);
            sum += limit[i];
        }
        double market = marketOrders / 2;
        for (int i = 0; i < levels; i++) {
            limit[i] *= market * LIMIT_PER_MARKET / sum;
        }
        double[] cancel = new double[levels];
        for (int i = 0; i < levels; i++) {
            cancel[i] =
                    limit[0]
                            / depth
                            * StrictMath.pow(
                                    distanceAt(i, stretch) / distanceAt(0, stretch), -PATIENCE);
        }
        return new CstRates(market, limit, cancel);
    }

    /** How many ticks wide at this tick what is one tick wide in an ordinary book. */
    double stretchAt(long tick) {
        return stretch(depth(marketOrders, range / tick));
    }

    private static double distanceAt(int level, double stretch) {
        return (level + 0.5) / stretch + 0.5;
    }

    /** Wanted depth in orders, before the stretch; a range below one tick counts as one. */
    private static double depth(double orders, double rangeTicks) {
        return StrictMath.min(
                DEEPEST, RANGE_BY_DEPTH * StrictMath.sqrt(orders) / StrictMath.max(1, rangeTicks));
    }

    /** The share of its size that a market order fills on average. */
    private static double filled(double orders, double rangeTicks) {
        double wanted = depth(orders, rangeTicks);
        double depth = StrictMath.max(SHALLOWEST, wanted) / stretch(wanted);
        return 1 - UNFILLED_AT_NO_DEPTH * StrictMath.exp(-depth / UNFILLED_DECAY);
    }

    private static double stretch(double depth) {
        return depth >= SHALLOWEST
                ? 1
                : StrictMath.min(WIDEST, StrictMath.pow(SHALLOWEST / depth, 1 / RANGE_BY_STRETCH));
    }
}

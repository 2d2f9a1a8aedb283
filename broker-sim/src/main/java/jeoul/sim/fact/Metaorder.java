package jeoul.sim.fact;

import jeoul.engine.market.Side;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.OrderType;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;

/**
 * One large order cut in equal parts over the middle of the day, on a day that is known without it:
 * what its trading alone moved.
 *
 * <p>It runs from an hour after the open to an hour and a half before the close, a part every
 * thirty seconds. A part takes what stands at the opposite best price; what it does not get is
 * added to the next.
 *
 * @param volumeShare shares traded over the day's volume without us
 * @param peak logarithm of the mid at the order's end over the same mid without us, positive where
 *     the order moved the price against itself
 * @param afterAnHour the same an hour later
 * @param cost average price over the mids without us at the same moments, less 1, positive for a
 *     cost
 */
record Metaorder(double volumeShare, double peak, double afterAnHour, double cost) {

    private static final long HOUR = 60 * DayDraft.MINUTE;
    private static final long EVERY = 30 * DayDraft.SECOND;

    /** Shares that an order for a share of the day's expected volume asks for; at least one. */
    static long shares(SymbolDay symbol, double volumeShare) {
        return StrictMath.max(1, StrictMath.round(volumeShare * symbol.expectedVolume()));
    }

    /**
     * @param alone the same day without the order
     * @param volumeShare of the expected volume to trade
     */
    static Metaorder run(
            ObservedDay alone, FlowModel model, long seed, Side side, double volumeShare) {
        TradingDay hours = alone.hours();
        Run run = new Run(alone, model, seed);
        long shares = shares(alone.symbol(), volumeShare);
        long start = hours.open().toNanoOfDay() + HOUR;
        long end = hours.close().toNanoOfDay() - HOUR - HOUR / 2;
        long parts = (end - start) / EVERY;
        for (long part = 1; part <= parts; part++) {
            run.runUntil(start + (part - 1) * EVERY);
            long due = shares * part / parts - run.traded;
            if (due > 0 && run.isContinuous()) {
                run.submit(side, OrderType.BEST_OPPOSITE_IOC, due);
            }
        }
        run.runUntil(end);
        double peak = run.moved(end);
        run.runUntil(end + HOUR);
        double after = run.moved(end + HOUR);
        double direction = side == Side.BUY ? 1 : -1;
        return new Metaorder(
                (double) run.traded / alone.volume(),
                direction * peak,
                direction * after,
                direction * (run.paid / run.worthAlone - 1));
    }

    /** The day with the order. */
    private static final class Run extends StudyDay {

        private final ObservedDay alone;
        private long traded;
        private double paid;
        private double worthAlone;

        Run(ObservedDay alone, FlowModel model, long seed) {
            super(alone.symbol(), alone.hours(), model, seed);
            this.alone = alone;
        }

        double moved(long at) {
            return StrictMath.log((double) doubledMid() / alone.doubledMidAt(at));
        }

        @Override
        public void filled(int tag, long price, long quantity) {
            traded += quantity;
            paid += (double) price * quantity;
            worthAlone += alone.doubledMidAt(now()) / 2.0 * quantity;
        }
    }
}

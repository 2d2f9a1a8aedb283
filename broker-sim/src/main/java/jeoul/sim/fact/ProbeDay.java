package jeoul.sim.fact;

import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Side;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.OrderType;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;

/**
 * A day on which we buy one share with a best-limit order every five minutes, from ten minutes
 * after the open to half an hour before the close: what a slice of a schedule meets.
 */
final class ProbeDay extends StudyDay {

    private static final long EVERY = 5 * DayDraft.MINUTE;
    private static final long AFTER_OPEN = 10 * DayDraft.MINUTE;
    private static final long BEFORE_CLOSE = 30 * DayDraft.MINUTE;

    private final List<Probe> probes = new ArrayList<>();

    private ProbeDay(SymbolDay symbol, TradingDay hours, FlowModel model, long seed) {
        super(symbol, hours, model, seed);
    }

    /** One share asked for. */
    static final class Probe {
        private final long sentAt;
        private final double mid;
        private final long spread;
        private long filledAt;
        private long price;

        Probe(long sentAt, double mid, long spread) {
            this.sentAt = sentAt;
            this.mid = mid;
            this.spread = spread;
        }

        boolean filled() {
            return filledAt > 0;
        }

        boolean filledOnArrival() {
            return filledAt == sentAt;
        }

        double waitSeconds() {
            return (double) (filledAt - sentAt) / DayDraft.SECOND;
        }

        /** Against the mid when it was sent. */
        double costBps() {
            return 1e4 * (price - mid) / mid;
        }

        double halfSpreadBps() {
            return 1e4 * spread / 2 / mid;
        }

        double costInSpreads() {
            return (price - mid) / spread;
        }
    }

    static List<Probe> run(SymbolDay symbol, TradingDay hours, FlowModel model, long seed) {
        ProbeDay day = new ProbeDay(symbol, hours, model, seed);
        long first = hours.open().toNanoOfDay() + AFTER_OPEN;
        long last = hours.close().toNanoOfDay() - BEFORE_CLOSE;
        for (long at = first; at <= last; at += EVERY) {
            day.runUntil(at);
            if (day.isContinuous() && day.spread() > 0) {
                day.probes.add(new Probe(at, day.doubledMid() / 2.0, day.spread()));
                day.submit(Side.BUY, OrderType.BEST_OPPOSITE, 1);
            }
        }
        day.runToTheEnd();
        return List.copyOf(day.probes);
    }

    @Override
    public void filled(int tag, long price, long quantity) {
        Probe probe = probes.get(tag - 1);
        probe.filledAt = now();
        probe.price = price;
    }
}

package jeoul.sim.conditioned;

import jeoul.engine.market.Phase;
import jeoul.sim.book.OrderBook;
import jeoul.sim.flow.OrderFlow;

/**
 * A flow whose day follows a bar: its own orders, and between them what an {@link Agenda} does. In
 * the last second before a call auction is to end, and until it does, its own orders pause, so that
 * the price that the agenda arranged stands.
 */
final class ConditionedFlow implements OrderFlow {

    private final OrderFlow own;
    private final Agenda agenda;
    private final AuctionTimes times;
    private final boolean thin;

    /**
     * @param thin whether its own orders pause in interruptions too
     */
    ConditionedFlow(OrderFlow own, Agenda agenda, AuctionTimes times, boolean thin) {
        this.own = own;
        this.agenda = agenda;
        this.times = times;
        this.thin = thin;
    }

    private boolean pauses(long at, Phase phase) {
        return times.arranged(at, phase) || (thin && phase == Phase.VOLATILITY_INTERRUPTION);
    }

    @Override
    public long nextAt() {
        return StrictMath.min(own.nextAt(), agenda.nextAt());
    }

    @Override
    public void act(OrderBook book, Phase phase) {
        long at = own.nextAt();
        if (agenda.nextAt() <= at) {
            agenda.act(book, phase);
        } else {
            own.act(book, pauses(at, phase) ? Phase.HALTED : phase);
            agenda.seen(book);
        }
    }

    @Override
    public void othersTraded(long at, boolean bought, long quantity) {
        own.othersTraded(at, bought, quantity);
    }
}

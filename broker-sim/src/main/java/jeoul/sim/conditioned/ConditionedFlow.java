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

    ConditionedFlow(OrderFlow own, Agenda agenda, AuctionTimes times) {
        this.own = own;
        this.agenda = agenda;
        this.times = times;
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
            own.act(book, times.arranged(at, phase) ? Phase.HALTED : phase);
            agenda.seen(book);
        }
    }

    @Override
    public void othersTraded(long at, boolean bought, long quantity) {
        own.othersTraded(at, bought, quantity);
    }
}

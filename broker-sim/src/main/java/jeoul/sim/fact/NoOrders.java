package jeoul.sim.fact;

import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.RejectReason;
import jeoul.sim.exchange.ExchangeListener;

/** Listens where nothing is sent, and nothing but fills is of interest where it is. */
class NoOrders implements ExchangeListener {

    @Override
    public void accepted(int tag) {
        // Its fills tell the rest.
    }

    @Override
    public void rejected(int tag, RejectReason reason, String text) {
        // A price of an empty book; the order is one that did not trade.
    }

    @Override
    public void filled(int tag, long price, long quantity) {
        // Nothing is asked of it here.
    }

    @Override
    public void cancelled(int tag, long quantity) {
        // The rest of an order that takes what stands and no more.
    }

    @Override
    public void cancelRejected(int tag, RejectReason reason, String text) {
        throw new IllegalStateException("nothing was cancelled: " + text);
    }

    @Override
    public void revised(int tag, int revisedTag, long quantity) {
        throw new IllegalStateException("nothing was revised");
    }

    @Override
    public void reviseRejected(int tag, int revisedTag, RejectReason reason, String text) {
        throw new IllegalStateException("nothing was revised: " + text);
    }

    @Override
    public void expired(int tag, long quantity) {
        // It did not trade.
    }

    @Override
    public void phaseChanged(Symbol of, Phase phase) {
        // Asked for where it matters.
    }
}

package jeoul.sim.conditioned;

import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.RejectReason;
import jeoul.sim.exchange.ExchangeListener;

/** Sends no orders, so that all it could hear of is phases. */
record SilentListener() implements ExchangeListener {

    @Override
    public void accepted(int tag) {
        throw unexpected(tag);
    }

    @Override
    public void rejected(int tag, RejectReason reason, String text) {
        throw unexpected(tag);
    }

    @Override
    public void filled(int tag, long price, long quantity) {
        throw unexpected(tag);
    }

    @Override
    public void cancelled(int tag, long quantity) {
        throw unexpected(tag);
    }

    @Override
    public void cancelRejected(int tag, RejectReason reason, String text) {
        throw unexpected(tag);
    }

    @Override
    public void revised(int tag, int revisedTag, long quantity) {
        throw unexpected(tag);
    }

    @Override
    public void reviseRejected(int tag, int revisedTag, RejectReason reason, String text) {
        throw unexpected(tag);
    }

    @Override
    public void expired(int tag, long quantity) {
        throw unexpected(tag);
    }

    @Override
    public void phaseChanged(Symbol symbol, Phase phase) {}

    private static IllegalStateException unexpected(int tag) {
        return new IllegalStateException("nobody sent order " + tag);
    }
}

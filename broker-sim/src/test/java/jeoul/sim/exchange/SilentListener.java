package jeoul.sim.exchange;

import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.RejectReason;

/** Hears everything and keeps nothing; tests listen to what they count. */
class SilentListener implements ExchangeListener {

    @Override
    public void accepted(int tag) {}

    @Override
    public void rejected(int tag, RejectReason reason, String text) {}

    @Override
    public void filled(int tag, long price, long quantity) {}

    @Override
    public void cancelled(int tag, long quantity) {}

    @Override
    public void cancelRejected(int tag, RejectReason reason, String text) {}

    @Override
    public void revised(int tag, int revisedTag, long quantity) {}

    @Override
    public void reviseRejected(int tag, int revisedTag, RejectReason reason, String text) {}

    @Override
    public void expired(int tag, long quantity) {}

    @Override
    public void phaseChanged(Symbol symbol, Phase phase) {}
}

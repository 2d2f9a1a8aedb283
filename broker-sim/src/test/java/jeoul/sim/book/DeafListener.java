package jeoul.sim.book;

import jeoul.engine.order.RejectReason;

/** Hears trades and forgets them, where the book alone is looked at; the rest may not happen. */
public final class DeafListener implements OrderBook.Listener {

    @Override
    public void traded(
            long price,
            long quantity,
            boolean takerBuys,
            long makerHandle,
            int makerOwner,
            long takerHandle,
            int takerOwner) {
        if (quantity < 1) {
            throw new AssertionError("a trade of " + quantity);
        }
    }

    @Override
    public void cancelled(long handle, int owner, long quantity) {
        throw new AssertionError("no order of ours is IOC or FOK");
    }

    @Override
    public void refused(int owner, RejectReason reason) {
        throw new AssertionError("refused: " + reason);
    }

    @Override
    public void interrupted(long price) {
        throw new AssertionError("no trade bounds are set");
    }

    @Override
    public void expired(long handle, int owner, long quantity) {
        throw new AssertionError("no order of ours is left");
    }
}

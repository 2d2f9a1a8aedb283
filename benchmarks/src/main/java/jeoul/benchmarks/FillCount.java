package jeoul.benchmarks;

import jeoul.engine.order.RejectReason;
import jeoul.sim.book.OrderBook;

/** Adds up the shares that trade. Nothing else that a book tells of happens in these workloads. */
final class FillCount implements OrderBook.Listener {

    private long filled;

    long filled() {
        return filled;
    }

    @Override
    public void traded(
            long price,
            long quantity,
            boolean takerBuys,
            long makerHandle,
            int makerOwner,
            long takerHandle,
            int takerOwner) {
        filled += quantity;
    }

    @Override
    public void cancelled(long handle, int owner, long quantity) {
        throw new IllegalStateException("no order here is cancelled by the book");
    }

    @Override
    public void refused(int owner, RejectReason reason) {
        throw new IllegalStateException("refused: " + reason);
    }

    @Override
    public void interrupted(long price) {
        throw new IllegalStateException("interrupted at " + price);
    }

    @Override
    public void expired(long handle, int owner, long quantity) {
        throw new IllegalStateException("no order here expires");
    }
}

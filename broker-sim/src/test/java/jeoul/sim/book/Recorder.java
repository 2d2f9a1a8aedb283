package jeoul.sim.book;

import java.util.ArrayList;
import java.util.List;
import jeoul.engine.order.RejectReason;

/** Writes down what a book tells. */
final class Recorder implements OrderBook.Listener {

    final List<String> said = new ArrayList<>();
    long cancelled;

    @Override
    public void traded(
            long price,
            long quantity,
            boolean takerBuys,
            long makerHandle,
            int makerOwner,
            long takerHandle,
            int takerOwner) {
        said.add(
                "traded %d x %d, %d %s %d"
                        .formatted(
                                price,
                                quantity,
                                takerOwner,
                                takerBuys ? "buys from" : "sells to",
                                makerOwner));
    }

    @Override
    public void cancelled(long handle, int owner, long quantity) {
        cancelled += quantity;
        said.add("cancelled " + owner + " " + quantity);
    }

    @Override
    public void refused(int owner, RejectReason reason) {
        said.add("refused " + owner + " " + reason);
    }

    @Override
    public void interrupted(long price) {
        said.add("interrupted " + price);
    }

    @Override
    public void expired(long handle, int owner, long quantity) {
        said.add("expired " + owner + " " + quantity);
    }

    /** What was told since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(said);
        said.clear();
        return taken;
    }
}

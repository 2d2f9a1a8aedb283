package jeoul.sim.conditioned;

import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.sim.book.OrderBook;

/** Plays a script: what was done at which time, whatever the book is like now. */
final class Replay implements Agenda {

    private final List<Intervention> interventions;
    private int next;
    private long nextAt;

    Replay(Script script) {
        interventions = script.interventions();
        nextAt = timeOfNext();
    }

    /** Asked for at every message, and so kept: the interventions lie all over the memory. */
    @Override
    public long nextAt() {
        return nextAt;
    }

    private long timeOfNext() {
        return next < interventions.size() ? interventions.get(next).at() : Long.MAX_VALUE;
    }

    @Override
    public void act(OrderBook book, Phase phase) {
        Intervention due = interventions.get(next++);
        nextAt = timeOfNext();
        // Where nobody may send an order nobody does: our orders may have caused an interruption.
        if (phase == Phase.CONTINUOUS || phase.isCallAuction()) {
            due.perform(book);
        }
    }

    @Override
    public void seen(OrderBook book) {}
}

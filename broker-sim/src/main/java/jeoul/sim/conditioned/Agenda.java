package jeoul.sim.conditioned;

import jeoul.engine.market.Phase;
import jeoul.sim.book.OrderBook;

/** What is done to the book beside the flow's own orders, and when. */
interface Agenda {

    /** Nanoseconds since midnight; Long.MAX_VALUE when it is over. */
    long nextAt();

    void act(OrderBook book, Phase phase);

    /** The flow's own orders have acted. */
    void seen(OrderBook book);
}

package jeoul.sim.flow;

import jeoul.engine.market.Phase;
import jeoul.sim.book.OrderBook;

/**
 * The background orders of one symbol on one day, one candidate event after another. When the
 * candidates come and what they draw is fixed from the start; the book decides what becomes of
 * them.
 */
public interface OrderFlow {

    /**
     * Nanoseconds since midnight in Seoul of the next candidate; Long.MAX_VALUE when it is over.
     */
    long nextAt();

    /**
     * Performs the candidate due at {@link #nextAt} on the book and moves on to the next one.
     *
     * @param book the same one all day
     * @param phase what the book is doing at that moment; where nothing may be sent, nothing is
     * @throws IllegalStateException if the flow is over
     */
    void act(OrderBook book, Phase phase);

    /**
     * Shares that somebody outside the flow bought or sold, as taker or maker alike. A flow that
     * feels the demand of others answers it; the default feels nothing.
     *
     * @param at nanoseconds since midnight in Seoul
     */
    default void othersTraded(long at, boolean bought, long quantity) {}
}

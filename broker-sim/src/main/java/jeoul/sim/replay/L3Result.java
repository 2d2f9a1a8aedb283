package jeoul.sim.replay;

import java.util.Objects;

/**
 * What came of a replay of every order of a book.
 *
 * @param messages read, prints included
 * @param unknownOrders orders that were cancelled or resized and never added
 * @param crossed messages after which the best bid was above the best ask
 */
public record L3Result(long messages, long unknownOrders, long crossed, Side bids, Side asks) {

    public L3Result {
        Objects.requireNonNull(bids, "bids");
        Objects.requireNonNull(asks, "asks");
    }

    /**
     * One side of the book at the end.
     *
     * @param orders resting
     * @param levels prices with orders
     * @param bestPrice 1/10,000 dollar; 0 without orders
     * @param bestSize shares at the best price
     */
    public record Side(long orders, long levels, long bestPrice, long bestSize) {}
}

package jeoul.sim.book;

/** What a book has printed so far, and whom it tells. */
final class Tape {

    private final OrderQueues queues;
    private final OrderBook.Listener listener;
    private final long basePrice;
    private long last;
    private long trades;
    private long volume;

    Tape(OrderQueues queues, OrderBook.Listener listener, long basePrice) {
        this.queues = queues;
        this.listener = listener;
        this.basePrice = basePrice;
    }

    /**
     * Shares pass between the first order of a row and one that is not in a queue (yet).
     *
     * @param quantity at most what the first order has
     */
    void trade(
            long price,
            long quantity,
            boolean takerBuys,
            int maker,
            long takerHandle,
            int takerOwner) {
        long makerHandle = queues.orders().handle(maker);
        int makerOwner = queues.orders().owner(maker);
        queues.reduceFirst(maker, quantity);
        print(price, quantity);
        listener.traded(
                price, quantity, takerBuys, makerHandle, makerOwner, takerHandle, takerOwner);
    }

    /** Shares pass between two resting orders, as in a call auction. */
    void tradeResting(long price, long quantity, int buy, int sell) {
        boolean takerBuys = queues.orders().arrival(buy) > queues.orders().arrival(sell);
        int maker = takerBuys ? sell : buy;
        int taker = takerBuys ? buy : sell;
        long makerHandle = queues.orders().handle(maker);
        int makerOwner = queues.orders().owner(maker);
        long takerHandle = queues.orders().handle(taker);
        int takerOwner = queues.orders().owner(taker);
        queues.reduce(maker, quantity);
        queues.reduce(taker, quantity);
        print(price, quantity);
        listener.traded(
                price, quantity, takerBuys, makerHandle, makerOwner, takerHandle, takerOwner);
    }

    /** Shares passed between two orders that are not here. */
    void report(long price, long quantity, boolean takerBuys) {
        print(price, quantity);
        listener.traded(price, quantity, takerBuys, OrderBook.NONE, 0, OrderBook.NONE, 0);
    }

    private void print(long price, long quantity) {
        last = price;
        trades++;
        volume += quantity;
    }

    /** Won per share; 0 before the first trade. */
    long last() {
        return last;
    }

    /** The last price, or the base price before the first trade. */
    long lastOrBase() {
        return last == 0 ? basePrice : last;
    }

    long trades() {
        return trades;
    }

    long volume() {
        return volume;
    }
}

package jeoul.sim.book;

/**
 * One side of a call auction, price by price from the most eager: market orders at their deemed
 * price, then the price levels. At a daily limit, where both rank equal, they are one step.
 */
final class AuctionSide {

    private final OrderQueues queues;
    private final boolean buy;
    private int row;
    private long price;
    private long quantity;

    AuctionSide(OrderQueues queues, boolean buy) {
        this.queues = queues;
        this.buy = buy;
    }

    void start(long marketDeemed) {
        boolean limits = buy ? queues.hasBids() : queues.hasAsks();
        row = !limits ? -1 : buy ? queues.bestBidRow() : queues.bestAskRow();
        long market = queues.quantity(OrderQueues.pair(OrderQueues.MARKET, buy));
        if (market == 0) {
            takeRow();
            return;
        }
        price = marketDeemed;
        quantity = market;
        if (row >= 0 && queues.priceOfRow(row) == marketDeemed) {
            quantity += queues.quantity(row);
            row = queues.worse(row);
        }
    }

    void advance() {
        takeRow();
    }

    private void takeRow() {
        if (row < 0) {
            price = buy ? Long.MIN_VALUE : Long.MAX_VALUE;
            quantity = 0;
            return;
        }
        price = queues.priceOfRow(row);
        quantity = queues.quantity(row);
        row = queues.worse(row);
    }

    /** Won per share; after the last step a price that nothing crosses. */
    long price() {
        return price;
    }

    long quantity() {
        return quantity;
    }

    boolean isOver() {
        return quantity == 0;
    }
}

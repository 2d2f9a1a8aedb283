package jeoul.sim.book;

/**
 * The book as displayed: the price levels, with resting market orders at their deemed price, which
 * is a level of its own in front or, at a daily limit, a part of the first.
 */
final class BookView {

    private final OrderQueues queues;
    private final Tape tape;
    private final DeemedPrices deemed;

    BookView(OrderQueues queues, Tape tape, DeemedPrices deemed) {
        this.queues = queues;
        this.tape = tape;
        this.deemed = deemed;
    }

    /** The deemed price of the resting market orders of a side. */
    long marketPrice(boolean buy, boolean auction) {
        return auction ? deemed.auction(buy, tape.lastOrBase()) : deemed.continuous(buy);
    }

    /** What is asked for most often, without a search for a level. */
    long bestPrice(boolean buy, boolean auction) {
        return market(buy) > 0 ? marketPrice(buy, auction) : queues.bestPrice(buy);
    }

    long priceAt(boolean buy, int level, boolean auction) {
        int row = bestRow(buy);
        int skip = level;
        if (market(buy) > 0) {
            long price = marketPrice(buy, auction);
            if (level == 0) {
                return price;
            }
            skip -= isAt(row, price) ? 0 : 1;
        }
        row = skip(row, skip);
        return row < 0 ? 0 : queues.priceOfRow(row);
    }

    long quantityAt(boolean buy, int level, boolean auction) {
        long market = market(buy);
        if (level == 0 && market == 0) {
            return queues.bestQuantity(buy);
        }
        int row = bestRow(buy);
        int skip = level;
        if (market > 0) {
            boolean merged = isAt(row, marketPrice(buy, auction));
            if (level == 0) {
                return merged ? market + queues.quantity(row) : market;
            }
            skip -= merged ? 0 : 1;
        }
        row = skip(row, skip);
        return row < 0 ? 0 : queues.quantity(row);
    }

    int levels(boolean buy, long[] prices, long[] quantities, boolean auction) {
        int found = 0;
        int row = bestRow(buy);
        long market = market(buy);
        if (market > 0 && prices.length > 0) {
            long price = marketPrice(buy, auction);
            boolean merged = isAt(row, price);
            prices[0] = price;
            quantities[0] = merged ? market + queues.quantity(row) : market;
            row = merged ? queues.worse(row) : row;
            found = 1;
        }
        return row < 0 ? found : queues.copyLevels(row, prices, quantities, found);
    }

    long quantityAtPrice(boolean buy, long price, boolean auction) {
        long market = market(buy);
        long deemedHere = market > 0 && marketPrice(buy, auction) == price ? market : 0;
        int index = queues.ladder().indexOf(price);
        return index < 0 ? deemedHere : deemedHere + queues.quantity(queues.rowOf(buy, index));
    }

    int ordersAt(boolean buy, long price) {
        int index = queues.ladder().indexOf(price);
        return index < 0 ? 0 : queues.count(queues.rowOf(buy, index));
    }

    private long market(boolean buy) {
        return queues.quantity(OrderQueues.pair(OrderQueues.MARKET, buy));
    }

    private boolean isAt(int row, long price) {
        return row >= 0 && queues.priceOfRow(row) == price;
    }

    private int bestRow(boolean buy) {
        boolean any = buy ? queues.hasBids() : queues.hasAsks();
        return !any ? -1 : buy ? queues.bestBidRow() : queues.bestAskRow();
    }

    private int skip(int from, int levels) {
        int row = from;
        for (int i = 0; i < levels && row >= 0; i++) {
            row = queues.worse(row);
        }
        return row;
    }
}

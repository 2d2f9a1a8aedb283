package jeoul.sim.book;

import jeoul.engine.order.Pricing;

/**
 * What an arriving order takes from the resting ones in continuous trading: mid-price orders first,
 * then market orders, then the price levels from the best; in each in order of arrival, at the
 * price of the resting order.
 */
final class ContinuousMatching {

    private final OrderSlots slots;
    private final OrderQueues queues;
    private final Tape tape;
    private final DeemedPrices deemed;
    private long low = 0;
    private long high = Long.MAX_VALUE;
    private long blocked;

    ContinuousMatching(OrderSlots slots, OrderQueues queues, Tape tape, DeemedPrices deemed) {
        this.slots = slots;
        this.queues = queues;
        this.tape = tape;
        this.deemed = deemed;
    }

    void setBounds(long newLow, long newHigh) {
        low = newLow;
        high = newHigh;
    }

    /** The price at which a bound stopped the matching since the last call; 0 if none did. */
    long takeBlocked() {
        long price = blocked;
        blocked = 0;
        return price;
    }

    boolean isBlocked() {
        return blocked != 0;
    }

    /**
     * Matches an order that is in no queue yet.
     *
     * @param limit the worst price for it; 0 or {@link Long#MAX_VALUE} for a market order
     * @return shares left
     */
    long match(boolean buy, long limit, long quantity, int taker) {
        long left = quantity;
        if (queues.hasMarketOrMid()) {
            left = matchMid(buy, limit, left, taker);
            left = matchMarket(buy, limit, left, taker);
        }
        while (left > 0 && blocked == 0) {
            int row = buy ? queues.bestAskRow() : queues.bestBidRow();
            if (buy ? row == OrderQueues.NO_ASK : row < OrderQueues.FIRST_BID) {
                break;
            }
            long price = queues.priceOfRow(row);
            if ((buy ? price > limit : price < limit) || blocks(price)) {
                break;
            }
            left = matchRow(row, price, buy, left, taker);
        }
        return left;
    }

    /** Matches a mid-price order, which meets only those of the other side. */
    long matchMid(boolean buy, long limit, long quantity, int taker) {
        long doubled = doubledMid();
        int row = OrderQueues.pair(OrderQueues.MID, !buy);
        if (doubled == 0 || queues.isEmpty(row) || !reachesMid(buy, limit, doubled)) {
            return quantity;
        }
        // KRX mid-price orders: fractions of a won are cut off.
        long price = doubled / 2;
        return blocks(price) ? quantity : matchRow(row, price, buy, quantity, taker);
    }

    /**
     * Matches mid-price orders that came to rest on both sides, as they do when a bound kept them
     * apart.
     */
    void matchRestingMids() {
        int buys = OrderQueues.pair(OrderQueues.MID, true);
        int sells = OrderQueues.pair(OrderQueues.MID, false);
        while (blocked == 0
                && queues.hasMidOnBothSides()
                && doubledMid() != 0
                && !blocks(doubledMid() / 2)) {
            int buy = queues.head(buys);
            int sell = queues.head(sells);
            long traded = Math.min(slots.leaves(buy), slots.leaves(sell));
            tape.tradeResting(doubledMid() / 2, traded, buy, sell);
        }
    }

    private long matchMarket(boolean buy, long limit, long quantity, int taker) {
        int row = OrderQueues.pair(OrderQueues.MARKET, !buy);
        long handle = slots.handle(taker);
        int owner = slots.owner(taker);
        long left = quantity;
        while (left > 0 && blocked == 0 && !queues.isEmpty(row)) {
            long price = marketPrice(!buy, limit);
            if (blocks(price)) {
                break;
            }
            int maker = firstOf(!buy, deemed.continuous(!buy));
            long traded = Math.min(left, slots.leaves(maker));
            left -= traded;
            tape.trade(price, traded, buy, maker, handle, owner);
        }
        return left;
    }

    /**
     * What resting market orders trade at with an order of this limit: the deemed price, or the
     * limit where that is worse for them, since they take any price.
     */
    private long marketPrice(boolean marketBuys, long limit) {
        long price = deemed.continuous(marketBuys);
        return marketBuys ? Math.max(price, limit) : Math.min(price, limit);
    }

    /**
     * The first order of a side that has market orders: those come first, except that at the daily
     * limit price limit orders rank with them and the earlier one is first.
     */
    int firstOf(boolean buy, long marketDeemed) {
        int market = queues.head(OrderQueues.pair(OrderQueues.MARKET, buy));
        boolean limits = buy ? queues.hasBids() : queues.hasAsks();
        if (!limits) {
            return market;
        }
        int row = buy ? queues.bestBidRow() : queues.bestAskRow();
        int limit = queues.head(row);
        if (market == OrderSlots.NO_SLOT) {
            return limit;
        }
        boolean equalRank = queues.priceOfRow(row) == marketDeemed;
        return equalRank && slots.arrival(limit) < slots.arrival(market) ? limit : market;
    }

    private long matchRow(int row, long price, boolean buy, long quantity, int taker) {
        long handle = slots.handle(taker);
        int owner = slots.owner(taker);
        long left = quantity;
        int maker = queues.head(row);
        while (left > 0 && maker != OrderSlots.NO_SLOT) {
            long traded = Math.min(left, slots.leaves(maker));
            left -= traded;
            tape.trade(price, traded, buy, maker, handle, owner);
            maker = queues.head(row);
        }
        return left;
    }

    /**
     * Whether an arriving order could trade whole now. If only a bound stands against it, that
     * counts as blocked.
     */
    boolean canFill(boolean buy, Pricing pricing, long limit, long quantity) {
        long missing = quantity;
        long doubled = doubledMid();
        int mid = OrderQueues.pair(OrderQueues.MID, !buy);
        long barrier = 0;
        if (doubled != 0 && !queues.isEmpty(mid) && reachesMid(buy, limit, doubled)) {
            missing -= queues.quantity(mid);
            barrier = outside(doubled / 2) ? doubled / 2 : 0;
        }
        if (pricing == Pricing.MID) {
            return stands(missing, barrier);
        }
        int market = OrderQueues.pair(OrderQueues.MARKET, !buy);
        if (missing > 0 && !queues.isEmpty(market)) {
            missing -= queues.quantity(market);
            long price = marketPrice(!buy, limit);
            barrier = barrier == 0 && outside(price) ? price : barrier;
        }
        int row = buy ? queues.bestAskRow() : queues.bestBidRow();
        row = row == OrderQueues.NO_ASK || row < OrderQueues.FIRST_BID ? -1 : row;
        while (missing > 0 && row >= 0) {
            long price = queues.priceOfRow(row);
            if (buy ? price > limit : price < limit) {
                break;
            }
            missing -= queues.quantity(row);
            barrier = barrier == 0 && outside(price) ? price : barrier;
            row = queues.worse(row);
        }
        return stands(missing, barrier);
    }

    private boolean stands(long missing, long barrier) {
        if (missing <= 0 && barrier != 0) {
            blocked = barrier;
            return false;
        }
        return missing <= 0;
    }

    /** Best bid plus best ask; 0 unless there are both. */
    long doubledMid() {
        if (!queues.hasBids() || !queues.hasAsks()) {
            return 0;
        }
        return queues.priceOfRow(queues.bestBidRow()) + queues.priceOfRow(queues.bestAskRow());
    }

    private static boolean reachesMid(boolean buy, long limit, long doubled) {
        if (buy) {
            return limit >= doubled - limit;
        }
        return limit <= doubled - limit;
    }

    private boolean blocks(long price) {
        if (outside(price)) {
            blocked = price;
            return true;
        }
        return false;
    }

    private boolean outside(long price) {
        return price <= low || price >= high;
    }
}

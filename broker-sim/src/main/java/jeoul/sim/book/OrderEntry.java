package jeoul.sim.book;

import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;

/** What becomes of an order that arrives: refused, matched, queued, or asleep. */
final class OrderEntry {

    private final BookRules rules;
    private final OrderQueues queues;
    private final Tape tape;
    private final ContinuousMatching matching;
    private final StopOrders stops;
    private final OrderPrices prices;
    private final OrderBook.Listener listener;
    private boolean auction = true;
    private boolean conditionalsConverted;

    OrderEntry(
            BookRules rules,
            OrderQueues queues,
            Tape tape,
            ContinuousMatching matching,
            StopOrders stops,
            OrderPrices prices,
            OrderBook.Listener listener) {
        this.rules = rules;
        this.queues = queues;
        this.tape = tape;
        this.matching = matching;
        this.stops = stops;
        this.prices = prices;
        this.listener = listener;
    }

    boolean isAuction() {
        return auction;
    }

    void startAuction() {
        auction = true;
    }

    void startContinuous() {
        auction = false;
        finish();
    }

    long submit(
            boolean buy,
            Pricing pricing,
            Condition condition,
            long price,
            long stop,
            long quantity,
            int owner) {
        if (pricing == Pricing.LIMIT
                && condition == Condition.DAY
                && quantity > 0
                && quantity <= OrderBook.MAX_QUANTITY) {
            int index = queues.ladder().indexOf(price);
            if (index >= 0) {
                return enterLimit(buy, index, quantity, owner);
            }
        }
        long limit = prices.limit(buy, pricing, price);
        if (!accepts(buy, pricing, condition, limit, stop, quantity, owner)) {
            return OrderBook.NONE;
        }
        return enter(buy, pricing, condition, limit, stop, quantity, owner);
    }

    /** A limit order for the day with a quantity in range, at a price of the ladder. */
    private long enterLimit(boolean buy, int index, long quantity, int owner) {
        if (auction || !queues.mayTrade(buy, index)) {
            return queues.enter(queues.rowOf(buy, index), quantity, owner);
        }
        long price = queues.ladder().priceAt(index);
        return enter(buy, Pricing.LIMIT, Condition.DAY, price, 0, quantity, owner);
    }

    /** A limit order of the background for the day, at a price of the ladder. */
    long add(boolean buy, int index, long quantity) {
        if (quantity < 1 || quantity > OrderBook.MAX_QUANTITY) {
            return OrderBook.NONE;
        }
        return enterLimit(buy, index, quantity, 0);
    }

    /** A background order at the head of its queue, which only a call auction leaves unmatched. */
    long submitFirst(boolean buy, long price, long quantity) {
        if (!auction) {
            throw new IllegalStateException("the book trades continuously");
        }
        int index = queues.ladder().indexOf(price);
        if (index < 0 || quantity < 1 || quantity > OrderBook.MAX_QUANTITY) {
            return OrderBook.NONE;
        }
        int row = queues.rowOf(buy, index);
        queues.orders().makeRoom();
        int slot = queues.orders().take(0);
        queues.orders().rest(slot, quantity, false);
        if (queues.isEmpty(row)) {
            queues.append(row, slot);
        } else {
            queues.insertBefore(queues.head(row), slot);
        }
        return queues.orders().handle(slot);
    }

    long revise(long handle, Pricing newPricing, long newPrice, long quantity) {
        int slot = queues.orders().slotOf(handle);
        if (slot == OrderSlots.NO_SLOT) {
            return OrderBook.NONE;
        }
        int row = queues.orders().row(slot);
        boolean buy = queues.isBuyRow(row);
        if (newPricing == Pricing.LIMIT
                && row >= OrderQueues.FIRST_BID
                && quantity >= queues.orders().leaves(slot)) {
            int index = queues.ladder().indexOf(newPrice);
            if (index >= 0 && (auction || !queues.mayTrade(buy, index))) {
                return queues.move(slot, queues.rowOf(buy, index));
            }
        }
        int owner = queues.orders().owner(slot);
        long stop = StopOrders.isStop(row) ? stops.stopOf(slot) : 0;
        long moved = Math.min(quantity, queues.orders().leaves(slot));
        long limit = prices.limit(buy, newPricing, newPrice);
        if (!accepts(buy, newPricing, Condition.DAY, limit, stop, moved, owner)) {
            return OrderBook.NONE;
        }
        queues.reduce(slot, moved);
        return enter(buy, newPricing, Condition.DAY, limit, stop, moved, owner);
    }

    void convertConditionals() {
        conditionalsConverted = true;
        for (int slot : queues.conditionals()) {
            boolean buy = queues.isBuyRow(queues.orders().row(slot));
            queues.remove(slot);
            queues.orders().setConditional(slot, false);
            queues.orders().stamp(slot);
            queues.append(OrderQueues.pair(OrderQueues.MARKET, buy), slot);
        }
    }

    private boolean accepts(
            boolean buy,
            Pricing pricing,
            Condition condition,
            long limit,
            long stop,
            long quantity,
            int owner) {
        if (quantity < 1 || quantity > OrderBook.MAX_QUANTITY) {
            return refuse(owner, RejectReason.BAD_QUANTITY);
        }
        if (pricing == Pricing.LIMIT && condition == Condition.DAY) {
            return prices.isOnLadder(limit) || refuse(owner, prices.whyNot(limit));
        }
        if (auction && !takenInAuction(pricing, condition)) {
            return refuse(owner, RejectReason.NOT_IN_AUCTION);
        }
        if (!isOffered(pricing, condition)) {
            return refuse(owner, RejectReason.TYPE_NOT_OFFERED);
        }
        if (pricing == Pricing.MARKET) {
            return true;
        }
        if (pricing == Pricing.MID) {
            // Without both quotes there is no middle.
            return matching.doubledMid() != 0 || refuse(owner, RejectReason.OTHER);
        }
        if (limit == OrderPrices.NO_PRICE) {
            return refuse(owner, RejectReason.OTHER);
        }
        if (!prices.isOnLadder(limit)) {
            return refuse(owner, prices.whyNot(limit));
        }
        if (pricing == Pricing.STOP_LIMIT && !prices.isOnLadder(stop)) {
            return refuse(owner, stop == 0 ? RejectReason.TYPE_NOT_OFFERED : prices.whyNot(stop));
        }
        // KRX: a conditional limit order is not taken at the price it could not get better than.
        return pricing != Pricing.CONDITIONAL_LIMIT
                || !rules.limited()
                || limit != (buy ? queues.ladder().highest() : queues.ladder().lowest())
                || refuse(owner, RejectReason.BEYOND_PRICE_LIMIT);
    }

    private boolean takenInAuction(Pricing pricing, Condition condition) {
        return condition == Condition.DAY
                && (pricing == Pricing.LIMIT
                        || pricing == Pricing.MARKET
                        || (pricing == Pricing.CONDITIONAL_LIMIT && !conditionalsConverted));
    }

    private static boolean isOffered(Pricing pricing, Condition condition) {
        return switch (pricing) {
            case LIMIT, MARKET, BEST_OPPOSITE, MID -> true;
            case CONDITIONAL_LIMIT, BEST_SAME, STOP_LIMIT -> condition == Condition.DAY;
            case CLOSE_PRICE -> false;
        };
    }

    private boolean refuse(int owner, RejectReason reason) {
        if (owner > 0) {
            listener.refused(owner, reason);
        }
        return false;
    }

    private long enter(
            boolean buy,
            Pricing pricing,
            Condition condition,
            long limit,
            long stop,
            long quantity,
            int owner) {
        queues.orders().makeRoom();
        int slot = queues.orders().take(owner);
        long handle = queues.orders().handle(slot);
        if (pricing == Pricing.STOP_LIMIT && !StopOrders.reached(buy, stop, tape.last())) {
            queues.orders().rest(slot, quantity, false);
            stops.add(slot, buy, stop, limit);
            return handle;
        }
        long left = auction ? quantity : match(buy, pricing, condition, limit, quantity, slot);
        if (left == 0) {
            queues.orders().release(slot);
        } else if (condition != Condition.DAY) {
            queues.orders().release(slot);
            if (owner > 0) {
                listener.cancelled(handle, owner, left);
            }
        } else {
            queues.orders().rest(slot, left, pricing == Pricing.CONDITIONAL_LIMIT);
            queues.append(rowFor(buy, pricing, limit), slot);
        }
        if (left != quantity || matching.isBlocked() || queues.hasMidOnBothSides()) {
            finish();
        }
        return queues.orders().slotOf(handle) == OrderSlots.NO_SLOT ? OrderBook.NONE : handle;
    }

    private long match(
            boolean buy,
            Pricing pricing,
            Condition condition,
            long limit,
            long quantity,
            int slot) {
        if (condition == Condition.FOK && !matching.canFill(buy, pricing, limit, quantity)) {
            return quantity;
        }
        return pricing == Pricing.MID
                ? matching.matchMid(buy, limit, quantity, slot)
                : matching.match(buy, limit, quantity, slot);
    }

    private int rowFor(boolean buy, Pricing pricing, long limit) {
        if (pricing == Pricing.MARKET) {
            return OrderQueues.pair(OrderQueues.MARKET, buy);
        }
        if (pricing == Pricing.MID) {
            return OrderQueues.pair(OrderQueues.MID, buy);
        }
        return queues.rowOf(buy, prices.indexOf(limit));
    }

    /** What trades have set off: the end of continuous trading, or stop orders. */
    void finish() {
        if (!auction) {
            matching.matchRestingMids();
        }
        if (queues.hasStops()) {
            stops.release(tape.last());
            while (!auction
                    && !matching.isBlocked()
                    && stops.firstReleased() != OrderSlots.NO_SLOT) {
                enterReleased(stops.firstReleased());
                matching.matchRestingMids();
                stops.release(tape.last());
            }
        }
        if (matching.isBlocked()) {
            auction = true;
            listener.interrupted(matching.takeBlocked());
        }
    }

    private void enterReleased(int slot) {
        boolean buy = queues.isBuyRow(queues.orders().row(slot));
        long limit = stops.limitOf(slot);
        long quantity = queues.orders().leaves(slot);
        queues.remove(slot);
        long left = matching.match(buy, limit, quantity, slot);
        if (left == 0) {
            queues.orders().release(slot);
        } else {
            queues.orders().setLeaves(slot, left);
            queues.append(queues.rowOf(buy, prices.indexOf(limit)), slot);
        }
    }
}

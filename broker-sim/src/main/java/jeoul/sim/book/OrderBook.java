package jeoul.sim.book;

import java.util.Objects;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;

/**
 * The order book of one symbol on one day, after KRX's rules. It has no clock: what arrives first
 * is first.
 *
 * <p>It trades continuously, or collects orders for a call auction; it starts collecting. An order
 * that rests is known by its handle, which dies with the order. Quantities are shares, prices won
 * per share. Nothing is allocated per message.
 *
 * @see <a href="https://global.krx.co.kr">KRX, types of orders and matching (GLB0602010201)</a>
 */
public final class OrderBook {

    /** Never the handle of an order. */
    public static final long NONE = 0;

    /** The most shares an order may have. */
    public static final long MAX_QUANTITY = 1L << 40;

    /** Levels that can be seen. */
    public static final int LEVELS = 10;

    private final BookRules rules;
    private final Listener listener;
    private final OrderSlots slots = new OrderSlots();
    private final OrderQueues queues;
    private final Tape tape;
    private final ContinuousMatching matching;
    private final CallAuction callAuction;
    private final StopOrders stops;
    private final OrderEntry entry;
    private final BookView view;
    private long messages;

    /**
     * @param ladder its ends are the daily limits, or just a start, as {@code rules} say
     * @param basePrice stands for the last price before the first trade; at least 1
     * @param listener told during a call what the call did; must not change the book from there,
     *     except in {@link Listener#interrupted}
     */
    public OrderBook(PriceLadder ladder, BookRules rules, long basePrice, Listener listener) {
        if (basePrice < 1) {
            throw new IllegalArgumentException("base price must be positive: " + basePrice);
        }
        this.rules = rules;
        this.listener = Objects.requireNonNull(listener, "listener");
        queues = new OrderQueues(slots, ladder);
        tape = new Tape(queues, listener, basePrice);
        DeemedPrices deemed = new DeemedPrices(queues, tape, rules.limited());
        matching = new ContinuousMatching(slots, queues, tape, deemed);
        callAuction = new CallAuction(slots, queues, tape, deemed, matching);
        stops = new StopOrders(slots, queues);
        view = new BookView(queues, tape, deemed);
        OrderPrices prices = new OrderPrices(rules, queues, tape, deemed, view);
        entry = new OrderEntry(rules, queues, tape, matching, stops, prices, listener);
    }

    /** What a book tells of. An owner is the number an order was submitted with. */
    public interface Listener {

        /**
         * A trade, whoever the owners are. In a call auction the later order counts as the taker.
         * The handle of an order that trades whole is already dead.
         */
        void traded(
                long price,
                long quantity,
                boolean takerBuys,
                long makerHandle,
                int makerOwner,
                long takerHandle,
                int takerOwner);

        /** The book itself cancelled what is left of an IOC or FOK order. Owners above 0 only. */
        void cancelled(long handle, int owner, long quantity);

        /** An order or a revision was not taken; nothing changed. Owners above 0 only. */
        void refused(int owner, RejectReason reason);

        /**
         * A trade at this price lay beyond the bounds and did not happen; what was left of the
         * order rests, and the book collects orders for an auction from now on. Comes last in a
         * call.
         */
        void interrupted(long price);

        /** The day is over for what is left of an order. Owners above 0 only. */
        void expired(long handle, int owner, long quantity);
    }

    // Modes

    public boolean inAuction() {
        return entry.isAuction();
    }

    /** From now on orders are only collected. Mid-price and stop orders sleep. */
    public void startAuction() {
        entry.startAuction();
    }

    /**
     * From now on orders match when they arrive.
     *
     * @throws IllegalStateException if orders cross: {@link #uncross} first
     */
    public void startContinuous() {
        callAuction.find(tape.lastOrBase());
        if (callAuction.volume() > 0) {
            throw new IllegalStateException(
                    "orders cross at " + callAuction.price() + ": uncross the book first");
        }
        entry.startContinuous();
    }

    /**
     * From now on no trade happens in continuous trading at {@code low} or below, nor at {@code
     * high} or above.
     */
    public void setTradeBounds(long low, long high) {
        matching.setBounds(low, high);
    }

    // Orders

    /**
     * An order arrives.
     *
     * @param price of a limit, conditional or stop-limit order; otherwise ignored
     * @param stop of a stop-limit order; otherwise ignored
     * @param owner 0 for the background, above 0 for those who want to hear of it
     * @return the handle of what rests, or {@link #NONE}
     */
    public long submit(
            boolean buy,
            Pricing pricing,
            Condition condition,
            long price,
            long stop,
            long quantity,
            int owner) {
        messages++;
        return entry.submit(buy, pricing, condition, price, stop, quantity, owner);
    }

    /**
     * Takes shares off a resting order, which keeps its place.
     *
     * @param quantity more than is left means all of it
     * @return false if the order is no longer there
     */
    public boolean cancel(long handle, long quantity) {
        messages++;
        return queues.cancel(handle, quantity);
    }

    /**
     * Gives a part of a resting order, or all of it, another price or type. That part arrives now;
     * what is not revised keeps its place. A stop order keeps its stop if it stays one.
     *
     * @param quantity more than is left means all of it
     * @return the handle of what rests of the revised part, or {@link #NONE}: it traded, was
     *     refused (the listener hears of it and nothing changed), or the order is no longer there
     */
    public long revise(long handle, Pricing newPricing, long newPrice, long quantity) {
        messages++;
        return entry.revise(handle, newPricing, newPrice, quantity);
    }

    /**
     * A trade between others of whom the book holds no order, as a recording tells of them: hidden
     * orders, mid-price orders of the background. It is printed and sets off stop orders; nothing
     * that rests trades.
     *
     * @throws IllegalArgumentException without a price or shares
     */
    public void report(long price, long quantity, boolean takerBuys) {
        if (price < 1 || quantity < 1) {
            throw new IllegalArgumentException("no trade: " + price + " x " + quantity);
        }
        tape.report(price, quantity, takerBuys);
        entry.finish();
    }

    /**
     * A limit order of the background that stands at the head of its queue, before orders that came
     * earlier: for a call auction of a recording, which tells how much had the price or the time
     * before others.
     *
     * @return its handle, or {@link #NONE} if the price is not on the ladder
     * @throws IllegalStateException in continuous trading
     */
    public long submitFirst(boolean buy, long price, long quantity) {
        messages++;
        return entry.submitFirst(buy, price, quantity);
    }

    // By place, for a background that counts in ticks: what is done for every message of a day does
    // without a search for the price. A place is the index of a price on the ladder; that of a book
    // without daily limits is another one whenever the ladder has grown.

    /**
     * A limit order of the background for the day arrives.
     *
     * @param quantity 1 to {@link #MAX_QUANTITY}; an order of other than that is not taken
     * @return the handle of what rests, or {@link #NONE}
     * @throws IndexOutOfBoundsException if the ladder has no such place
     */
    public long add(boolean buy, int place, long quantity) {
        checkPlace(place);
        messages++;
        return entry.add(buy, place, quantity);
    }

    /**
     * The shares of the limit orders queued at a place; 0 if the ladder has no such place, so that
     * nobody has to ask first.
     */
    public long quantityQueued(boolean buy, int place) {
        return place < 0 || place >= queues.ladder().size()
                ? 0
                : queues.quantity(queues.rowOf(buy, place));
    }

    /**
     * Cancels an order of owner 0 near the end of the queue at a place, whole.
     *
     * @param position 0 for the last of them; the first of them if there are not so many
     * @return false if there is none: then no message arrived
     * @throws IndexOutOfBoundsException if the ladder has no such place
     */
    public boolean cancelNearEnd(boolean buy, int place, int position) {
        checkPlace(place);
        int slot = queues.nearEnd(queues.rowOf(buy, place), position);
        if (slot == OrderSlots.NO_SLOT) {
            return false;
        }
        messages++;
        queues.reduce(slot, slots.leaves(slot));
        return true;
    }

    private void checkPlace(int place) {
        Objects.checkIndex(place, queues.ladder().size());
    }

    // Auctions

    /**
     * Turns what is left of conditional limit orders into market orders that arrive now, in their
     * own order, as at the start of the closing auction; from then on none is taken.
     */
    public void convertConditionals() {
        entry.convertConditionals();
    }

    /**
     * The price at which the orders would trade in a call auction now; 0 if none would.
     *
     * @param reference the preceding price: last trade, or base price at the opening
     */
    public long indicativePrice(long reference) {
        find(reference);
        return callAuction.price();
    }

    /** The shares that would trade in a call auction now. */
    public long indicativeVolume(long reference) {
        find(reference);
        return callAuction.volume();
    }

    /** The call auction itself, by price and time: returns its price, or 0 if nothing trades. */
    public long uncross(long reference) {
        return uncross(reference, Rationing.NONE);
    }

    /**
     * The call auction with rationing where its price is a daily limit: for opening prices and
     * first prices after a circuit breaker or a halt.
     */
    public long uncross(long reference, Rationing rationing) {
        find(reference);
        if (!inAuction()) {
            throw new IllegalStateException("the book trades continuously");
        }
        callAuction.uncross(reference, rationing, rules.limited());
        entry.finish();
        return callAuction.price();
    }

    private void find(long reference) {
        if (reference < 1) {
            throw new IllegalArgumentException("reference price must be positive: " + reference);
        }
        callAuction.find(reference);
    }

    /** The day is over: nothing rests any more. */
    public void expireAll() {
        for (int row = queues.first(); row != OrderQueues.NO_ASK; row = queues.next(row)) {
            while (!queues.isEmpty(row)) {
                int slot = queues.head(row);
                long handle = slots.handle(slot);
                int owner = slots.owner(slot);
                long quantity = slots.leaves(slot);
                queues.reduce(slot, quantity);
                if (owner > 0) {
                    listener.expired(handle, owner, quantity);
                }
            }
        }
    }

    // Views

    /** Shares left of an order; 0 if it is no longer there. */
    public long leaves(long handle) {
        return slots.leaves(slots.slotOf(handle));
    }

    /**
     * The price an order rests at: a market order's deemed price, the middle for a mid-price order
     * (0 while there is none), the limit of a stop order; 0 if it is no longer there.
     */
    public long priceOf(long handle) {
        int slot = slots.slotOf(handle);
        if (slot == OrderSlots.NO_SLOT) {
            return 0;
        }
        int row = slots.row(slot);
        if (row >= OrderQueues.FIRST_BID) {
            return queues.priceOfRow(row);
        }
        if (StopOrders.isStop(row)) {
            return stops.limitOf(slot);
        }
        return row >= OrderQueues.MID
                ? matching.doubledMid() / 2
                : view.marketPrice(queues.isBuyRow(row), inAuction());
    }

    /** The owner of an order; 0 if it is no longer there. */
    public int ownerOf(long handle) {
        return slots.owner(slots.slotOf(handle));
    }

    /** Won per share, a resting market order's deemed price included; 0 if there are no bids. */
    public long bestBid() {
        return view.bestPrice(true, inAuction());
    }

    /** Won per share, a resting market order's deemed price included; 0 if there are no asks. */
    public long bestAsk() {
        return view.bestPrice(false, inAuction());
    }

    /** To be kept for {@link #bestMayDiffer} by those who look at the best prices often. */
    public long bestStamp() {
        return queues.changes();
    }

    /**
     * Whether {@link #bestBid} or {@link #bestAsk} may be another one than when the book gave a
     * stamp; false only if they are not. With market orders they always may: their deemed price
     * follows the other side and the last price. Mid-price orders are not told from those.
     */
    public boolean bestMayDiffer(long stamp) {
        return queues.changes() != stamp || queues.hasMarketOrMid();
    }

    /** The price of a displayed level, 0 the best; 0 won if there is no such level. */
    public long priceAt(boolean buy, int level) {
        return view.priceAt(buy, level, inAuction());
    }

    /** The shares displayed at a level, 0 the best. */
    public long quantityAt(boolean buy, int level) {
        return view.quantityAt(buy, level, inAuction());
    }

    /**
     * Copies the displayed levels of a side, best first, as many as the arrays hold.
     *
     * @param prices filled with won per share
     * @param quantities filled with shares; as long as {@code prices}
     * @return how many levels there were
     */
    public int levels(boolean buy, long[] prices, long[] quantities) {
        return view.levels(buy, prices, quantities, inAuction());
    }

    /** The shares displayed at a price. */
    public long quantityAtPrice(boolean buy, long price) {
        return view.quantityAtPrice(buy, price, inAuction());
    }

    /** The limit orders queued at a price. */
    public int ordersAt(boolean buy, long price) {
        return view.ordersAt(buy, price);
    }

    /**
     * A limit order of owner 0 at a price.
     *
     * @param position 0 for the first of them
     * @return its handle, or {@link #NONE} if there are not so many
     */
    public long handleAt(boolean buy, long price, int position) {
        int index = queues.ladder().indexOf(price);
        if (index < 0) {
            return NONE;
        }
        int left = position;
        int slot = queues.head(queues.rowOf(buy, index));
        while (slot != OrderSlots.NO_SLOT && (slots.owner(slot) != 0 || left > 0)) {
            left -= slots.owner(slot) == 0 ? 1 : 0;
            slot = slots.next(slot);
        }
        return slot == OrderSlots.NO_SLOT ? NONE : slots.handle(slot);
    }

    /** The first limit order queued at a price, whoever's; {@link #NONE} if there is none. */
    public long firstAt(boolean buy, long price) {
        int index = queues.ladder().indexOf(price);
        int slot = index < 0 ? OrderSlots.NO_SLOT : queues.head(queues.rowOf(buy, index));
        return slot == OrderSlots.NO_SLOT ? NONE : slots.handle(slot);
    }

    /** The last limit order of owner 0 queued at a price; {@link #NONE} if there is none. */
    public long lastAt(boolean buy, long price) {
        int index = queues.ladder().indexOf(price);
        int slot = index < 0 ? OrderSlots.NO_SLOT : queues.nearEnd(queues.rowOf(buy, index), 0);
        return slot == OrderSlots.NO_SLOT ? NONE : slots.handle(slot);
    }

    /** The price of the last trade; 0 before the first. */
    public long last() {
        return tape.last();
    }

    /** Orders, cancellations and revisions that arrived. */
    public long messages() {
        return messages;
    }

    public long trades() {
        return tape.trades();
    }

    /** Shares traded. */
    public long volume() {
        return tape.volume();
    }
}

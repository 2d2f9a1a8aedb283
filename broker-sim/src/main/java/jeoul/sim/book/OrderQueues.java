package jeoul.sim.book;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The queues of resting orders, each in order of arrival. A queue is a row: a few special rows come
 * first, then one row per bid price, then one per ask price, both from the lowest price up.
 */
final class OrderQueues {

    /** Resting market orders, buys and (one row on, as in all pairs) sells. */
    static final int MARKET = 0;

    /** Mid-price orders. */
    static final int MID = 2;

    /** Stop orders that wait for their price, nearest first. */
    static final int STOPS = 4;

    /** Stop orders whose price was reached, until they enter the book. */
    static final int RELEASED = 6;

    /** Bids start here: a best bid row below means that there is none. */
    static final int FIRST_BID = 64;

    /** No ask. */
    static final int NO_ASK = RowSet.NONE_ABOVE;

    private static final int NO_BID = FIRST_BID - 1;

    // The fields of a row, which lie together as those of an order do.
    private static final int COUNT = 0;
    private static final int HEAD = 1;
    private static final int TAIL = 2;
    private static final int QUANTITY = 3;

    /** Two to this power are the fields. */
    private static final int SHIFT = 2;

    private final OrderSlots slots;
    private PriceLadder ladder;
    private long[] rows;
    private RowSet occupied;
    private int firstAsk;
    private int bestBid = NO_BID;
    private int bestAsk = NO_ASK;
    private boolean marketOrMid;
    private long changes;

    OrderQueues(OrderSlots slots, PriceLadder ladder) {
        this.slots = slots;
        size(ladder);
    }

    private void size(PriceLadder newLadder) {
        ladder = newLadder;
        int span = (newLadder.size() + 63) / 64 * 64;
        firstAsk = FIRST_BID + span;
        int size = firstAsk + span;
        rows = new long[size << SHIFT];
        occupied = new RowSet(size);
        bestBid = NO_BID;
        bestAsk = NO_ASK;
    }

    OrderSlots orders() {
        return slots;
    }

    PriceLadder ladder() {
        return ladder;
    }

    /** Moves every order to the rows of a wider ladder, keeping all places. */
    void widen(PriceLadder wider) {
        int oldFirstAsk = firstAsk;
        long[] oldRows = rows;
        PriceLadder oldLadder = ladder;
        size(wider);
        for (int row = 0; row < oldRows.length >> SHIFT; row++) {
            int slot = (int) oldRows[(row << SHIFT) + HEAD];
            if (slot == OrderSlots.NO_SLOT) {
                continue;
            }
            int newRow = row;
            if (row >= FIRST_BID) {
                boolean buy = row < oldFirstAsk;
                long price = oldLadder.priceAt(row - (buy ? FIRST_BID : oldFirstAsk));
                newRow = rowOf(buy, wider.indexOf(price));
            }
            while (slot != OrderSlots.NO_SLOT) {
                int following = slots.next(slot);
                append(newRow, slot);
                slot = following;
            }
        }
    }

    /** The row of one of a special pair. */
    static int pair(int first, boolean buy) {
        return buy ? first : first + 1;
    }

    int rowOf(boolean buy, int index) {
        return Sides.choose(buy, FIRST_BID, firstAsk) + index;
    }

    boolean isBuyRow(int row) {
        return row < FIRST_BID ? (row & 1) == 0 : row < firstAsk;
    }

    long priceOfRow(int row) {
        return ladder.priceAt(row >= firstAsk ? row - firstAsk : row - FIRST_BID);
    }

    int head(int row) {
        return (int) rows[(row << SHIFT) + HEAD];
    }

    int tail(int row) {
        return (int) rows[(row << SHIFT) + TAIL];
    }

    int count(int row) {
        return (int) rows[(row << SHIFT) + COUNT];
    }

    long quantity(int row) {
        return rows[(row << SHIFT) + QUANTITY];
    }

    /** The orders of a row in order of arrival. */
    IntStream slots(int row) {
        return IntStream.iterate(
                head(row), slot -> slot != OrderSlots.NO_SLOT, slot -> slots.next(slot));
    }

    /** The conditional limit orders, earliest first. */
    int[] conditionals() {
        return IntStream.iterate(next(FIRST_BID - 1), row -> row != NO_ASK, this::next)
                .flatMap(this::slots)
                .filter(slot -> slots.isConditional(slot))
                .boxed()
                .sorted(Comparator.comparingLong(slot -> slots.arrival(slot)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    boolean isEmpty(int row) {
        return head(row) == OrderSlots.NO_SLOT;
    }

    /** True if orders rest that no price level holds: market or mid-price orders. */
    boolean hasMarketOrMid() {
        return marketOrMid;
    }

    /** Whether a limit order at the index might trade: it reaches the other side, or may be met. */
    boolean mayTrade(boolean buy, int index) {
        int opposite = Sides.choose(buy, bestAsk - firstAsk, bestBid - FIRST_BID);
        // How many prices it reaches into the other side: 0 if it meets the best one.
        int reach = Sides.outward(buy, opposite - index);
        return marketOrMid || reach >= 0;
    }

    /** How often a row was filled or emptied. */
    long changes() {
        return changes;
    }

    boolean hasMidOnBothSides() {
        return (occupied.first64() & 0xC) == 0xC;
    }

    boolean hasStops() {
        return (occupied.first64() & 0xF0) != 0;
    }

    boolean hasBids() {
        return bestBid >= FIRST_BID;
    }

    boolean hasAsks() {
        return bestAsk != NO_ASK;
    }

    /** The highest bid row that is not empty; below {@link #FIRST_BID} if there is none. */
    int bestBidRow() {
        return bestBid;
    }

    /** The lowest ask row that is not empty; {@link #NO_ASK} if there is none. */
    int bestAskRow() {
        return bestAsk;
    }

    /** Won per share; 0 if there is none. */
    long bestPrice(boolean buy) {
        if (buy) {
            return hasBids() ? ladder.priceAt(bestBid - FIRST_BID) : 0;
        }
        return hasAsks() ? ladder.priceAt(bestAsk - firstAsk) : 0;
    }

    /** The shares at the best price; 0 if there is none. */
    long bestQuantity(boolean buy) {
        if (buy) {
            // Without a bid it is a row in which nothing ever lies.
            return quantity(bestBid);
        }
        return hasAsks() ? quantity(bestAsk) : 0;
    }

    int lowestBidRow() {
        return next(NO_BID);
    }

    int highestAskRow() {
        return occupied.previous(rows.length >> SHIFT);
    }

    /** The row one price worse than {@code row} on its side that is not empty, or -1. */
    int worse(int row) {
        if (row >= firstAsk) {
            int next = next(row);
            return next == NO_ASK ? -1 : next;
        }
        int previous = occupied.previous(row);
        return previous < FIRST_BID ? -1 : previous;
    }

    /**
     * Copies a row and those worse than it, as many as the arrays hold from index {@code first} on.
     *
     * @return the index after the last one filled
     */
    int copyLevels(int from, long[] prices, long[] quantities, int first) {
        return from < firstAsk
                ? copyBids(from, prices, quantities, first)
                : copyAsks(from, prices, quantities, first);
    }

    // 64 rows at once: the next bit of a word is there sooner than the next row of the set.

    private int copyBids(int from, long[] prices, long[] quantities, int first) {
        int level = first;
        int row = from;
        while (level < prices.length && row >= FIRST_BID) {
            int word = RowSet.firstOfWord(row);
            long bits = occupied.wordUpTo(row);
            while (bits != 0 && level < prices.length) {
                long bit = Long.highestOneBit(bits);
                int next = word + Long.numberOfTrailingZeros(bit);
                prices[level] = ladder.priceAt(next - FIRST_BID);
                quantities[level] = quantity(next);
                level++;
                bits ^= bit;
            }
            row = occupied.previous(word);
        }
        return level;
    }

    private int copyAsks(int from, long[] prices, long[] quantities, int first) {
        int level = first;
        int row = from;
        while (level < prices.length && row != NO_ASK) {
            int word = RowSet.firstOfWord(row);
            long bits = occupied.wordFrom(row);
            while (bits != 0 && level < prices.length) {
                int next = word + Long.numberOfTrailingZeros(bits);
                prices[level] = ladder.priceAt(next - firstAsk);
                quantities[level] = quantity(next);
                level++;
                bits &= bits - 1;
            }
            row = occupied.next(word + 63);
        }
        return level;
    }

    // Below, a row that was empty or becomes so is dealt with last: that is rare, and what the JVM
    // knows of the arrays would be forgotten by then.

    /** A new order at the end of a row. */
    long enter(int row, long shares, int owner) {
        slots.makeRoom();
        int slot = slots.take(owner);
        slots.rest(slot, shares, false);
        long handle = slots.handle(slot);
        append(row, slot);
        return handle;
    }

    /** An order becomes a new one at the end of another row. */
    long move(int slot, int row) {
        int from = slots.row(slot);
        slots.renew(slot);
        unlink(slot);
        slots.rest(slot, slots.leaves(slot), false);
        long handle = slots.handle(slot);
        append(row, slot);
        if (isEmpty(from)) {
            vacate(from);
        }
        return handle;
    }

    /** Takes shares off an order, at most all; false if it is no longer there. */
    boolean cancel(long handle, long shares) {
        int slot = slots.slotOf(handle);
        if (slot == OrderSlots.NO_SLOT || shares < 1) {
            return false;
        }
        reduce(slot, Math.min(shares, slots.leaves(slot)));
        return true;
    }

    /** Puts an order at the end of a row. */
    void append(int row, int slot) {
        add(row, slots.leaves(slot), 1);
        int last = tail(row);
        slots.place(slot, row, last, OrderSlots.NO_SLOT);
        setTail(row, slot);
        if (last == OrderSlots.NO_SLOT) {
            setHead(row, slot);
            occupy(row);
        } else {
            slots.setNext(last, slot);
        }
    }

    /** Puts an order into a row in front of another one there. */
    void insertBefore(int following, int slot) {
        int row = slots.row(following);
        int before = slots.previous(following);
        slots.place(slot, row, before, following);
        slots.setPrevious(following, slot);
        if (before == OrderSlots.NO_SLOT) {
            setHead(row, slot);
        } else {
            slots.setNext(before, slot);
        }
        add(row, slots.leaves(slot), 1);
    }

    /** The order of owner 0 at a position counted from the end of a row, or the first of them. */
    int nearEnd(int row, int position) {
        int left = position;
        int found = OrderSlots.NO_SLOT;
        int slot = tail(row);
        while (slot != OrderSlots.NO_SLOT && left >= 0) {
            if (slots.owner(slot) == 0) {
                found = slot;
                left--;
            }
            slot = slots.previous(slot);
        }
        return found;
    }

    /** Takes shares off an order; one with nothing left leaves its row and its slot. */
    void reduce(int slot, long shares) {
        long left = slots.leaves(slot) - shares;
        int row = slots.row(slot);
        if (left > 0) {
            slots.setLeaves(slot, left);
            add(row, -shares, 0);
            return;
        }
        unlink(slot);
        slots.release(slot);
        if (isEmpty(row)) {
            vacate(row);
        }
    }

    /** What {@link #reduce} does, to the first order of a row. */
    void reduceFirst(int slot, long shares) {
        if (shares < slots.leaves(slot)) {
            reduce(slot, shares);
            return;
        }
        int row = slots.row(slot);
        int after = slots.next(slot);
        add(row, -shares, -1);
        setHead(row, after);
        slots.release(slot);
        if (after == OrderSlots.NO_SLOT) {
            setTail(row, OrderSlots.NO_SLOT);
            vacate(row);
        } else {
            slots.setPrevious(after, OrderSlots.NO_SLOT);
        }
    }

    /** Takes an order out of its row; its slot stays taken. */
    void remove(int slot) {
        int row = slots.row(slot);
        unlink(slot);
        if (isEmpty(row)) {
            vacate(row);
        }
    }

    private void unlink(int slot) {
        int row = slots.row(slot);
        int before = slots.previous(slot);
        int after = slots.next(slot);
        add(row, -slots.leaves(slot), -1);
        if (before == OrderSlots.NO_SLOT) {
            setHead(row, after);
        } else {
            slots.setNext(before, after);
        }
        if (after == OrderSlots.NO_SLOT) {
            setTail(row, before);
        } else {
            slots.setPrevious(after, before);
        }
    }

    private void setHead(int row, int slot) {
        rows[(row << SHIFT) + HEAD] = slot;
    }

    private void setTail(int row, int slot) {
        rows[(row << SHIFT) + TAIL] = slot;
    }

    private void add(int row, long shares, int orders) {
        rows[(row << SHIFT) + QUANTITY] += shares;
        rows[(row << SHIFT) + COUNT] += orders;
    }

    private void occupy(int row) {
        changes++;
        occupied.add(row);
        if (row >= firstAsk) {
            bestAsk = Math.min(bestAsk, row);
        } else {
            // Special rows lie below every bid, so they never become the best.
            bestBid = Math.max(bestBid, row);
            marketOrMid = (occupied.first64() & 0xF) != 0;
        }
    }

    private void vacate(int row) {
        changes++;
        occupied.remove(row);
        if (row == bestAsk) {
            bestAsk = next(row);
        } else if (row == bestBid) {
            bestBid = Math.max(NO_BID, occupied.previous(row));
        }
        marketOrMid = (occupied.first64() & 0xF) != 0;
    }

    /** The lowest row that is not empty, special ones included, or {@link #NO_ASK}. */
    int first() {
        return isEmpty(0) ? next(0) : 0;
    }

    /** The lowest row above {@code row} that is not empty, or {@link #NO_ASK}. */
    int next(int row) {
        return occupied.next(row);
    }
}

package jeoul.sim.book;

import java.util.Arrays;

/**
 * The orders of a book as numbered slots of one primitive array. A slot is reused when its order is
 * done; a handle names the slot and the generation of its use, so that it dies with the order.
 *
 * <p>What belongs to an order lies together: a message finds an order in one or two lines of the
 * cache, and the JVM checks the bounds of the array for the order instead of for each field.
 */
final class OrderSlots {

    /** No slot, and the end of a queue. Its fields stay 0. */
    static final int NO_SLOT = 0;

    private static final int INITIAL = 1 << 10;

    // The fields of an order, those first that a cancellation needs.
    private static final int HANDLE = 0;
    private static final int NEXT = 1;
    private static final int PREVIOUS = 2;
    private static final int ROW = 3;
    private static final int LEAVES = 4;
    private static final int CONDITIONAL = 5;
    private static final int ARRIVAL = 6;
    private static final int OWNER = 7;

    /** What a handle grows by when its slot gets another order. */
    private static final long GENERATION = 1L << 32;

    /** Two to this power are the fields. */
    private static final int SHIFT = 3;

    private long[] orders = new long[INITIAL << SHIFT];
    private int free;
    private long arrivals;

    OrderSlots() {
        chainFree(1);
    }

    /**
     * Sees to it that there is a slot to take. Not part of {@link #take}: after a branch that grows
     * the array, the JVM looks for the array anew.
     */
    void makeRoom() {
        if (free == NO_SLOT) {
            grow();
        }
    }

    /** A slot for an order that arrives; all but its owner is the caller's to set. */
    int take(int owner) {
        int slot = free;
        orders[(slot << SHIFT) + OWNER] = owner;
        free = next(slot);
        return slot;
    }

    /** The order in a slot becomes another one: its handle dies. */
    void renew(int slot) {
        orders[(slot << SHIFT) + HANDLE] += GENERATION;
    }

    void release(int slot) {
        renew(slot);
        setLeaves(slot, 0);
        setNext(slot, free);
        free = slot;
    }

    /** An order that arrives last has so many shares to wait with. */
    void rest(int slot, long leaves, boolean conditional) {
        setLeaves(slot, leaves);
        setConditional(slot, conditional);
        stamp(slot);
    }

    void stamp(int slot) {
        orders[(slot << SHIFT) + ARRIVAL] = ++arrivals;
    }

    long leaves(int slot) {
        return orders[(slot << SHIFT) + LEAVES];
    }

    void setLeaves(int slot, long leaves) {
        orders[(slot << SHIFT) + LEAVES] = leaves;
    }

    int owner(int slot) {
        return (int) orders[(slot << SHIFT) + OWNER];
    }

    /** Counts up: the lower came earlier. */
    long arrival(int slot) {
        return orders[(slot << SHIFT) + ARRIVAL];
    }

    boolean isConditional(int slot) {
        return orders[(slot << SHIFT) + CONDITIONAL] != 0;
    }

    void setConditional(int slot, boolean conditional) {
        orders[(slot << SHIFT) + CONDITIONAL] = conditional ? 1 : 0;
    }

    int row(int slot) {
        return (int) orders[(slot << SHIFT) + ROW];
    }

    int previous(int slot) {
        return (int) orders[(slot << SHIFT) + PREVIOUS];
    }

    void setPrevious(int slot, int previous) {
        orders[(slot << SHIFT) + PREVIOUS] = previous;
    }

    int next(int slot) {
        return (int) orders[(slot << SHIFT) + NEXT];
    }

    void setNext(int slot, int next) {
        orders[(slot << SHIFT) + NEXT] = next;
    }

    /** Puts an order between two others of a row. */
    void place(int slot, int row, int previous, int next) {
        orders[(slot << SHIFT) + ROW] = row;
        setPrevious(slot, previous);
        setNext(slot, next);
    }

    long handle(int slot) {
        return orders[(slot << SHIFT) + HANDLE];
    }

    /** The slot of a live order, or {@link #NO_SLOT}. */
    int slotOf(long handle) {
        int at = (int) handle << SHIFT;
        return at > 0
                        && at < orders.length
                        && orders[at + HANDLE] == handle
                        && orders[at + LEAVES] > 0
                ? (int) handle
                : NO_SLOT;
    }

    int capacity() {
        return orders.length >> SHIFT;
    }

    private void grow() {
        int old = capacity();
        orders = Arrays.copyOf(orders, Math.multiplyExact(orders.length, 2));
        chainFree(old);
    }

    private void chainFree(int from) {
        for (int slot = from; slot < capacity(); slot++) {
            orders[(slot << SHIFT) + HANDLE] = GENERATION | slot;
            setNext(slot, slot + 1 < capacity() ? slot + 1 : NO_SLOT);
        }
        free = from;
    }
}

package jeoul.sim.book;

import java.util.Arrays;

/**
 * The orders of a book as numbered slots in primitive arrays. A slot is reused when its order is
 * done; a handle names the slot and the generation of its use, so that it dies with the order.
 */
final class OrderSlots {

    /** No slot, and the end of a queue. */
    static final int NO_SLOT = 0;

    private static final int INITIAL = 1 << 10;

    int[] next = new int[INITIAL];
    int[] previous = new int[INITIAL];
    int[] row = new int[INITIAL];
    int[] owner = new int[INITIAL];
    long[] leaves = new long[INITIAL];

    /** Counts up: the lower came earlier. */
    long[] arrival = new long[INITIAL];

    boolean[] conditional = new boolean[INITIAL];

    private int[] generation = new int[INITIAL];
    private int free;
    private long arrivals;

    OrderSlots() {
        chainFree(1);
    }

    /** A slot for an order that arrives; its leaves and place are the caller's to set. */
    int take(int orderOwner) {
        int slot = free;
        if (slot == NO_SLOT) {
            slot = grow();
        }
        free = next[slot];
        owner[slot] = orderOwner;
        return slot;
    }

    /** The order in a slot becomes another one: its handle dies. */
    void renew(int slot) {
        generation[slot]++;
    }

    void release(int slot) {
        renew(slot);
        leaves[slot] = 0;
        next[slot] = free;
        free = slot;
    }

    void stamp(int slot) {
        arrival[slot] = ++arrivals;
    }

    long handle(int slot) {
        return ((long) generation[slot] << 32) | slot;
    }

    /** The slot of a live order, or {@link #NO_SLOT}. */
    int slotOf(long handle) {
        int slot = (int) handle;
        return slot > 0
                        && slot < generation.length
                        && generation[slot] == (int) (handle >>> 32)
                        && leaves[slot] > 0
                ? slot
                : NO_SLOT;
    }

    int capacity() {
        return next.length;
    }

    private int grow() {
        int old = next.length;
        int size = Math.multiplyExact(old, 2);
        next = Arrays.copyOf(next, size);
        previous = Arrays.copyOf(previous, size);
        row = Arrays.copyOf(row, size);
        owner = Arrays.copyOf(owner, size);
        leaves = Arrays.copyOf(leaves, size);
        arrival = Arrays.copyOf(arrival, size);
        conditional = Arrays.copyOf(conditional, size);
        generation = Arrays.copyOf(generation, size);
        chainFree(old);
        return free;
    }

    private void chainFree(int from) {
        for (int slot = from; slot < next.length - 1; slot++) {
            next[slot] = slot + 1;
        }
        next[next.length - 1] = NO_SLOT;
        Arrays.fill(generation, from, generation.length, 1);
        free = from;
    }
}

package jeoul.sim.book;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The orders of a book as numbered slots. A slot is reused when its order is done; a handle names
 * the slot and the generation of its use, so that it dies with the order.
 *
 * <p>All that is known of an order lies side by side in one array. A message asks for most of it,
 * of an order that is seldom in the nearest cache: one or two lines to fetch instead of one for
 * each field.
 */
final class OrderSlots {

    /** No slot, and the end of a queue. */
    static final int NO_SLOT = 0;

    private static final int INITIAL = 1 << 10;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    // Where the fields of a slot are, in bytes from its start, and how many bytes it has.
    private static final int LEAVES = 0;
    private static final int ARRIVAL = 8;
    private static final int NEXT = 16;
    private static final int PREVIOUS = 20;
    private static final int ROW = 24;
    private static final int OWNER = 28;
    private static final int GENERATION = 32;
    private static final int CONDITIONAL = 36;
    private static final int BYTES = 40;

    private byte[] fields = new byte[INITIAL * BYTES];
    private int capacity = INITIAL;
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
        free = next(slot);
        put(slot, OWNER, orderOwner);
        return slot;
    }

    void release(int slot) {
        put(slot, GENERATION, get(slot, GENERATION) + 1);
        setLeaves(slot, 0);
        setNext(slot, free);
        free = slot;
    }

    /** The order arrives now: after all that came before. */
    void stamp(int slot) {
        LONG.set(fields, slot * BYTES + ARRIVAL, ++arrivals);
    }

    long handle(int slot) {
        return ((long) get(slot, GENERATION) << 32) | slot;
    }

    /** The slot of a live order, or {@link #NO_SLOT}. */
    int slotOf(long handle) {
        int slot = (int) handle;
        return slot > 0
                        && slot < capacity
                        && get(slot, GENERATION) == (int) (handle >>> 32)
                        && leaves(slot) > 0
                ? slot
                : NO_SLOT;
    }

    int capacity() {
        return capacity;
    }

    // Fields

    private int get(int slot, int field) {
        return (int) INT.get(fields, slot * BYTES + field);
    }

    private void put(int slot, int field, int value) {
        INT.set(fields, slot * BYTES + field, value);
    }

    long leaves(int slot) {
        return (long) LONG.get(fields, slot * BYTES + LEAVES);
    }

    void setLeaves(int slot, long leaves) {
        LONG.set(fields, slot * BYTES + LEAVES, leaves);
    }

    /** Counts up: the lower came earlier. */
    long arrival(int slot) {
        return (long) LONG.get(fields, slot * BYTES + ARRIVAL);
    }

    int next(int slot) {
        return get(slot, NEXT);
    }

    void setNext(int slot, int next) {
        put(slot, NEXT, next);
    }

    int previous(int slot) {
        return get(slot, PREVIOUS);
    }

    void setPrevious(int slot, int previous) {
        put(slot, PREVIOUS, previous);
    }

    int row(int slot) {
        return get(slot, ROW);
    }

    void setRow(int slot, int row) {
        put(slot, ROW, row);
    }

    int owner(int slot) {
        return get(slot, OWNER);
    }

    boolean conditional(int slot) {
        return get(slot, CONDITIONAL) != 0;
    }

    void setConditional(int slot, boolean conditional) {
        put(slot, CONDITIONAL, conditional ? 1 : 0);
    }

    private int grow() {
        int old = capacity;
        fields = Arrays.copyOf(fields, Math.multiplyExact(fields.length, 2));
        capacity = 2 * old;
        chainFree(old);
        return free;
    }

    private void chainFree(int from) {
        for (int slot = from; slot < capacity; slot++) {
            setNext(slot, slot + 1 < capacity ? slot + 1 : NO_SLOT);
            put(slot, GENERATION, 1);
        }
        free = from;
    }
}

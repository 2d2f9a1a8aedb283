package jeoul.sim.exchange;

import java.util.Arrays;

/**
 * The next event time of each market, by its index: a binary heap of indices that allocates
 * nothing. Equal times come in the order of the indices.
 */
final class EventQueue {

    private final long[] due;
    private final int[] heap;
    private final int[] position;

    /** All markets due at {@link Long#MAX_VALUE}. */
    EventQueue(int size) {
        due = new long[size];
        Arrays.fill(due, Long.MAX_VALUE);
        heap = new int[size];
        position = new int[size];
        for (int i = 0; i < size; i++) {
            heap[i] = i;
            position[i] = i;
        }
    }

    /** Time of the earliest event, {@link Long#MAX_VALUE} if there is none. */
    long firstDue() {
        return heap.length == 0 ? Long.MAX_VALUE : due[heap[0]];
    }

    /** Index of the market whose event is the earliest. */
    int first() {
        return heap[0];
    }

    void update(int index, long newDue) {
        due[index] = newDue;
        int at = position[index];
        if (at > 0 && before(index, heap[(at - 1) / 2])) {
            up(index, at);
        } else {
            down(index, at);
        }
    }

    private void up(int index, int from) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!before(index, heap[parent])) {
                break;
            }
            put(heap[parent], at);
            at = parent;
        }
        put(index, at);
    }

    private void down(int index, int from) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= heap.length) {
                break;
            }
            if (child + 1 < heap.length && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], index)) {
                break;
            }
            put(heap[child], at);
            at = child;
        }
        put(index, at);
    }

    private boolean before(int one, int other) {
        return due[one] == due[other] ? one < other : due[one] < due[other];
    }

    private void put(int index, int at) {
        heap[at] = index;
        position[index] = at;
    }
}

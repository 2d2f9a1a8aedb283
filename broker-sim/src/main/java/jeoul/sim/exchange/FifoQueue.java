package jeoul.sim.exchange;

import java.util.Arrays;

/** Orders waiting in order of arrival at one price; owner 0 is everyone else. */
final class FifoQueue {

    private int[] owner = new int[16];
    private long[] quantity = new long[16];
    private int head;
    private int tail;

    boolean isEmpty() {
        return head == tail;
    }

    void add(int newOwner, long shares) {
        if (tail == owner.length) {
            owner = Arrays.copyOf(owner, 2 * tail);
            quantity = Arrays.copyOf(quantity, 2 * tail);
        }
        owner[tail] = newOwner;
        quantity[tail] = shares;
        tail++;
    }

    int firstOwner() {
        return owner[head];
    }

    long firstQuantity() {
        return quantity[head];
    }

    /** Takes shares off the first order. */
    void takeFirst(long shares) {
        quantity[head] -= shares;
        dropEmpty();
    }

    /** Takes shares off the order of an owner above 0, which keeps its place. */
    void take(int from, long shares) {
        for (int i = head; i < tail; i++) {
            if (owner[i] == from) {
                quantity[i] -= shares;
                dropEmpty();
                return;
            }
        }
        throw new IllegalStateException("order " + from + " does not wait here");
    }

    private void dropEmpty() {
        while (head < tail && quantity[head] == 0) {
            head++;
        }
    }
}

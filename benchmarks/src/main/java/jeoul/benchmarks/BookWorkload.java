package jeoul.benchmarks;

import java.util.Random;

/**
 * Messages for one book, drawn before anything is timed: around a fixed mid 52.4 % passive limit
 * orders, 37.6 % cancellations of a live order chosen uniformly, and 10 % limit orders that trade
 * whole at once. About 4,000 orders are live throughout.
 */
final class BookWorkload {

    /** The first messages fill the book: as many buys as sells. */
    static final int PREFILL = 4_000;

    /** Messages after those. */
    static final int MESSAGES = 2_000_000;

    /** No order lies further from the mid, in ticks of one won. */
    static final int DEPTH = 20;

    static final long MID = 10_000;

    /** What a message is. */
    static final byte PASSIVE = 0;

    static final byte CANCEL = 1;
    static final byte MARKETABLE = 2;

    final byte[] kind = new byte[PREFILL + MESSAGES];
    final boolean[] buy = new boolean[kind.length];
    final long[] price = new long[kind.length];
    final long[] quantity = new long[kind.length];

    /** Of a cancellation, the message that the order came with. */
    final int[] target = new int[kind.length];

    /** Shares that trade, counted once, as a book of the JDK's collections finds. */
    final long filled;

    /** Shares left at the end, likewise. */
    final long left;

    /** Orders in the book at once, at most. */
    final int mostLive;

    private final Random random = new Random(42);

    BookWorkload() {
        TreeMapBook book = new TreeMapBook(kind.length);
        LiveOrders live = new LiveOrders(kind.length);
        int most = 0;
        book.whenDone(live::remove);
        for (int i = 0; i < kind.length; i++) {
            double draw = random.nextDouble();
            buy[i] = i < PREFILL ? i % 2 == 0 : random.nextBoolean();
            if (i < PREFILL || draw < 0.524) {
                kind[i] = PASSIVE;
                price[i] = buy[i] ? MID - distance() : MID + distance();
                quantity[i] = 1L + random.nextInt(100);
                book.submit(i, buy[i], price[i], quantity[i]);
                live.add(i);
                most = Math.max(most, live.size());
            } else if (draw < 0.9) {
                kind[i] = CANCEL;
                target[i] = live.at(random.nextInt(live.size()));
                live.remove(target[i]);
                book.cancel(target[i]);
            } else {
                kind[i] = MARKETABLE;
                price[i] = buy[i] ? MID + DEPTH : MID - DEPTH;
                quantity[i] = 1L + random.nextInt(150);
                if (book.submit(i, buy[i], price[i], quantity[i]) != 0) {
                    throw new IllegalStateException("message " + i + " did not trade whole");
                }
            }
        }
        filled = book.filled();
        left = book.left();
        mostLive = most;
    }

    /**
     * What some book made of the messages.
     *
     * @throws IllegalStateException if it differs from what the workload's own book did
     */
    void verify(long bookFilled, long bookLeft) {
        if (bookFilled != filled || bookLeft != left) {
            throw new IllegalStateException(
                    "filled %d and left %d, but the workload's own book %d and %d"
                            .formatted(bookFilled, bookLeft, filled, left));
        }
    }

    private long distance() {
        double far = 1 + Math.abs(random.nextGaussian()) * 20 / 3;
        return Math.min(DEPTH, (long) far);
    }

    /** A set of small numbers from which one can be picked by position. */
    private static final class LiveOrders {

        private final int[] members;
        private final int[] position;
        private int size;

        LiveOrders(int capacity) {
            members = new int[capacity];
            position = new int[capacity];
        }

        void add(int member) {
            position[member] = size;
            members[size++] = member;
        }

        void remove(int member) {
            int last = members[--size];
            members[position[member]] = last;
            position[last] = position[member];
        }

        int at(int index) {
            return members[index];
        }

        int size() {
            return size;
        }
    }
}

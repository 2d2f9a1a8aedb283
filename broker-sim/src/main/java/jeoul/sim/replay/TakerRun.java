package jeoul.sim.replay;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Executions of one moment and side, which one arriving order caused, and the fills of the order
 * that is sent in their place. From the first on that is out of priority in the recording itself,
 * they are taken over as recorded: no engine that keeps priority can repeat them.
 */
final class TakerRun implements RecordedBook.Fills {

    private long[] rows = new long[64];
    private long[] prices = new long[64];
    private long[] ids = new long[64];
    private long[] sizes = new long[64];
    private boolean[] differs = new boolean[64];
    private int count;
    private int inPriority;
    private long nanos;
    private boolean restingBuys;

    // While fills arrive: the execution they belong to, and what is left of it.
    private int current;
    private long left;

    private long orders;
    private long compared;
    private long equal;
    private long identified;
    private long firstDifferentRow;
    private long runsOutOfPriority;
    private long outOfPriority;
    private long firstOutOfPriorityRow;

    boolean isOpen() {
        return count > 0;
    }

    boolean restingBuys() {
        return restingBuys;
    }

    /** Whether a message belongs to the order whose executions were recorded last. */
    boolean goesOn(LobsterMessage message) {
        // What is hidden may trade between; it is not in the book.
        return message.nanos == nanos
                && (message.type == LobsterMessage.HIDDEN_EXECUTION
                        || (message.type == LobsterMessage.EXECUTION
                                && message.buy == restingBuys));
    }

    /**
     * @param first whether nobody else's turn was before this order's
     */
    void add(long row, LobsterMessage message, boolean known, boolean first) {
        if (count == rows.length) {
            int size = Math.multiplyExact(count, 2);
            rows = Arrays.copyOf(rows, size);
            prices = Arrays.copyOf(prices, size);
            ids = Arrays.copyOf(ids, size);
            sizes = Arrays.copyOf(sizes, size);
            differs = Arrays.copyOf(differs, size);
        }
        rows[count] = row;
        prices[count] = message.price;
        ids[count] = known ? message.id : RecordedBook.UNIDENTIFIED;
        sizes[count] = message.size;
        differs[count] = false;
        if (first && inPriority == count) {
            inPriority++;
        }
        count++;
        nanos = message.nanos;
        restingBuys = message.buy;
    }

    /** Sends one order of the summed size of what follows priority; the rest is as recorded. */
    void send(RecordedBook book) {
        long size = 0;
        for (int i = 0; i < inPriority; i++) {
            size += sizes[i];
        }
        current = 0;
        if (inPriority > 0) {
            left = sizes[0];
            orders++;
            book.takeFrom(restingBuys, Math.min(size, RecordedBook.MOST_SHARES));
        }
        for (int i = inPriority; i < count; i++) {
            book.reduce(ids[i], restingBuys, prices[i], sizes[i]);
        }
    }

    @Override
    public void filled(long price, long quantity, long id) {
        long rest = quantity;
        while (rest > 0 && current < inPriority) {
            differs[current] |= price != prices[current] || id != ids[current];
            long part = Math.min(rest, left);
            rest -= part;
            left -= part;
            if (left == 0 && ++current < inPriority) {
                left = sizes[current];
            }
        }
    }

    /**
     * Compares; the run is over.
     *
     * @return the number of executions whose prices {@link #price} tells, 0 if all that were
     *     compared came out equal
     */
    int finish() {
        boolean allEqual = true;
        for (int i = 0; i < inPriority; i++) {
            boolean same = i < current && !differs[i];
            allEqual &= same;
            equal += same ? 1 : 0;
            identified += same && ids[i] != RecordedBook.UNIDENTIFIED ? 1 : 0;
            if (!same && firstDifferentRow == 0) {
                firstDifferentRow = rows[i];
            }
        }
        compared += inPriority;
        if (inPriority < count) {
            runsOutOfPriority++;
            outOfPriority += count - inPriority;
            if (firstOutOfPriorityRow == 0) {
                firstOutOfPriorityRow = rows[inPriority];
            }
        }
        int finished = count;
        count = 0;
        inPriority = 0;
        return allEqual ? 0 : finished;
    }

    /** The price of one of the executions of the run that is over. */
    long price(int execution) {
        return prices[execution];
    }

    LobsterResult.Executions result() {
        return new LobsterResult.Executions(
                orders,
                compared,
                equal,
                identified,
                row(firstDifferentRow),
                new LobsterResult.OutOfPriority(
                        runsOutOfPriority, outOfPriority, row(firstOutOfPriorityRow)));
    }

    private static OptionalLong row(long row) {
        return row == 0 ? OptionalLong.empty() : OptionalLong.of(row);
    }
}

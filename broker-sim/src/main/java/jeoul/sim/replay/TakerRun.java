package jeoul.sim.replay;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Executions of one moment and side, which one arriving order caused, and the fills of the order
 * that is sent in their place.
 */
final class TakerRun implements RecordedBook.Fills {

    private long[] rows = new long[64];
    private long[] prices = new long[64];
    private long[] ids = new long[64];
    private long[] sizes = new long[64];
    private boolean[] differs = new boolean[64];
    private int count;
    private long nanos;
    private boolean restingBuys;

    // While fills arrive: the execution they belong to, and what is left of it.
    private int current;
    private long left;

    private long orders;
    private long recorded;
    private long equal;
    private long identified;
    private long firstDifferentRow;

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

    void add(long row, LobsterMessage message, boolean known) {
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
        count++;
        nanos = message.nanos;
        restingBuys = message.buy;
    }

    /** Sends one order of the summed size. */
    void send(RecordedBook book) {
        long size = 0;
        for (int i = 0; i < count; i++) {
            size += sizes[i];
        }
        current = 0;
        left = sizes[0];
        orders++;
        book.takeFrom(restingBuys, Math.min(size, RecordedBook.MOST_SHARES));
    }

    @Override
    public void filled(long price, long quantity, long id) {
        long rest = quantity;
        while (rest > 0 && current < count) {
            differs[current] |= price != prices[current] || id != ids[current];
            long part = Math.min(rest, left);
            rest -= part;
            left -= part;
            if (left == 0 && ++current < count) {
                left = sizes[current];
            }
        }
    }

    /**
     * Compares; the run is over.
     *
     * @return the number of executions whose prices {@link #price} tells, 0 if all came out equal
     */
    int finish() {
        boolean allEqual = true;
        for (int i = 0; i < count; i++) {
            boolean same = i < current && !differs[i];
            allEqual &= same;
            equal += same ? 1 : 0;
            identified += same && ids[i] != RecordedBook.UNIDENTIFIED ? 1 : 0;
            if (!same && firstDifferentRow == 0) {
                firstDifferentRow = rows[i];
            }
        }
        recorded += count;
        int finished = count;
        count = 0;
        return allEqual ? 0 : finished;
    }

    /** The price of one of the executions of the run that is over. */
    long price(int execution) {
        return prices[execution];
    }

    LobsterResult.Executions result() {
        return new LobsterResult.Executions(
                orders,
                recorded,
                equal,
                identified,
                firstDifferentRow == 0 ? OptionalLong.empty() : OptionalLong.of(firstDifferentRow));
    }
}

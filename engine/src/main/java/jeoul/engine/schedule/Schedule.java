package jeoul.engine.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Equal slices at equal distances (TWAP), as a formula: slice {@code k} of {@code n} is due at
 * {@code start + k (end - start) / (n - 1)}, the last at the end, each rounded half to even to a
 * second of absolute time. One slice is due at the start; no shares, no slice.
 *
 * <p>The arithmetic is that of pandas' {@code date_range}, to the nanosecond.
 *
 * @param quantity shares in all
 * @param slice shares of each order but the last, which has what is left
 */
public record Schedule(Instant start, Instant end, long quantity, long slice) {

    private static final long SECOND = 1_000_000_000L;

    public Schedule {
        Objects.requireNonNull(start, "start");
        if (quantity < 0 || slice < 1) {
            throw new IllegalArgumentException("not slices: " + quantity + " by " + slice);
        }
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("no time from " + start + " to " + end);
        }
        if (Duration.between(start, end).compareTo(Duration.ofDays(2)) > 0) {
            throw new IllegalArgumentException("a schedule spans one day: " + start + " " + end);
        }
    }

    /** Number of slices. */
    public long count() {
        return quantity / slice + (quantity % slice == 0 ? 0 : 1);
    }

    /** When slice {@code k}, counted from 0, is due: a whole second. */
    public Instant timeOf(long k) {
        requireSlice(k);
        return Instant.ofEpochSecond(secondOf(k, count()));
    }

    /** Shares of slice {@code k}. */
    public long quantityOf(long k) {
        requireSlice(k);
        return k < count() - 1 ? slice : quantity - slice * (count() - 1);
    }

    /** Number of slices due at or before an instant. */
    public long dueBy(Instant now) {
        return dueBy(now.getEpochSecond());
    }

    /** Number of slices due at or before a second of the epoch. */
    long dueBy(long second) {
        long count = count();
        long low = 0;
        long high = count;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (secondOf(middle, count) > second) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The second of the epoch at which slice {@code k} of {@code count} is due. */
    long secondOf(long k, long count) {
        if (k == 0) {
            return roundToSecond(0);
        }
        long span = spanNanos();
        return roundToSecond(k == count - 1 ? span : (long) (k * ((double) span / (count - 1))));
    }

    private long spanNanos() {
        return (end.getEpochSecond() - start.getEpochSecond()) * SECOND
                + end.getNano()
                - start.getNano();
    }

    private void requireSlice(long k) {
        if (k < 0 || k >= count()) {
            throw new IllegalArgumentException("no slice " + k + " of " + count());
        }
    }

    private long roundToSecond(long offset) {
        long nanos = start.getNano() + offset;
        long second = start.getEpochSecond() + nanos / SECOND;
        long rest = nanos % SECOND;
        boolean up = rest * 2 > SECOND || (rest * 2 == SECOND && (second & 1) == 1);
        return up ? second + 1 : second;
    }
}

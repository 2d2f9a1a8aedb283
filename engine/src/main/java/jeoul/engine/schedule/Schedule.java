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
        if (k == 0) {
            return roundToSecond(start, 0);
        }
        long span = spanNanos();
        long offset = k == count() - 1 ? span : (long) (k * ((double) span / (count() - 1)));
        return roundToSecond(start, offset);
    }

    /** Shares of slice {@code k}. */
    public long quantityOf(long k) {
        requireSlice(k);
        return k < count() - 1 ? slice : quantity - slice * (count() - 1);
    }

    /** Number of slices due at or before an instant. */
    public long dueBy(Instant now) {
        long low = 0;
        long high = count();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (timeOf(middle).isAfter(now)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private long spanNanos() {
        return Duration.between(start, end).toNanos();
    }

    private void requireSlice(long k) {
        if (k < 0 || k >= count()) {
            throw new IllegalArgumentException("no slice " + k + " of " + count());
        }
    }

    private static Instant roundToSecond(Instant start, long offset) {
        Instant exact = start.plusNanos(offset);
        long second = exact.getEpochSecond();
        long rest = exact.getNano();
        boolean up = rest * 2 > SECOND || (rest * 2 == SECOND && (second & 1) == 1);
        return Instant.ofEpochSecond(up ? second + 1 : second);
    }
}

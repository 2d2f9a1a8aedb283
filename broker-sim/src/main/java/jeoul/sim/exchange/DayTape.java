package jeoul.sim.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jeoul.engine.market.Bar;
import jeoul.engine.order.Fill;

/**
 * What one symbol's regular session printed: the day so far, its minutes, and the latest trades.
 * Recording a trade allocates nothing.
 */
final class DayTape {

    /** Trades that can be read back. */
    static final int LATEST = 256;

    private static final long MINUTE = 60_000_000_000L;

    private final Instant midnight;

    private final long[] latestAt = new long[LATEST];
    private final long[] latestPrice = new long[LATEST];
    private final long[] latestQuantity = new long[LATEST];
    private long count;

    private long open;
    private long high;
    private long low;
    private long last;
    private long volume;
    private long turnover;

    private final int[] minute;
    private final long[] minuteOpen;
    private final long[] minuteHigh;
    private final long[] minuteLow;
    private final long[] minuteClose;
    private final long[] minuteVolume;
    private final long[] minuteTurnover;
    private int minutes;

    /**
     * @param midnight in Seoul, from which times count
     * @param most minutes in which there may be a trade
     */
    DayTape(Instant midnight, int most) {
        this.midnight = midnight;
        minute = new int[most];
        minuteOpen = new long[most];
        minuteHigh = new long[most];
        minuteLow = new long[most];
        minuteClose = new long[most];
        minuteVolume = new long[most];
        minuteTurnover = new long[most];
    }

    void record(long at, long price, long quantity) {
        int slot = (int) (count % LATEST);
        latestAt[slot] = at;
        latestPrice[slot] = price;
        latestQuantity[slot] = quantity;
        if (count == 0) {
            open = price;
            high = price;
            low = price;
        }
        count++;
        high = Math.max(high, price);
        low = Math.min(low, price);
        last = price;
        long won = Math.multiplyExact(price, quantity);
        volume += quantity;
        turnover = Math.addExact(turnover, won);
        int now = (int) (at / MINUTE);
        if (minutes == 0 || minute[minutes - 1] != now) {
            minute[minutes] = now;
            minuteOpen[minutes] = price;
            minuteHigh[minutes] = price;
            minuteLow[minutes] = price;
            minutes++;
        }
        int bar = minutes - 1;
        minuteHigh[bar] = Math.max(minuteHigh[bar], price);
        minuteLow[bar] = Math.min(minuteLow[bar], price);
        minuteClose[bar] = price;
        minuteVolume[bar] += quantity;
        minuteTurnover[bar] += won;
    }

    /** Price of the last trade, 0 before the first. */
    long last() {
        return last;
    }

    long trades() {
        return count;
    }

    Optional<Bar> day() {
        return count == 0
                ? Optional.empty()
                : Optional.of(new Bar(midnight, open, high, low, last, volume, turnover));
    }

    /** Newest first, at most {@code most} and at most {@link #LATEST}. */
    List<Fill> latest(int most) {
        List<Fill> fills = new ArrayList<>();
        for (long i = count - 1; i >= 0 && i >= count - LATEST && fills.size() < most; i--) {
            int slot = (int) (i % LATEST);
            fills.add(
                    new Fill(
                            latestPrice[slot],
                            latestQuantity[slot],
                            midnight.plusNanos(latestAt[slot])));
        }
        return List.copyOf(fills);
    }

    /** Minutes with a trade, oldest first. */
    List<Bar> minuteBars() {
        List<Bar> bars = new ArrayList<>(minutes);
        for (int i = 0; i < minutes; i++) {
            bars.add(
                    new Bar(
                            midnight.plusNanos(minute[i] * MINUTE),
                            minuteOpen[i],
                            minuteHigh[i],
                            minuteLow[i],
                            minuteClose[i],
                            minuteVolume[i],
                            minuteTurnover[i]));
        }
        return List.copyOf(bars);
    }
}

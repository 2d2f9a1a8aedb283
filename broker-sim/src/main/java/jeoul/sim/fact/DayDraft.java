package jeoul.sim.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jeoul.engine.market.TradingDay;
import jeoul.sim.flow.SymbolDay;

/** What is written down of a symbol's day while it runs. */
final class DayDraft {

    static final long SECOND = 1_000_000_000L;
    static final long MINUTE = 60 * SECOND;

    /** Between two looks at the book. */
    static final long STEP = 10 * SECOND;

    /** Steps between two looks at depth and queues. */
    static final int STEPS_PER_DEPTH = 3;

    static final int STEPS_PER_MINUTE = 6;

    /** Price steps behind the best price that depth is measured at. */
    static final int LEVELS = 10;

    /** Spreads of this many ticks and more are one class. */
    static final int SPREADS = 12;

    static final int IMBALANCE_BINS = 100;

    /** Half octaves of shares. */
    static final int QUEUE_BINS = 80;

    /** Auctions that end late end within this many minutes. */
    private static final int LATE_MINUTES = 10;

    final SymbolDay symbol;
    final TradingDay hours;

    /** Doubled mids on the grid of steps from the open to the closing auction. */
    final long[] mids;

    final long[] minuteVolume;
    final int[] minuteTrades;

    /** Time-weighted, by spread in ticks. */
    final long[] spreadNanos = new long[SPREADS];

    double spreadTickNanos;
    double spreadWonNanos;
    long quotedNanos;

    /** Sum and number of the spreads in ticks seen in each minute. */
    final double[] minuteSpread;

    final int[] minuteSpreadLooks;

    final double[] depth = new double[LEVELS];
    long depthLooks;

    long queues;
    double queueSum;
    double queueSquares;
    double queueLogarithms;
    double queueWon;
    final long[] queueBins = new long[QUEUE_BINS];

    final long[] upAfter = new long[IMBALANCE_BINS];
    final long[] downAfter = new long[IMBALANCE_BINS];

    final long[] placed = new long[LEVELS];
    long cancels;

    double[] signs = new double[1024];
    double[] tradePrices = new double[1024];
    double[] midsBefore = new double[1024];
    int trades;

    long open;
    long high;
    long low;
    long close;
    long volume;
    long openingVolume;
    long closingVolume;
    int interruptions;

    final boolean detailed;
    final List<BookPicture> pictures = new ArrayList<>();

    /**
     * @param detailed whether the book is pictured every minute
     */
    DayDraft(SymbolDay symbol, TradingDay hours, boolean detailed) {
        this.symbol = Objects.requireNonNull(symbol, "symbol");
        this.hours = hours;
        this.detailed = detailed;
        long open = hours.open().toNanoOfDay();
        mids = new long[(int) ((hours.closingAuctionStart().toNanoOfDay() - open) / STEP) + 1];
        int minutes = (int) ((hours.close().toNanoOfDay() - open) / MINUTE) + LATE_MINUTES;
        minuteVolume = new long[minutes];
        minuteTrades = new int[minutes];
        minuteSpread = new double[minutes];
        minuteSpreadLooks = new int[minutes];
    }

    int minute(long at) {
        long minute = (at - hours.open().toNanoOfDay()) / MINUTE;
        return (int) Math.max(0, Math.min(minuteVolume.length - 1, minute));
    }

    /**
     * A message that traded in continuous trading.
     *
     * @param price of its last share
     * @param doubledMid before it, NaN if a side was empty
     */
    void trade(boolean buys, double price, double doubledMid) {
        if (trades == signs.length) {
            signs = Arrays.copyOf(signs, 2 * trades);
            tradePrices = Arrays.copyOf(tradePrices, 2 * trades);
            midsBefore = Arrays.copyOf(midsBefore, 2 * trades);
        }
        signs[trades] = buys ? 1 : -1;
        tradePrices[trades] = price;
        midsBefore[trades] = doubledMid;
        trades++;
    }

    /** One best queue as somebody who arrives would find it. */
    void queue(long price, long quantity) {
        queues++;
        double shares = quantity;
        queueSum += shares;
        queueSquares += shares * shares;
        queueLogarithms += StrictMath.log(shares);
        queueWon += price * shares;
        int halfOctave = (int) (2 * StrictMath.log(shares) / StrictMath.log(2));
        queueBins[Math.min(QUEUE_BINS - 1, halfOctave)]++;
    }
}

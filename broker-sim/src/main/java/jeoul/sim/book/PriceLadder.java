package jeoul.sim.book;

import jeoul.engine.market.TickTable;

/**
 * The prices of a grid between two ends, counted from the lowest: price to index and back.
 *
 * <p>Immutable. For a stock the ends are its daily limits; where there is no limit the book asks
 * for a wider ladder when a price lies outside.
 */
public final class PriceLadder {

    /** The most prices a ladder may have. KRX's limits ask for a few thousand at most. */
    public static final int MAX_SIZE = 1 << 20;

    private final TickTable ticks;
    private final long[] prices;
    // Stretches of equal tick, lowest first: their first price, the inverse of their tick in
    // units of 2 to the minus shift, and their first index.
    private final long[] stretchFrom;
    private final long[] stretchInverse;
    private final int[] stretchShift;
    private final int[] stretchIndex;

    private PriceLadder(TickTable ticks, long[] prices) {
        this.ticks = ticks;
        this.prices = prices;
        int stretches = 0;
        long tick = 0;
        for (long price : prices) {
            if (ticks.tickAt(price) != tick) {
                tick = ticks.tickAt(price);
                stretches++;
            }
        }
        stretchFrom = new long[stretches];
        stretchInverse = new long[stretches];
        stretchShift = new int[stretches];
        stretchIndex = new int[stretches];
        int stretch = -1;
        tick = 0;
        for (int index = 0; index < prices.length; index++) {
            if (ticks.tickAt(prices[index]) != tick) {
                tick = ticks.tickAt(prices[index]);
                stretch++;
                stretchFrom[stretch] = prices[index];
                int shift = 63 - Long.numberOfLeadingZeros(2 * tick - 1) + 31;
                stretchShift[stretch] = shift;
                stretchInverse[stretch] = ((1L << shift) + tick - 1) / tick;
                stretchIndex[stretch] = index;
            }
        }
    }

    /**
     * Every price on the grid from {@code lowest} to {@code highest}, both won per share and both
     * included.
     *
     * @throws IllegalArgumentException if an end is off the grid, the ends are out of order, or
     *     there would be more than {@link #MAX_SIZE} prices
     */
    public static PriceLadder of(TickTable ticks, long lowest, long highest) {
        if (!ticks.isOnGrid(lowest) || !ticks.isOnGrid(highest) || highest < lowest) {
            throw new IllegalArgumentException(
                    "a ladder needs two prices on the grid, lower first: "
                            + lowest
                            + ", "
                            + highest);
        }
        if (highest - lowest > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a ladder cannot span " + lowest + " to " + highest + " won");
        }
        int size = 0;
        for (long price = lowest; price <= highest; price = ticks.up(price)) {
            if (++size > MAX_SIZE) {
                throw new IllegalArgumentException(
                        "more than " + MAX_SIZE + " prices from " + lowest + " to " + highest);
            }
        }
        long[] prices = new long[size];
        long price = lowest;
        for (int index = 0; index < size; index++) {
            prices[index] = price;
            price = ticks.up(price);
        }
        return new PriceLadder(ticks, prices);
    }

    /** The index of a price, or -1 if it is off the grid or outside the ladder. */
    public int indexOf(long price) {
        if (price < prices[0] || price > highest()) {
            return -1;
        }
        int index = indexAtOrBelow(price);
        return prices[index] == price ? index : -1;
    }

    /** Won per share. */
    public long priceAt(int index) {
        return prices[index];
    }

    public int size() {
        return prices.length;
    }

    public long lowest() {
        return prices[0];
    }

    public long highest() {
        return prices[prices.length - 1];
    }

    /** The index of the highest price that is at most {@code price}; -1 below the ladder. */
    public int floorIndex(long price) {
        if (price < prices[0]) {
            return -1;
        }
        return price >= highest() ? prices.length - 1 : indexAtOrBelow(price);
    }

    TickTable ticks() {
        return ticks;
    }

    /** Whether {@link #including} a price on the grid would stay within {@link #MAX_SIZE}. */
    boolean canInclude(long price) {
        long low = Math.min(price, lowest());
        long high = Math.max(price, highest());
        if (high - low + prices.length * ticks.tickAt(high) > Integer.MAX_VALUE) {
            return false;
        }
        int size = prices.length;
        for (long step = low; step <= high && size < MAX_SIZE; step = ticks.up(step)) {
            size++;
        }
        return size < MAX_SIZE;
    }

    /**
     * A ladder that has {@code price} too, and at least twice as many prices where the grid allows.
     *
     * @throws IllegalArgumentException if {@code price} is off the grid or too far away
     */
    PriceLadder including(long price) {
        if (indexOf(price) >= 0) {
            return this;
        }
        long low = lowest();
        long high = highest();
        if (price < low) {
            low = price;
            long bottom = ticks.ceil(1);
            for (int i = 0; i < prices.length && low > bottom; i++) {
                low = ticks.down(low);
            }
        } else {
            high = price;
            for (int i = 0; i < prices.length; i++) {
                high = ticks.up(high);
            }
        }
        return of(ticks, low, high);
    }

    private int indexAtOrBelow(long price) {
        int stretch = stretchFrom.length - 1;
        while (stretchFrom[stretch] > price) {
            stretch--;
        }
        // A division would cost more than all the rest. The inverse is rounded up by less than
        // one, which an offset of at most 31 bits does not see.
        long offset = price - stretchFrom[stretch];
        return stretchIndex[stretch]
                + (int) ((offset * stretchInverse[stretch]) >>> stretchShift[stretch]);
    }
}

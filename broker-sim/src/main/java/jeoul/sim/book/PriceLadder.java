package jeoul.sim.book;

import java.util.Arrays;
import jeoul.engine.market.TickTable;

/**
 * The prices of a grid between two ends, counted from the lowest: price to index and back.
 *
 * <p>Immutable. For a stock the ends are its daily limits; where there is no limit the book asks
 * for a wider ladder when a price lies outside. A price far away is then taken with its
 * surroundings only, so that one stray order does not ask for all the prices on the way to it: such
 * a ladder has gaps.
 */
public final class PriceLadder {

    /** The most prices a ladder may have. KRX's limits ask for a few thousand at most. */
    public static final int MAX_SIZE = 1 << 20;

    /** No price is higher. */
    public static final long MAX_PRICE = 1L << 40;

    /** How far from the ladder, in ticks, a price is far away at least. */
    private static final int FAR = 256;

    /** The prices taken on either side of one that is far away. */
    private static final int SURROUNDINGS = 32;

    private final TickTable ticks;
    private final long[] prices;
    // Stretches of equal tick without a gap, lowest first: their first and last price, the inverse
    // of their tick in units of 2 to the minus shift, and their first index.
    private final long[] stretchFrom;
    private final long[] stretchTo;
    private final long[] stretchInverse;
    private final int[] stretchShift;
    private final int[] stretchIndex;
    // The longest stretch, which most prices lie in.
    private final long homeFrom;
    private final long homeTo;
    private final long homeInverse;
    private final int homeShift;
    private final int homeIndex;
    private final long homeTick;

    private PriceLadder(TickTable ticks, long[] prices) {
        this.ticks = ticks;
        this.prices = prices;
        int stretches = 0;
        for (int index = 0; index < prices.length; index++) {
            stretches += startsStretch(index) ? 1 : 0;
        }
        stretchFrom = new long[stretches];
        stretchTo = new long[stretches];
        stretchInverse = new long[stretches];
        stretchShift = new int[stretches];
        stretchIndex = new int[stretches];
        int stretch = -1;
        int home = 0;
        for (int index = 0; index < prices.length; index++) {
            if (startsStretch(index)) {
                stretch++;
                long tick = ticks.tickAt(prices[index]);
                stretchFrom[stretch] = prices[index];
                int shift = 63 - Long.numberOfLeadingZeros(2 * tick - 1) + 31;
                stretchShift[stretch] = shift;
                stretchInverse[stretch] = ((1L << shift) + tick - 1) / tick;
                stretchIndex[stretch] = index;
            }
            stretchTo[stretch] = prices[index];
            if (index - stretchIndex[stretch] > lastOf(home) - stretchIndex[home]) {
                home = stretch;
            }
        }
        homeFrom = stretchFrom[home];
        homeTo = stretchTo[home];
        homeInverse = stretchInverse[home];
        homeShift = stretchShift[home];
        homeIndex = stretchIndex[home];
        homeTick = ticks.tickAt(homeFrom);
    }

    private boolean startsStretch(int index) {
        return index == 0
                || prices[index] != ticks.up(prices[index - 1])
                || ticks.tickAt(prices[index]) != ticks.tickAt(prices[index - 1]);
    }

    /** The index of a stretch's last price so far. */
    private int lastOf(int stretch) {
        return stretchIndex[stretch]
                + (int)
                        ((stretchTo[stretch] - stretchFrom[stretch])
                                / ticks.tickAt(stretchFrom[stretch]));
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

    /** The index of a price, or -1 if it is off the grid or not on the ladder. */
    public int indexOf(long price) {
        if (price >= homeFrom && price <= homeTo) {
            int steps = steps(price - homeFrom, homeInverse, homeShift);
            return homeFrom + steps * homeTick == price ? homeIndex + steps : -1;
        }
        int index = floorIndex(price);
        return index >= 0 && prices[index] == price ? index : -1;
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
        if (price >= homeFrom && price <= homeTo) {
            return homeIndex + steps(price - homeFrom, homeInverse, homeShift);
        }
        int found = Arrays.binarySearch(stretchFrom, price);
        int stretch = found < 0 ? -found - 2 : found;
        if (stretch < 0) {
            return -1;
        }
        long offset = Math.min(price, stretchTo[stretch]) - stretchFrom[stretch];
        return stretchIndex[stretch]
                + steps(offset, stretchInverse[stretch], stretchShift[stretch]);
    }

    // A division would cost more than all the rest. The inverse is rounded up by less than one,
    // which an offset of at most 31 bits does not see.
    private static int steps(long offset, long inverse, int shift) {
        return (int) ((offset * inverse) >>> shift);
    }

    TickTable ticks() {
        return ticks;
    }

    /** Whether {@link #including} a price on the grid would stay within {@link #MAX_SIZE}. */
    boolean canInclude(long price) {
        return indexOf(price) >= 0 || (prices.length < MAX_SIZE && price <= MAX_PRICE);
    }

    /**
     * A ladder that has {@code price} too. A price near a stretch of prices without gaps is joined
     * to it, and the stretch doubled at least where grid and neighbours allow, so that a book that
     * wanders grows seldom; one far away brings its surroundings only.
     *
     * @throws IllegalArgumentException if {@code price} is off the grid or the ladder is full
     */
    PriceLadder including(long price) {
        if (indexOf(price) >= 0) {
            return this;
        }
        if (!ticks.isOnGrid(price) || !canInclude(price)) {
            throw new IllegalArgumentException("no place on the ladder for " + price);
        }
        int at = floorIndex(price) + 1;
        int below = at == 0 ? 0 : runBelow(at);
        int above = at == prices.length ? 0 : runAbove(at);
        boolean joinsBelow = below > 0 && reaches(prices[at - 1], price, Math.max(FAR, below));
        boolean joinsAbove = above > 0 && reaches(price, prices[at], Math.max(FAR, above));
        // A run is no longer than its span in won can be multiplied with.
        long longest = Math.min(MAX_SIZE, Integer.MAX_VALUE / ticks.tickAt(price));
        long room = Math.min(MAX_SIZE - prices.length - 1, longest - below - above) / 2;
        long down = joinsBelow ? Math.max(FAR, below) : joinsAbove ? above : SURROUNDINGS;
        long up = joinsAbove ? Math.max(FAR, above) : joinsBelow ? below : SURROUNDINGS;
        long low = price;
        long floor = at == 0 ? ticks.ceil(1) : ticks.up(prices[at - 1]);
        for (long step = 0; step < Math.min(down, room) && low > floor; step++) {
            low = ticks.down(low);
        }
        long high = price;
        long ceiling = at == prices.length ? Long.MAX_VALUE : ticks.down(prices[at]);
        for (long step = 0; step < Math.min(up, room) && high < ceiling; step++) {
            high = ticks.up(high);
        }
        return with(at, low, high);
    }

    private PriceLadder with(int at, long low, long high) {
        int more = 0;
        for (long price = low; price <= high; price = ticks.up(price)) {
            more++;
        }
        long[] wider = new long[prices.length + more];
        System.arraycopy(prices, 0, wider, 0, at);
        System.arraycopy(prices, at, wider, at + more, prices.length - at);
        long price = low;
        for (int index = at; index < at + more; index++) {
            wider[index] = price;
            price = ticks.up(price);
        }
        return new PriceLadder(ticks, wider);
    }

    /** The number of prices without a gap that end before an index. */
    private int runBelow(int end) {
        int start = end - 1;
        while (start > 0 && ticks.up(prices[start - 1]) == prices[start]) {
            start--;
        }
        return end - start;
    }

    /** The number of prices without a gap that start at an index. */
    private int runAbove(int start) {
        int end = start + 1;
        while (end < prices.length && ticks.up(prices[end - 1]) == prices[end]) {
            end++;
        }
        return end - start;
    }

    /** Whether it is at most some steps on the grid from one price up to another. */
    private boolean reaches(long from, long to, int steps) {
        long price = from;
        for (int step = 0; step < steps && price < to; step++) {
            price = ticks.up(price);
        }
        return price >= to;
    }
}

package jeoul.sim.fact;

import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.TickTable;
import jeoul.sim.book.OrderBook;

/** The displayed levels of one side as they were at the last look. */
final class BookSide {

    /** {@link #added} found no one price at which shares were added. */
    static final long NOTHING = 0;

    private final boolean buy;
    private long[] prices = new long[OrderBook.LEVELS];
    private long[] quantities = new long[OrderBook.LEVELS];
    private int levels;
    private long[] nextPrices = new long[OrderBook.LEVELS];
    private long[] nextQuantities = new long[OrderBook.LEVELS];
    private int nextLevels;

    BookSide(boolean buy) {
        this.buy = buy;
    }

    boolean isEmpty() {
        return levels == 0;
    }

    /** Won per share; 0 if there is none. */
    long best() {
        return levels == 0 ? 0 : prices[0];
    }

    long bestQuantity() {
        return levels == 0 ? 0 : quantities[0];
    }

    /** Looks at the book as it is now; {@link #keep} makes that the last look. */
    void look(OrderBook book) {
        nextLevels = book.levels(buy, nextPrices, nextQuantities);
    }

    void keep() {
        long[] spare = prices;
        prices = nextPrices;
        nextPrices = spare;
        spare = quantities;
        quantities = nextQuantities;
        nextQuantities = spare;
        levels = nextLevels;
    }

    /** The best price at which there are more shares now than at the last look, or nothing. */
    long added() {
        return firstGain(nextPrices, nextQuantities, nextLevels, prices, quantities, levels);
    }

    /** The best price at which there are fewer, or nothing. */
    long removed() {
        return firstGain(prices, quantities, levels, nextPrices, nextQuantities, nextLevels);
    }

    /** Adds the shares at each price step behind the best one. */
    void addDepth(double[] depth, TickTable ticks) {
        for (int i = 0; i < levels; i++) {
            long distance = distance(prices[0], prices[i], ticks);
            if (distance < depth.length) {
                depth[(int) distance] += quantities[i];
            }
        }
    }

    /** Price steps from this side's best price at the last look; 0 if at it or better. */
    long distance(long price, TickTable ticks) {
        return distance(best(), price, ticks);
    }

    List<BookPicture.Level> picture() {
        List<BookPicture.Level> picture = new ArrayList<>(levels);
        for (int i = 0; i < levels; i++) {
            picture.add(new BookPicture.Level(prices[i], quantities[i]));
        }
        return picture;
    }

    private long distance(long best, long price, TickTable ticks) {
        long behind = buy ? best - price : price - best;
        return behind <= 0 ? 0 : behind / ticks.tickAt(buy ? price : best);
    }

    /**
     * The best price with more in {@code now} than in {@code before}. What comes into sight at the
     * far end because a better level went was there before, and is no gain.
     */
    private long firstGain(
            long[] now,
            long[] nowShares,
            int nows,
            long[] before,
            long[] beforeShares,
            int befores) {
        int j = 0;
        for (int i = 0; i < nows; i++) {
            while (j < befores && isBetter(before[j], now[i])) {
                j++;
            }
            if (j == befores) {
                boolean outOfSight = befores == before.length;
                return outOfSight ? NOTHING : now[i];
            }
            if (before[j] != now[i] || nowShares[i] > beforeShares[j]) {
                return now[i];
            }
        }
        return NOTHING;
    }

    private boolean isBetter(long price, long other) {
        return buy ? price > other : price < other;
    }
}

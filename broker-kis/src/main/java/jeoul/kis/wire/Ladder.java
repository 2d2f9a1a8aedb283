package jeoul.kis.wire;

import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Quote;

/**
 * The ten levels a side of a book, as every answer and frame shows them.
 *
 * @param asks rising
 * @param bids falling
 * @param askTotal shares asked, as KIS adds them up
 * @param bidTotal shares bid
 */
public record Ladder(List<Quote.Level> asks, List<Quote.Level> bids, long askTotal, long bidTotal) {

    public Ladder {
        asks = List.copyOf(asks);
        bids = List.copyOf(bids);
    }

    /** A book that shows all its shares. */
    public static Ladder of(List<Quote.Level> asks, List<Quote.Level> bids) {
        return new Ladder(asks, bids, total(asks), total(bids));
    }

    private static long total(List<Quote.Level> levels) {
        long total = 0;
        for (Quote.Level level : levels) {
            total = Math.addExact(total, level.quantity());
        }
        return total;
    }

    /** Reads ten levels a side. */
    static Ladder read(Fields from) {
        long[] askPrice = new long[Quote.LEVELS];
        long[] bidPrice = new long[Quote.LEVELS];
        long[] askSize = new long[Quote.LEVELS];
        long[] bidSize = new long[Quote.LEVELS];
        for (int i = 0; i < Quote.LEVELS; i++) {
            askPrice[i] = from.number("askp" + (i + 1));
        }
        for (int i = 0; i < Quote.LEVELS; i++) {
            bidPrice[i] = from.number("bidp" + (i + 1));
        }
        for (int i = 0; i < Quote.LEVELS; i++) {
            askSize[i] = from.number("askp_rsqn" + (i + 1));
        }
        for (int i = 0; i < Quote.LEVELS; i++) {
            bidSize[i] = from.number("bidp_rsqn" + (i + 1));
        }
        long askTotal = from.number("total_askp_rsqn");
        long bidTotal = from.number("total_bidp_rsqn");
        return new Ladder(
                side("askp", askPrice, askSize, 1, askTotal),
                side("bidp", bidPrice, bidSize, -1, bidTotal),
                askTotal,
                bidTotal);
    }

    void write(FieldSink to) {
        for (int i = 0; i < Quote.LEVELS; i++) {
            to.put("askp" + (i + 1), priceAt(asks, i));
        }
        for (int i = 0; i < Quote.LEVELS; i++) {
            to.put("bidp" + (i + 1), priceAt(bids, i));
        }
        for (int i = 0; i < Quote.LEVELS; i++) {
            to.put("askp_rsqn" + (i + 1), quantityAt(asks, i));
        }
        for (int i = 0; i < Quote.LEVELS; i++) {
            to.put("bidp_rsqn" + (i + 1), quantityAt(bids, i));
        }
        for (String side : List.of("askp", "bidp")) {
            for (int i = 1; i <= Quote.LEVELS; i++) {
                to.put(side + "_rsqn_icdc" + i, 0);
            }
        }
        to.put("total_askp_rsqn", askTotal);
        to.put("total_bidp_rsqn", bidTotal);
    }

    static long priceAt(List<Quote.Level> levels, int index) {
        return index < levels.size() ? levels.get(index).price() : 0;
    }

    static long quantityAt(List<Quote.Level> levels, int index) {
        return index < levels.size() ? levels.get(index).quantity() : 0;
    }

    /**
     * The levels of a side. A price of 0 is an empty level and no other follows it; prices go one
     * way. A price without shares is shown when a market is shut and is left out, but only where
     * the total agrees: otherwise a number was lost.
     *
     * @param way 1 for rising, -1 for falling prices
     */
    static List<Quote.Level> side(String name, long[] price, long[] quantity, int way, long total) {
        List<Quote.Level> levels = new ArrayList<>(price.length);
        long last = 0;
        long sum = 0;
        boolean ended = false;
        boolean priceAlone = false;
        for (int i = 0; i < price.length; i++) {
            if (price[i] == 0) {
                ended = true;
                if (quantity[i] != 0) {
                    throw broken(name, i, "shares without a price", "a price");
                }
            } else if (ended) {
                throw broken(name, i, "a level below an empty one", "levels without a gap");
            } else if (last != 0 && (price[i] - last) * way <= 0) {
                throw broken(name, i, price[i] + " after " + last, "prices that go one way");
            } else if (quantity[i] == 0) {
                priceAlone = true;
                last = price[i];
            } else {
                levels.add(new Quote.Level(price[i], quantity[i]));
                last = price[i];
                sum += quantity[i];
            }
        }
        if (priceAlone && sum != total) {
            throw new WireException(
                    name + "_rsqn",
                    "a price without shares and " + sum + " shares in all",
                    "the stated total of " + total);
        }
        return levels;
    }

    private static WireException broken(String name, int level, String found, String expected) {
        return new WireException(name + (level + 1), found, expected);
    }
}

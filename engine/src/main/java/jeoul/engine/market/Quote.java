package jeoul.engine.market;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A symbol's book as its venue shows it: up to ten levels a side, best first. In a call auction
 * three levels are shown, in a halt none.
 *
 * @param asks rising prices
 * @param bids falling prices
 * @param last last trade of the day; empty before the first
 */
public record Quote(
        Symbol symbol, Instant at, List<Level> asks, List<Level> bids, OptionalLong last) {

    public static final int LEVELS = 10;

    public Quote {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(last, "last");
        asks = List.copyOf(asks);
        bids = List.copyOf(bids);
        if (asks.size() > LEVELS || bids.size() > LEVELS) {
            throw new IllegalArgumentException("a quote has at most ten levels a side");
        }
    }

    public OptionalLong bestAsk() {
        return asks.isEmpty() ? OptionalLong.empty() : OptionalLong.of(asks.get(0).price());
    }

    public OptionalLong bestBid() {
        return bids.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bids.get(0).price());
    }

    /** Twice the mid, so that a half tick stays whole: best bid plus best ask. */
    public OptionalLong doubledMid() {
        return asks.isEmpty() || bids.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(asks.get(0).price() + bids.get(0).price());
    }

    /**
     * Twice the price a person would call the market's: the mid; where a side is missing the last
     * trade; before the first trade the only side there is.
     */
    public OptionalLong doubledReference() {
        if (!asks.isEmpty() && !bids.isEmpty()) {
            return doubledMid();
        }
        if (last.isPresent()) {
            return OptionalLong.of(2 * last.getAsLong());
        }
        if (!asks.isEmpty()) {
            return OptionalLong.of(2 * asks.get(0).price());
        }
        return bids.isEmpty() ? OptionalLong.empty() : OptionalLong.of(2 * bids.get(0).price());
    }

    /** One price level: shares resting at a price. */
    public record Level(long price, long quantity) {

        public Level {
            if (price < 1 || quantity < 1) {
                throw new IllegalArgumentException(
                        "a level has a price and shares: " + price + " x " + quantity);
            }
        }
    }
}

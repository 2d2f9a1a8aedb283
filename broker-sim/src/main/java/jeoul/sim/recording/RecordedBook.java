package jeoul.sim.recording;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;

/**
 * One row of recorded books: what the venue showed of a symbol. In a call auction it may look
 * crossed, outside it should not.
 *
 * @param exchangeTime the venue's stamp, which may be of whole seconds
 * @param arrivalTime when the recorder heard of it; the replay's clock
 * @param phase {@link Phase#UNKNOWN} where the recorder was not told
 * @param asks rising prices
 * @param bids falling prices
 * @param expected what a running call auction would trade
 */
public record RecordedBook(
        Symbol symbol,
        Instant exchangeTime,
        Instant arrivalTime,
        Phase phase,
        List<Quote.Level> asks,
        List<Quote.Level> bids,
        Optional<Expected> expected) {

    /** A call auction's price and shares if it ended now. */
    public record Expected(long price, long quantity) {

        public Expected {
            if (price < 1 || quantity < 1) {
                throw new IllegalArgumentException(
                        "an expected price and its shares are positive: "
                                + price
                                + " x "
                                + quantity);
            }
        }
    }

    public RecordedBook {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(exchangeTime, "exchangeTime");
        Objects.requireNonNull(arrivalTime, "arrivalTime");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(expected, "expected");
        asks = List.copyOf(asks);
        bids = List.copyOf(bids);
        requireOrdered("asks", asks, 1);
        requireOrdered("bids", bids, -1);
    }

    /** Says that nothing is known of the symbol from {@code at} on. */
    public static RecordedBook nothingKnown(Symbol symbol, Instant at) {
        return new RecordedBook(
                symbol, at, at, Phase.UNKNOWN, List.of(), List.of(), Optional.empty());
    }

    boolean isNothingKnown() {
        return phase == Phase.UNKNOWN && asks.isEmpty() && bids.isEmpty();
    }

    /** Whether the best bid reaches the best ask, as only orders of a call auction may. */
    boolean isCrossed() {
        return !asks.isEmpty() && !bids.isEmpty() && bids.get(0).price() >= asks.get(0).price();
    }

    private static void requireOrdered(String side, List<Quote.Level> levels, int direction) {
        if (levels.size() > Quote.LEVELS) {
            throw new IllegalArgumentException(
                    side + " has " + levels.size() + " levels, at most " + Quote.LEVELS);
        }
        for (int i = 1; i < levels.size(); i++) {
            if ((levels.get(i).price() - levels.get(i - 1).price()) * direction <= 0) {
                throw new IllegalArgumentException(
                        side
                                + " are not sorted from the best: "
                                + levels.get(i - 1).price()
                                + " before "
                                + levels.get(i).price());
            }
        }
    }
}

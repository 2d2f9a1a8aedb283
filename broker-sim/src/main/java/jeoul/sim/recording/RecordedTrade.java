package jeoul.sim.recording;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;

/**
 * One row of recorded trades.
 *
 * @param exchangeTime the venue's stamp, which may be of whole seconds
 * @param arrivalTime when the recorder heard of it
 * @param price won per share; may lie between ticks
 * @param taker the side that came last, where the venue tells
 */
public record RecordedTrade(
        Symbol symbol,
        Instant exchangeTime,
        Instant arrivalTime,
        long price,
        long quantity,
        Optional<Side> taker) {

    public RecordedTrade {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(exchangeTime, "exchangeTime");
        Objects.requireNonNull(arrivalTime, "arrivalTime");
        Objects.requireNonNull(taker, "taker");
        if (price < 1 || quantity < 1) {
            throw new IllegalArgumentException(
                    "a trade has a price and shares: " + price + " x " + quantity);
        }
    }
}

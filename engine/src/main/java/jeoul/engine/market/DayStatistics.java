package jeoul.engine.market;

import java.util.Objects;
import java.util.Optional;

/**
 * A symbol's day as far as it has come.
 *
 * @param basePrice 기준가, what the limits are computed from
 * @param traded open, high, low, last (as close) and volume so far; empty before the first trade
 */
public record DayStatistics(
        Symbol symbol,
        long basePrice,
        PriceLimits limits,
        TradingMode mode,
        Phase phase,
        Optional<Bar> traded) {

    public DayStatistics {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(traded, "traded");
        if (basePrice < 1) {
            throw new IllegalArgumentException("base price must be positive: " + basePrice);
        }
    }

    /** The last price of the day, or the base price before the first trade. */
    public long lastOrBase() {
        return traded.map(Bar::close).orElse(basePrice);
    }
}

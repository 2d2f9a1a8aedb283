package jeoul.engine.journal;

import java.util.Objects;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Symbol;

/** The price limits of one symbol on the day of the run. */
public record DailyLimits(Symbol symbol, PriceLimits limits) {

    public DailyLimits {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(limits, "limits");
    }
}

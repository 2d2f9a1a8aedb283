package jeoul.sim.recording;

import java.util.Objects;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;

/**
 * A recorded symbol as it stood before its day.
 *
 * @param basePrice won per share (기준가)
 */
public record RecordedSymbol(Listing listing, long basePrice, TradingMode mode) {

    public RecordedSymbol {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(mode, "mode");
        if (basePrice < 1) {
            throw new IllegalArgumentException("base price must be positive: " + basePrice);
        }
    }

    public Symbol symbol() {
        return listing.symbol();
    }
}

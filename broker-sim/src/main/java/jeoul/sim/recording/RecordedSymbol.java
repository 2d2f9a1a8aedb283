package jeoul.sim.recording;

import java.util.Objects;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;

/**
 * A recorded symbol as it stood before its day.
 *
 * @param basePrice won per share (기준가)
 * @param levels how many price levels a side its books show at most; what stands behind so many is
 *     not known
 */
public record RecordedSymbol(Listing listing, long basePrice, TradingMode mode, int levels) {

    public RecordedSymbol {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(mode, "mode");
        if (basePrice < 1) {
            throw new IllegalArgumentException("base price must be positive: " + basePrice);
        }
        if (levels < 1 || levels > Quote.LEVELS) {
            throw new IllegalArgumentException("a book shows 1 to ten levels: " + levels);
        }
    }

    public Symbol symbol() {
        return listing.symbol();
    }
}

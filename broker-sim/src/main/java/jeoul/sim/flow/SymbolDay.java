package jeoul.sim.flow;

import java.time.LocalDate;
import java.util.Objects;
import jeoul.engine.market.Listing;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.TickTable;
import jeoul.engine.market.TradingMode;

/**
 * What is known of a symbol before its simulated day.
 *
 * @param basePrice won per share (기준가): what the price limits are computed from. Like any printed
 *     price it may lie between ticks
 * @param expectedVolume shares to trade on the day; 0 if nobody is expected to trade it
 * @param expectedRange (high - low) / base price as a fraction, such as 0.035
 * @param assumed true if volume and range are a guess because no history was at hand
 */
public record SymbolDay(
        Listing listing,
        LocalDate date,
        long basePrice,
        long expectedVolume,
        double expectedRange,
        TradingMode mode,
        boolean assumed) {

    public SymbolDay {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(mode, "mode");
        if (basePrice < 1) {
            throw new IllegalArgumentException("base price must be positive: " + basePrice);
        }
        if (expectedVolume < 0) {
            throw new IllegalArgumentException("volume must not be negative: " + expectedVolume);
        }
        if (!(expectedRange >= 0 && expectedRange <= 1)) {
            throw new IllegalArgumentException(
                    "expected range must be a fraction from 0 to 1: " + expectedRange);
        }
    }

    public TickTable ticks() {
        return TickTable.of(listing.market(), listing.kind(), date);
    }

    public PriceLimits limits() {
        return PriceLimits.of(basePrice, listing, ticks());
    }
}

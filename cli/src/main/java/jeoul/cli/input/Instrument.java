package jeoul.cli.input;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Listing;
import jeoul.engine.market.TradingMode;
import jeoul.sim.flow.SymbolDay;

/**
 * A symbol as it stands before the day.
 *
 * @param price won per share: the day's base price; may lie between ticks
 * @param volume shares traded on an average day
 * @param range high less low of an average day, as a fraction of the base price
 * @param assumed true if volume and range are not known of this symbol but taken from its price
 */
public record Instrument(
        Listing listing, long price, long volume, double range, TradingMode mode, boolean assumed) {

    public Instrument {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(mode, "mode");
        if (price < 1 || volume < 0 || !(range >= 0)) {
            throw new IllegalArgumentException("not an instrument: " + listing.symbol());
        }
    }

    /**
     * A symbol as its past days show it; what they do not show is assumed from its price.
     *
     * @param days bars of whole days, in any number
     */
    public static Instrument observed(
            Listing listing, long price, TradingMode mode, List<Bar> days) {
        long volume = 0;
        double range = 0;
        int traded = 0;
        for (Bar day : days) {
            if (day.volume() > 0) {
                volume = Math.addExact(volume, day.volume());
                range += (double) (day.high() - day.low()) / day.close();
                traded++;
            }
        }
        if (traded == 0) {
            AssumedActivity activity = AssumedActivity.at(price);
            return new Instrument(listing, price, activity.volume(), activity.range(), mode, true);
        }
        return new Instrument(listing, price, volume / days.size(), range / traded, mode, false);
    }

    /** The same as the simulated market knows it. */
    public SymbolDay on(LocalDate date) {
        return new SymbolDay(listing, date, price, volume, range, mode, assumed);
    }

    Instrument withPrice(long newPrice) {
        return new Instrument(listing, newPrice, volume, range, mode, assumed);
    }

    Instrument withListing(Listing newListing) {
        return new Instrument(newListing, price, volume, range, mode, assumed);
    }

    Instrument withMode(TradingMode newMode) {
        return new Instrument(listing, price, volume, range, newMode, assumed);
    }
}

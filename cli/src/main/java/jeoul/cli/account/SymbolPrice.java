package jeoul.cli.account;

import java.util.Objects;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;

/** What the market says of one symbol at one moment. */
public record SymbolPrice(Listing listing, DayStatistics day, Quote quote) {

    public SymbolPrice {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(quote, "quote");
    }

    /** Asks for all three. */
    public static SymbolPrice of(MarketData market, Symbol symbol) {
        return new SymbolPrice(
                market.listing(symbol), market.statistics(symbol), market.quote(symbol));
    }

    /** Last or base price against the base price, won. */
    public long change() {
        return day.lastOrBase() - day.basePrice();
    }
}

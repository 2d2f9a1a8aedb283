package jeoul.kis.server;

import java.util.Optional;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Symbol;

/** What is shown beside a symbol, also one that the venue does not list (any more). */
final class Board {

    private final MarketData market;

    Board(MarketData market) {
        this.market = market;
    }

    /** The Korean name, or the code of a symbol that is not listed. */
    String name(Symbol symbol) {
        return listing(symbol).map(Listing::name).orElse(symbol.code());
    }

    Optional<Listing> listing(Symbol symbol) {
        try {
            return Optional.of(market.listing(symbol));
        } catch (MarketData.UnknownSymbolException e) {
            return Optional.empty();
        }
    }

    /** Won per share now, or 0. */
    long price(Symbol symbol) {
        return statistics(symbol).map(DayStatistics::lastOrBase).orElse(0L);
    }

    /** Won per share that the day began with, or 0. */
    long base(Symbol symbol) {
        return statistics(symbol).map(DayStatistics::basePrice).orElse(0L);
    }

    Optional<DayStatistics> statistics(Symbol symbol) {
        try {
            return Optional.of(market.statistics(symbol));
        } catch (MarketData.UnknownSymbolException e) {
            return Optional.empty();
        }
    }
}

package jeoul.engine.broker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;

/**
 * What a planner, a page or a server reads of the market beside trading. Every method throws {@link
 * UnknownSymbolException} for a symbol the venue does not list.
 */
public interface MarketData {

    Listing listing(Symbol symbol);

    /** The ten-level book now. */
    Quote quote(Symbol symbol);

    /** The day so far. */
    DayStatistics statistics(Symbol symbol);

    /** The latest trades of the day, newest first, at most {@code most}. */
    List<Fill> trades(Symbol symbol, int most);

    /** Bars of one minute of today up to now, oldest first; minutes without a trade are absent. */
    List<Bar> minuteBars(Symbol symbol);

    /** Bars of whole days before today, both dates included, oldest first. */
    List<Bar> dailyBars(Symbol symbol, LocalDate from, LocalDate to);

    /** A symbol the venue does not list. */
    final class UnknownSymbolException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UnknownSymbolException(Symbol symbol, Instant at) {
            super("no symbol " + symbol + " is listed at " + at);
        }
    }
}

package jeoul.cli.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;

/**
 * A market of which each answer is asked for once in one look: a plan and its checks see the same
 * prices, and a broker that counts calls is asked no more than needed.
 */
final class RememberedMarket implements MarketData {

    private final MarketData market;
    private final Map<Symbol, Listing> listings = new TreeMap<>();
    private final Map<Symbol, DayStatistics> statistics = new TreeMap<>();

    RememberedMarket(MarketData market) {
        this.market = market;
    }

    /** What a symbol is does not change: it need not be asked for. */
    void know(Listing listing) {
        listings.put(listing.symbol(), listing);
    }

    /** Begins another look: what changes during a day is asked for again. */
    void lookAgain() {
        statistics.clear();
    }

    @Override
    public Listing listing(Symbol symbol) {
        return listings.computeIfAbsent(symbol, market::listing);
    }

    @Override
    public DayStatistics statistics(Symbol symbol) {
        return statistics.computeIfAbsent(symbol, market::statistics);
    }

    @Override
    public Quote quote(Symbol symbol) {
        return market.quote(symbol);
    }

    @Override
    public List<Fill> trades(Symbol symbol, int most) {
        return market.trades(symbol, most);
    }

    @Override
    public List<Bar> minuteBars(Symbol symbol) {
        return market.minuteBars(symbol);
    }

    @Override
    public List<Bar> dailyBars(Symbol symbol, LocalDate from, LocalDate to) {
        return market.dailyBars(symbol, from, to);
    }
}

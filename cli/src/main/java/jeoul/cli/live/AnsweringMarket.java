package jeoul.cli.live;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import jeoul.cli.account.UnreachableException;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;
import jeoul.kis.client.KisUnavailableException;

/** The market as KIS tells it; where it does not answer, the broker cannot be reached. */
record AnsweringMarket(MarketData kis) implements MarketData {

    @Override
    public Listing listing(Symbol symbol) {
        return ask(() -> kis.listing(symbol));
    }

    @Override
    public Quote quote(Symbol symbol) {
        return ask(() -> kis.quote(symbol));
    }

    @Override
    public DayStatistics statistics(Symbol symbol) {
        return ask(() -> kis.statistics(symbol));
    }

    @Override
    public List<Fill> trades(Symbol symbol, int most) {
        return ask(() -> kis.trades(symbol, most));
    }

    @Override
    public List<Bar> minuteBars(Symbol symbol) {
        return ask(() -> kis.minuteBars(symbol));
    }

    @Override
    public List<Bar> dailyBars(Symbol symbol, LocalDate from, LocalDate to) {
        return ask(() -> kis.dailyBars(symbol, from, to));
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (KisUnavailableException e) {
            throw new UnreachableException(
                    UnreachableException.Reason.NO_ANSWER, e.getMessage(), e);
        }
    }
}

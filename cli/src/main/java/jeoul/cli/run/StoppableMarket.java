package jeoul.cli.run;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;

/**
 * A market that is asked for hundreds of answers in a row, and between two of them hears a person
 * who wants the run to end. At a slow broker they take minutes.
 */
final class StoppableMarket implements MarketData {

    private final MarketData market;
    private final StopRequest stop;
    private boolean begun;
    private boolean closing;

    StoppableMarket(MarketData market, StopRequest stop) {
        this.market = market;
        this.stop = stop;
    }

    /** From now on there is something to put in order: one wish does not end the asking. */
    void begin() {
        begun = true;
    }

    /**
     * The day is over. Who asks from now on wants the report soon, without the bars that were not
     * read yet: they only tell what others paid.
     */
    void close() {
        closing = !stop.isAsked();
    }

    @Override
    public Listing listing(Symbol symbol) {
        return ask(() -> market.listing(symbol));
    }

    @Override
    public DayStatistics statistics(Symbol symbol) {
        return ask(() -> market.statistics(symbol));
    }

    @Override
    public Quote quote(Symbol symbol) {
        return ask(() -> market.quote(symbol));
    }

    @Override
    public List<Fill> trades(Symbol symbol, int most) {
        return ask(() -> market.trades(symbol, most));
    }

    @Override
    public List<Bar> minuteBars(Symbol symbol) {
        return closing && stop.isAsked() ? List.of() : ask(() -> market.minuteBars(symbol));
    }

    @Override
    public List<Bar> dailyBars(Symbol symbol, LocalDate from, LocalDate to) {
        return ask(() -> market.dailyBars(symbol, from, to));
    }

    private <T> T ask(Supplier<T> question) {
        if (stop.isAskedTwice()) {
            throw new StopRequest.StoppedAtOnceException();
        }
        if (!begun && stop.isAsked()) {
            throw new StopRequest.StoppedBeforeException();
        }
        return question.get();
    }
}

package jeoul.sim;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;

/**
 * Tells the books of watched symbols when what is shown of them changed, by an order, a trade or a
 * phase, at most once an interval each: a quote in between is never told, only the one that stands
 * when the interval ends.
 */
final class QuoteFeed {

    private final SessionTime time;
    private final Agenda agenda;
    private final Notices notices;
    private final List<Symbol> watched;
    private final long interval;
    private final TreeMap<Symbol, Quote> told = new TreeMap<>();
    private Desk desk;

    QuoteFeed(SimSettings settings, SessionTime time, Agenda agenda, Notices notices) {
        this.time = time;
        this.agenda = agenda;
        this.notices = notices;
        this.watched = settings.watched();
        this.interval = settings.quoteInterval().toNanos();
    }

    /** Follows a day's books from the first order acceptance to the end of off-hours trading. */
    void follow(Desk other, TradingDay day) {
        desk = other;
        told.clear();
        if (!watched.isEmpty()) {
            agenda.at(day.openingAuctionStart().toNanoOfDay(), this::look);
        }
    }

    private void look() {
        watched.forEach(this::tellIfChanged);
        long next = time.now() + interval;
        if (next <= TradingDay.OFF_HOURS_END.toNanoOfDay()) {
            agenda.at(next, this::look);
        }
    }

    private void tellIfChanged(Symbol symbol) {
        Quote quote = desk.exchange().quote(symbol, time.instant());
        boolean same =
                Optional.ofNullable(told.get(symbol))
                        .filter(
                                old ->
                                        old.asks().equals(quote.asks())
                                                && old.bids().equals(quote.bids())
                                                && old.last().equals(quote.last()))
                        .isPresent();
        if (!same) {
            told.put(symbol, quote);
            notices.told(new Event.QuoteChanged(quote, time.instant()));
        }
    }
}

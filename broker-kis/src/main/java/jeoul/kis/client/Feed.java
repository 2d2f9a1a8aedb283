package jeoul.kis.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Tape;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.kis.wire.AskingPrice;
import jeoul.kis.wire.BookTick;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.TradeTick;

/**
 * What is known of the books that are followed. KIS streams changes alone, so a book stays what it
 * was until another comes, as long as the stream lives. Without a stream a phase is unknown, but
 * for the hours in which nothing is open by the clock.
 */
final class Feed {

    private final KisSettings settings;
    private final Agenda agenda;
    private final Consumer<Event> tell;
    private final Consumer<Symbol> askBook;
    private final Map<Symbol, View> views = new LinkedHashMap<>();
    private Optional<Tape> tape = Optional.empty();
    private TradingDay day;
    private Instant now = Instant.MIN;

    /**
     * @param askBook asks for a book that the stream does not show: a quiet one
     */
    Feed(KisSettings settings, Agenda agenda, Consumer<Event> tell, Consumer<Symbol> askBook) {
        this.settings = settings;
        this.agenda = agenda;
        this.tell = tell;
        this.askBook = askBook;
        follow(settings.followed());
    }

    /** Has everything told as it comes. */
    void listen(Tape listener) {
        tape = Optional.of(listener);
    }

    /** Takes more symbols in. */
    void follow(List<Symbol> symbols) {
        for (Symbol symbol : symbols) {
            views.putIfAbsent(symbol, new View(symbol));
        }
    }

    private static final class View {
        private final Symbol symbol;
        private Phase phase = Phase.UNKNOWN;
        private boolean byClock;
        private TradingMode mode = TradingMode.CONTINUOUS;
        private boolean subscribed;
        private Optional<Quote> quote = Optional.empty();
        private OptionalLong last = OptionalLong.empty();
        private Optional<Quote> told = Optional.empty();
        private Instant tellAt = Instant.MIN;
        private boolean tellDue;

        View(Symbol symbol) {
            this.symbol = symbol;
        }
    }

    void advance(Instant time) {
        now = time;
    }

    void startDay(TradingDay today) {
        day = today;
        for (View view : views.values()) {
            view.quote = Optional.empty();
            view.told = Optional.empty();
            view.last = OptionalLong.empty();
            closeByClock(view);
        }
        agenda.at(today.at(today.openingAuctionStart()), this::openByClock);
        agenda.at(
                today.at(today.close()).plus(settings.timings().expiryMargin()),
                () -> views.values().forEach(this::closeByClock));
    }

    /** Whether the market is open by the clock, auctions included. */
    boolean inSession() {
        return day != null && !isClosedByClock();
    }

    Phase phase(Symbol symbol) {
        View view = views.get(symbol);
        return view == null ? Phase.UNKNOWN : view.phase;
    }

    /** A symbol's way to trade, learned elsewhere: it tells an interruption from an auction day. */
    void learn(Symbol symbol, TradingMode mode) {
        View view = views.get(symbol);
        if (view != null) {
            view.mode = mode;
        }
    }

    // ---- the stream ----

    void subscribed(Symbol symbol) {
        View view = views.get(symbol);
        view.subscribed = true;
        closeByClock(view);
        askIfQuiet(view);
    }

    /** The stream shows what it was asked for. */
    void up() {
        tape.ifPresent(to -> to.up(now));
    }

    /** The stream ended, or could not be opened: from now on nothing is known. */
    void lost(String reason) {
        tape.ifPresent(to -> to.lost(reason, now));
        for (View view : views.values()) {
            view.subscribed = false;
            view.quote = Optional.empty();
            enter(view, Phase.UNKNOWN);
        }
    }

    void book(BookTick tick) {
        View view = views.get(tick.symbol());
        if (view != null) {
            Quote quote = QuoteMapper.quote(tick, today(), view.last);
            Phase phase = QuoteMapper.phase(tick, view.mode);
            tape.ifPresent(to -> to.book(quote, phase, QuoteMapper.expected(tick, phase), now));
            view.quote = Optional.of(quote);
            view.byClock = false;
            enter(view, phase);
            quoteChanged(view);
        }
    }

    void trade(TradeTick tick) {
        View view = views.get(tick.symbol());
        if (view != null) {
            tape.ifPresent(
                    to ->
                            to.trade(
                                    tick.symbol(),
                                    QuoteMapper.trade(tick),
                                    QuoteMapper.taker(tick),
                                    now));
            view.last = OptionalLong.of(tick.price());
            view.quote = view.quote.map(quote -> withLast(quote, view.last));
            if (tick.halted()) {
                view.byClock = false;
                halted(view);
            }
            quoteChanged(view);
        }
    }

    private void halted(View view) {
        if (view.phase != Phase.HALTED) {
            tape.ifPresent(
                    to ->
                            view.quote.ifPresent(
                                    book -> to.book(book, Phase.HALTED, Optional.empty(), now)));
        }
        enter(view, Phase.HALTED);
    }

    /** The book as it is now, if the stream keeps it so. */
    Optional<Quote> fresh(Symbol symbol) {
        View view = views.get(symbol);
        return view == null || !view.subscribed ? Optional.empty() : view.quote;
    }

    /** A book that was asked for. */
    Quote asked(AskingPrice book) {
        Quote quote = QuoteMapper.quote(book, today());
        View view = views.get(book.symbol());
        if (view != null && view.subscribed) {
            // Whatever changes from here on will be streamed.
            Phase phase = QuoteMapper.phase(book, view.mode);
            tape.ifPresent(to -> to.book(quote, phase, QuoteMapper.expected(book, phase), now));
            view.last = quote.last();
            view.quote = Optional.of(quote);
            view.byClock = false;
            enter(view, phase);
            quoteChanged(view);
        }
        return quote;
    }

    // ---- phases ----

    private void closeByClock(View view) {
        if (view.subscribed && isClosedByClock()) {
            view.byClock = true;
            enter(view, Phase.CLOSED);
        }
    }

    private void openByClock() {
        for (View view : views.values()) {
            if (view.byClock) {
                view.byClock = false;
                enter(view, Phase.UNKNOWN);
                askIfQuiet(view);
            }
        }
    }

    private boolean isClosedByClock() {
        return now.isBefore(day.at(day.openingAuctionStart()))
                || !now.isBefore(day.at(day.close()).plus(settings.timings().expiryMargin()));
    }

    private void askIfQuiet(View view) {
        agenda.at(
                now.plus(settings.timings().firstBook()),
                () -> {
                    if (view.subscribed && view.quote.isEmpty() && !isClosedByClock()) {
                        askBook.accept(view.symbol);
                    }
                });
    }

    private void enter(View view, Phase phase) {
        if (view.phase != phase) {
            view.phase = phase;
            tell.accept(new Event.PhaseChanged(view.symbol, phase, now));
        }
    }

    // ---- quotes ----

    private void quoteChanged(View view) {
        if (!settings.watched().contains(view.symbol) || view.tellDue) {
            return;
        }
        if (now.isBefore(view.tellAt)) {
            view.tellDue = true;
            agenda.at(view.tellAt, () -> tellQuote(view));
        } else {
            tellQuote(view);
        }
    }

    private void tellQuote(View view) {
        view.tellDue = false;
        Optional<Quote> quote = view.quote;
        if (quote.isEmpty() || (view.told.isPresent() && same(view.told.get(), quote.get()))) {
            return;
        }
        view.told = quote;
        view.tellAt = now.plus(settings.timings().quoteInterval());
        tell.accept(new Event.QuoteChanged(quote.get(), now));
    }

    private static boolean same(Quote one, Quote other) {
        return one.asks().equals(other.asks())
                && one.bids().equals(other.bids())
                && one.last().equals(other.last());
    }

    private static Quote withLast(Quote quote, OptionalLong last) {
        return new Quote(quote.symbol(), quote.at(), quote.asks(), quote.bids(), last);
    }

    private LocalDate today() {
        return Seoul.dateOf(now);
    }
}

package jeoul.kis.client;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
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
import jeoul.kis.wire.Price;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.TradeTick;

/**
 * What is known of the books that are followed. KIS streams changes alone, so a book stays what it
 * was until another comes, as long as the stream lives. Without a stream a phase is unknown, but
 * for the hours in which nothing is open by the clock, and for halts, interruptions and auction
 * days that an inquiry told.
 */
final class Feed {

    /** KRX: an interruption lasts two minutes. Whether one is over is asked so often. */
    private static final Duration INTERRUPTION_LOOK = Duration.ofSeconds(30);

    /** Most halts last for the day, and each look is a call. */
    private static final Duration HALT_LOOK = Duration.ofMinutes(5);

    private final KisSettings settings;
    private final Agenda agenda;
    private final Consumer<Event> tell;
    private final Consumer<Symbol> askBook;
    private final Consumer<Symbol> askPrice;
    private final Map<Symbol, FeedView> views = new LinkedHashMap<>();
    private final Map<Symbol, TradingMode> modes = new HashMap<>();
    private Optional<Tape> tape = Optional.empty();
    private TradingDay day;
    private Instant now = Instant.MIN;

    /**
     * @param askBook asks for a book that the stream does not show: a quiet one
     * @param askPrice asks for the price of a symbol that no stream shows
     */
    Feed(
            KisSettings settings,
            Agenda agenda,
            Consumer<Event> tell,
            Consumer<Symbol> askBook,
            Consumer<Symbol> askPrice) {
        this.settings = settings;
        this.agenda = agenda;
        this.tell = tell;
        this.askBook = askBook;
        this.askPrice = askPrice;
        follow(settings.followed());
    }

    /** Has everything told as it comes. */
    void listen(Tape listener) {
        tape = Optional.of(listener);
    }

    /** Takes more symbols in. */
    void follow(List<Symbol> symbols) {
        for (Symbol symbol : symbols) {
            if (!views.containsKey(symbol)) {
                FeedView view = new FeedView(symbol);
                views.put(symbol, view);
                view.mode = modes.getOrDefault(symbol, TradingMode.CONTINUOUS);
                if (view.mode == TradingMode.HALTED) {
                    hold(view, Phase.HALTED);
                }
            }
        }
    }

    void advance(Instant time) {
        now = time;
    }

    void startDay(TradingDay today) {
        day = today;
        modes.clear();
        for (FeedView view : views.values()) {
            view.mode = TradingMode.CONTINUOUS;
            release(view);
            view.quote = Optional.empty();
            view.told = Optional.empty();
            view.last = OptionalLong.empty();
            closeByClock(view);
        }
        agenda.at(today.at(today.openingAuctionStart()), this::openByClock);
        agenda.at(today.at(today.closingAuctionStart()), this::endRounds);
        agenda.at(
                today.at(today.close()).plus(settings.timings().expiryMargin()),
                () -> views.values().forEach(this::closeByClock));
    }

    /** Whether the market is open by the clock, auctions included. */
    boolean inSession() {
        return day != null && !isClosedByClock();
    }

    Phase phase(Symbol symbol) {
        FeedView view = views.get(symbol);
        return view == null ? Phase.UNKNOWN : view.phase;
    }

    // ---- inquiries ----

    /**
     * A price that was asked for: it tells an interruption from an auction day, and of a symbol
     * that no stream shows what keeps it from trading.
     */
    void read(Price price) {
        modes.put(price.symbol(), QuoteMapper.mode(price));
        FeedView view = views.get(price.symbol());
        if (view != null) {
            view.mode = QuoteMapper.mode(price);
            if (!view.subscribed) {
                hold(view, QuoteMapper.obstacle(price));
            }
        }
    }

    /** A price was asked for and did not come: what was known is too old. */
    void unread(Symbol symbol) {
        FeedView view = views.get(symbol);
        if (view != null) {
            release(view);
        }
    }

    /**
     * Takes from an inquiry only what stands against trading. What else it says is over with the
     * next tick, and the clock tells it as well.
     */
    private void hold(FeedView view, Phase phase) {
        boolean holds =
                phase == Phase.HALTED
                        || ((phase == Phase.VOLATILITY_INTERRUPTION
                                        || phase == Phase.PERIODIC_AUCTION)
                                && isContinuousByClock());
        if (!holds) {
            release(view);
            return;
        }
        view.byInquiry = true;
        enter(view, phase);
        // An auction day is one to its end.
        if (!view.asksAgain && phase != Phase.PERIODIC_AUCTION) {
            view.asksAgain = true;
            agenda.at(nextLook(phase), () -> askAgain(view));
        }
    }

    private Instant nextLook(Phase phase) {
        Instant next = now.plus(phase == Phase.HALTED ? HALT_LOOK : INTERRUPTION_LOOK);
        Instant first = day == null ? next : day.at(day.openingAuctionStart());
        return first.isAfter(next) ? first : next;
    }

    private void askAgain(FeedView view) {
        view.asksAgain = false;
        if (view.byInquiry && !view.subscribed && inSession()) {
            askPrice.accept(view.symbol);
        }
    }

    private void release(FeedView view) {
        if (view.byInquiry) {
            view.byInquiry = false;
            enter(view, Phase.UNKNOWN);
        }
    }

    private boolean isContinuousByClock() {
        return day != null
                && !now.isBefore(day.at(day.open()))
                && now.isBefore(day.at(day.closingAuctionStart()));
    }

    /** The closing auction is everybody's. */
    private void endRounds() {
        for (FeedView view : views.values()) {
            if (view.phase != Phase.HALTED) {
                release(view);
            }
        }
    }

    // ---- the stream ----

    void subscribed(Symbol symbol) {
        FeedView view = views.get(symbol);
        view.subscribed = true;
        view.displaced = false;
        view.byInquiry = false;
        closeByClock(view);
        askIfQuiet(view);
    }

    /** Another symbol took its place: from now on it is asked for. */
    void unsubscribed(Symbol symbol) {
        FeedView view = views.get(symbol);
        Phase phase = view.phase;
        view.subscribed = false;
        view.displaced = true;
        view.byClock = false;
        view.byInquiry = true;
        view.quote = Optional.empty();
        hold(view, phase);
    }

    /** The stream shows what it was asked for. */
    void up() {
        tape.ifPresent(to -> to.up(now));
    }

    /** The stream ended, or could not be opened: from now on nothing is known. */
    void lost(String reason) {
        tape.ifPresent(to -> to.lost(reason, now));
        for (FeedView view : views.values()) {
            view.subscribed = false;
            view.byInquiry = false;
            view.quote = Optional.empty();
            enter(view, Phase.UNKNOWN);
        }
    }

    void book(BookTick tick) {
        FeedView view = views.get(tick.symbol());
        if (view != null && !view.displaced) {
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
        FeedView view = views.get(tick.symbol());
        if (view != null && !view.displaced) {
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

    private void halted(FeedView view) {
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
        FeedView view = views.get(symbol);
        return view == null || !view.subscribed ? Optional.empty() : view.quote;
    }

    /** A book that was asked for. */
    Quote asked(AskingPrice book) {
        Quote quote = QuoteMapper.quote(book, today());
        FeedView view = views.get(book.symbol());
        if (view == null) {
            return quote;
        }
        Phase phase =
                view.mode == TradingMode.HALTED ? Phase.HALTED : QuoteMapper.phase(book, view.mode);
        if (!view.subscribed) {
            hold(view, phase);
            return quote;
        }
        // Whatever changes from here on will be streamed.
        tape.ifPresent(to -> to.book(quote, phase, QuoteMapper.expected(book, phase), now));
        view.last = quote.last();
        view.quote = Optional.of(quote);
        view.byClock = false;
        enter(view, phase);
        quoteChanged(view);
        return quote;
    }

    // ---- phases ----

    private void closeByClock(FeedView view) {
        if (view.subscribed && isClosedByClock()) {
            view.byClock = true;
            enter(view, Phase.CLOSED);
        }
    }

    private void openByClock() {
        for (FeedView view : views.values()) {
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

    private void askIfQuiet(FeedView view) {
        agenda.at(
                now.plus(settings.timings().firstBook()),
                () -> {
                    if (view.subscribed && view.quote.isEmpty() && !isClosedByClock()) {
                        askBook.accept(view.symbol);
                    }
                });
    }

    private void enter(FeedView view, Phase phase) {
        if (view.phase != phase) {
            view.phase = phase;
            tell.accept(new Event.PhaseChanged(view.symbol, phase, now));
        }
    }

    // ---- quotes ----

    private void quoteChanged(FeedView view) {
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

    private void tellQuote(FeedView view) {
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

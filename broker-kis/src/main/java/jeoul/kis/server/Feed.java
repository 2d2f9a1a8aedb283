package jeoul.kis.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;
import jeoul.kis.server.StreamSession.Subscription;
import jeoul.kis.wire.BookTick;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.StreamTrId;
import jeoul.kis.wire.TradeTick;

/**
 * Streams books and trades of the symbols subscribed to. A book is told on subscription, when its
 * phase changes, and, at most once an interval, when what is shown of it changed; trades when they
 * are seen, all of them.
 */
final class Feed {

    /** Trades of one symbol between two looks; of more, the latest are told, but for auctions. */
    private static final int MOST_TRADES = 500;

    private final MarketData market;
    private final Clock clock;
    private final Duration interval;
    private final Map<Symbol, Followed> followed = new TreeMap<>();
    private Instant nextLook = Instant.MAX;

    Feed(MarketData market, Clock clock, Duration interval) {
        this.market = market;
        this.clock = clock;
        this.interval = interval;
    }

    void join(StreamSession session, Subscription subscription) {
        Symbol symbol = new Symbol(subscription.key());
        Followed of = followed.computeIfAbsent(symbol, Followed::new);
        DayStatistics day = market.statistics(symbol);
        if (subscription.id() == StreamTrId.BOOK) {
            of.books.add(session);
            // So that a client knows at once what the book is doing.
            Quote quote = market.quote(symbol);
            session.peer().send(frame(quote, day.phase(), day));
            of.told(quote, day.phase(), clock.now());
        } else {
            if (of.trades.isEmpty()) {
                of.volume = volume(day);
                of.turnover = turnover(day);
                of.trading = day.phase();
            }
            of.trades.add(session);
        }
        if (nextLook.equals(Instant.MAX)) {
            nextLook = clock.now().plus(interval);
        }
    }

    void leave(StreamSession session, Subscription subscription) {
        Followed of = followed.get(new Symbol(subscription.key()));
        if (of != null) {
            (subscription.id() == StreamTrId.BOOK ? of.books : of.trades).remove(session);
        }
        rest();
    }

    void leave(StreamSession session) {
        for (Followed of : followed.values()) {
            of.books.remove(session);
            of.trades.remove(session);
        }
        rest();
    }

    private void rest() {
        followed.values().removeIf(of -> of.books.isEmpty() && of.trades.isEmpty());
        if (followed.isEmpty()) {
            nextLook = Instant.MAX;
        }
    }

    /** A book is another day's: its volume begins anew. */
    void startDay() {
        for (Followed of : followed.values()) {
            of.volume = 0;
            of.turnover = 0;
        }
    }

    void phaseChanged(Event.PhaseChanged event) {
        Followed of = followed.get(event.symbol());
        if (of != null) {
            tellTrades(of);
            of.trading = event.phase();
            tellBook(of, market.quote(event.symbol()), event.phase());
        }
    }

    void quoteChanged(Event.QuoteChanged event) {
        Followed of = followed.get(event.quote().symbol());
        if (of != null && !clock.now().isBefore(of.toldAt.plus(interval))) {
            tellTrades(of);
            tellBook(of, event.quote(), phase(of.symbol));
        }
    }

    Instant nextAt() {
        return nextLook;
    }

    /** Tells what changed, if it is time to look. */
    void look() {
        if (nextLook.isAfter(clock.now())) {
            return;
        }
        nextLook = clock.now().plus(interval);
        for (Followed of : List.copyOf(followed.values())) {
            tellTrades(of);
            if (!of.books.isEmpty() && !clock.now().isBefore(of.toldAt.plus(interval))) {
                Quote quote = market.quote(of.symbol);
                Phase phase = phase(of.symbol);
                if (of.shows(quote, phase)) {
                    tellBook(of, quote, phase);
                }
            }
        }
    }

    private void tellBook(Followed of, Quote quote, Phase phase) {
        if (of.books.isEmpty()) {
            return;
        }
        String frame = frame(quote, phase, market.statistics(of.symbol));
        of.told(quote, phase, clock.now());
        for (StreamSession session : List.copyOf(of.books)) {
            session.peer().send(frame);
        }
    }

    private static String frame(Quote quote, Phase phase, DayStatistics day) {
        BookTick tick = QuoteMapper.tick(quote, phase, volume(day));
        return BookTick.encode(List.of(tick));
    }

    private void tellTrades(Followed of) {
        if (of.trades.isEmpty()) {
            return;
        }
        DayStatistics day = market.statistics(of.symbol);
        List<Fill> news = news(of, day);
        long volume = volume(day);
        long turnover = turnover(day);
        of.volume = volume;
        of.turnover = turnover;
        if (news.isEmpty()) {
            return;
        }
        List<TradeTick> ticks = new ArrayList<>();
        Quote quote = market.quote(of.symbol);
        DayStatistics then = during(of.trading, day);
        for (Fill trade : news) {
            ticks.add(QuoteMapper.tick(trade, volume, turnover, quote, then));
            volume -= trade.quantity();
            turnover -= trade.notional();
        }
        Collections.reverse(ticks);
        String frame = TradeTick.encode(ticks);
        for (StreamSession session : List.copyOf(of.trades)) {
            session.peer().send(frame);
        }
    }

    /**
     * Trades since the last look, newest first. A call auction prints once, whoever met in it: the
     * market data may remember fewer trades than it had, but all have one price.
     */
    private List<Fill> news(Followed of, DayStatistics day) {
        long shares = volume(day) - of.volume;
        long won = turnover(day) - of.turnover;
        List<Fill> news = new ArrayList<>();
        if (shares <= 0) {
            return news;
        }
        boolean once = of.trading.isCallAuction();
        for (Fill trade : market.trades(of.symbol, MOST_TRADES)) {
            if (shares <= 0) {
                return news;
            }
            add(news, trade, once);
            shares -= trade.quantity();
            won -= trade.notional();
        }
        if (once && shares > 0 && !news.isEmpty() && won % shares == 0) {
            Fill oldest = news.get(news.size() - 1);
            add(news, new Fill(won / shares, shares, oldest.at()), true);
        }
        return news;
    }

    private static void add(List<Fill> news, Fill trade, boolean once) {
        int last = news.size() - 1;
        if (once
                && last >= 0
                && news.get(last).price() == trade.price()
                && news.get(last).at().equals(trade.at())) {
            long together = Math.addExact(news.get(last).quantity(), trade.quantity());
            news.set(last, new Fill(trade.price(), together, trade.at()));
        } else {
            news.add(trade);
        }
    }

    /** The day as it was when the trades were made: a new phase is told after them. */
    private static DayStatistics during(Phase phase, DayStatistics day) {
        return new DayStatistics(
                day.symbol(), day.basePrice(), day.limits(), day.mode(), phase, day.traded());
    }

    private Phase phase(Symbol symbol) {
        return market.statistics(symbol).phase();
    }

    private static long volume(DayStatistics day) {
        return day.traded().map(Bar::volume).orElse(0L);
    }

    private static long turnover(DayStatistics day) {
        return day.traded().map(Bar::turnover).orElse(0L);
    }

    /** A symbol somebody follows. */
    private static final class Followed {
        private final Symbol symbol;
        private final Set<StreamSession> books = new LinkedHashSet<>();
        private final Set<StreamSession> trades = new LinkedHashSet<>();
        private Optional<Quote> quote = Optional.empty();
        private Phase phase = Phase.UNKNOWN;
        private Instant toldAt = Instant.MIN;
        private long volume;
        private long turnover;

        /** In which the trades since the last look were made. */
        private Phase trading = Phase.UNKNOWN;

        Followed(Symbol symbol) {
            this.symbol = symbol;
        }

        void told(Quote shown, Phase shownPhase, Instant at) {
            quote = Optional.of(shown);
            phase = shownPhase;
            toldAt = at;
        }

        boolean shows(Quote now, Phase nowPhase) {
            return quote.isEmpty()
                    || phase != nowPhase
                    || !quote.get().asks().equals(now.asks())
                    || !quote.get().bids().equals(now.bids());
        }
    }
}

package jeoul.sim.exchange;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.Fill;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;

/**
 * KRX on one trading day: the books of its symbols, their background flow and their phases, in one
 * order of events (time, then symbol, then sequence). Times are nanoseconds since midnight in
 * Seoul.
 *
 * <p>The caller's orders carry a positive tag each, used once a day; what becomes of them is told
 * to the {@link ExchangeListener}. They meet the same books as everyone's, yet change nobody's
 * random draws.
 */
public final class Exchange {

    /** Where the day begins: before any order is taken. */
    public static final long START = LocalTime.of(8, 0).toNanoOfDay();

    private final TradingDay day;
    private final SymbolMarket[] markets;
    private final Map<Symbol, SymbolMarket> bySymbol = new HashMap<>();
    private final EventQueue queue;
    private final OwnOrders orders;
    private long now = START;

    /**
     * @param symbols each once, all of the day's date, in any order
     * @throws IllegalArgumentException if a symbol comes twice, has another date, a halt begins
     *     outside the hours of the regular session, or a circuit breaker too late
     */
    public Exchange(
            TradingDay day,
            List<SymbolDay> symbols,
            FlowModel model,
            long seed,
            ExchangeSettings settings,
            ExchangeListener listener) {
        this(day, symbols, model, seed, settings, listener, ExchangeObserver.NONE);
    }

    /**
     * As above, watched.
     *
     * @param observer told of every trade and message in the regular books
     */
    public Exchange(
            TradingDay day,
            List<SymbolDay> symbols,
            FlowModel model,
            long seed,
            ExchangeSettings settings,
            ExchangeListener listener,
            ExchangeObserver observer) {
        this.day = day;
        orders = new OwnOrders(listener);
        requireHaltsAllowed(day, settings);
        List<SymbolDay> sorted = new ArrayList<>(symbols);
        sorted.sort(Comparator.comparing(s -> s.listing().symbol()));
        markets = new SymbolMarket[sorted.size()];
        queue = new EventQueue(markets.length);
        for (int i = 0; i < markets.length; i++) {
            SymbolDay symbol = sorted.get(i);
            if (!symbol.date().equals(day.date())) {
                throw new IllegalArgumentException(
                        symbol.listing().symbol()
                                + " is of "
                                + symbol.date()
                                + ", the day is "
                                + day.date());
            }
            markets[i] = new SymbolMarket(i, symbol, day, model, seed, settings, orders, observer);
            if (bySymbol.put(symbol.listing().symbol(), markets[i]) != null) {
                throw new IllegalArgumentException(symbol.listing().symbol() + " is there twice");
            }
            queue.update(i, markets[i].nextAt());
        }
    }

    public long now() {
        return now;
    }

    /** The symbols of the day, sorted. */
    public List<Symbol> symbols() {
        List<Symbol> symbols = new ArrayList<>(markets.length);
        for (SymbolMarket market : markets) {
            symbols.add(market.symbol());
        }
        return List.copyOf(symbols);
    }

    /**
     * Lets the day go on up to and including a time, or to the first event of which the listener
     * was told anything.
     *
     * @param nanos not before {@link #now()}
     * @return true if it stopped for the listener; then {@link #now()} is that event's time
     */
    public boolean runUntil(long nanos) {
        if (nanos < now) {
            throw new IllegalArgumentException("time does not run back: " + now + " to " + nanos);
        }
        orders.clearTold();
        while (queue.firstDue() <= nanos) {
            SymbolMarket market = markets[queue.first()];
            now = queue.firstDue();
            market.act(now);
            queue.update(market.index(), market.nextAt());
            if (orders.told()) {
                return true;
            }
        }
        now = nanos;
        return false;
    }

    /**
     * An order arrives. Whether it is taken, and what it trades at once, is told before this
     * returns. The order's own id plays no part.
     *
     * @param tag the caller's number of it, positive, not used before
     */
    public void submit(int tag, Order order) {
        orders.requireNew(tag);
        SymbolMarket market = bySymbol.get(order.symbol());
        if (market == null) {
            orders.rejected(tag, RejectReason.NOT_TRADABLE, order.symbol() + " is not listed here");
            return;
        }
        market.submit(now, OwnOrder.of(tag, market, order));
        queue.update(market.index(), market.nextAt());
    }

    /**
     * A cancel arrives. If fewer shares than asked for are left, those are cancelled.
     *
     * @param quantity at least 1
     */
    public void cancel(int tag, long quantity) {
        requireShares(quantity);
        OwnOrder order = orders.find(tag);
        if (order == null || order.leaves == 0) {
            orders.cancelRejected(
                    tag, RejectReason.UNKNOWN_ORDER, "nothing is left of order " + tag);
            return;
        }
        order.market.cancel(now, order, Math.min(quantity, order.leaves));
        queue.update(order.market.index(), order.market.nextAt());
    }

    /**
     * A revision arrives: shares of a standing order move to another type or price, as an order of
     * its own with the time of its receipt; the rest keeps its place.
     *
     * @param revisedTag the caller's number of the moved part, positive, not used before
     * @param price present exactly for the types that name one
     * @param quantity at least 1; more than is left is refused
     */
    public void revise(int tag, int revisedTag, OrderType type, OptionalLong price, long quantity) {
        requireShares(quantity);
        orders.requireNew(revisedTag);
        if (price.isPresent() != type.pricing().namesPrice()) {
            throw new IllegalArgumentException("not a revision: " + type + " at " + price);
        }
        OwnOrder order = orders.find(tag);
        if (order == null || order.leaves == 0) {
            orders.reviseRejected(
                    tag, revisedTag, RejectReason.UNKNOWN_ORDER, "nothing is left of order " + tag);
            return;
        }
        order.market.revise(now, order.moved(revisedTag, type, price, quantity));
        queue.update(order.market.index(), order.market.nextAt());
    }

    /** Shares left of an order, 0 if it is done or was never in. */
    public long leaves(int tag) {
        OwnOrder order = orders.find(tag);
        return order == null ? 0 : order.leaves;
    }

    /** How many of the caller's orders rest in the symbol's regular book. */
    int resting(Symbol symbol) {
        return market(symbol).regular().resting();
    }

    public boolean lists(Symbol symbol) {
        return bySymbol.containsKey(symbol);
    }

    public Listing listing(Symbol symbol) {
        return market(symbol).listing();
    }

    /** Phase of the symbol's regular book. */
    public Phase phase(Symbol symbol) {
        return market(symbol).regular().phase();
    }

    public PriceLimits limits(Symbol symbol) {
        return market(symbol).limits();
    }

    /**
     * The regular book as it is shown: ten levels, in call auctions three (what would remain after
     * the auction if it ended now), in a halt and in the first minutes of the opening auction none.
     *
     * @param at what the quote is stamped with
     */
    public Quote quote(Symbol symbol, Instant at) {
        return QuoteView.of(market(symbol), now, at);
    }

    /**
     * The price a running call auction would have now; empty if none, outside auctions, or before
     * the opening auction is shown.
     */
    public OptionalLong indicativePrice(Symbol symbol) {
        return market(symbol).regular().indicativePrice(now);
    }

    /** The regular session so far. */
    public DayStatistics statistics(Symbol symbol) {
        SymbolMarket market = market(symbol);
        return new DayStatistics(
                symbol,
                market.symbolDay().basePrice(),
                market.limits(),
                market.symbolDay().mode(),
                market.regular().phase(),
                market.regular().tape().day());
    }

    /** The latest trades of the regular session, newest first, at most 30. */
    public List<Fill> trades(Symbol symbol, int most) {
        return market(symbol).regular().tape().latest(most);
    }

    /** Minutes of the regular session in which shares traded, oldest first. */
    public List<Bar> minuteBars(Symbol symbol) {
        return market(symbol).regular().tape().minuteBars();
    }

    /**
     * The day's close, which is the next day's base: the last trade; without one, a bid above or an
     * ask below the base price that stood at the end; else the base price.
     *
     * @throws IllegalStateException before the symbol's regular session ended
     */
    public long closePrice(Symbol symbol) {
        return market(symbol).regular().closePrice();
    }

    /** Messages of all books so far: orders, revisions and cancels, everyone's. */
    public long messages() {
        long sum = 0;
        for (SymbolMarket market : markets) {
            sum += market.messages();
        }
        return sum;
    }

    /** Trades of all symbols and sessions so far. */
    public long trades() {
        long sum = 0;
        for (SymbolMarket market : markets) {
            sum += market.trades();
        }
        return sum;
    }

    /** A hash over every trade and every message that changed the symbol's books, in order. */
    public long eventHash(Symbol symbol) {
        return market(symbol).eventHash();
    }

    /** The hashes of all symbols together. */
    public long eventHash() {
        long hash = 0;
        for (SymbolMarket market : markets) {
            hash = EventHash.mix(hash, market.eventHash());
        }
        return hash;
    }

    private SymbolMarket market(Symbol symbol) {
        SymbolMarket market = bySymbol.get(symbol);
        if (market == null) {
            throw new IllegalArgumentException("not listed on " + day.date() + ": " + symbol);
        }
        return market;
    }

    private static void requireShares(long quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("at least one share: " + quantity);
        }
    }

    private static void requireHaltsAllowed(TradingDay day, ExchangeSettings settings) {
        LocalTime latestBreaker = day.close().minus(ScheduledHalt.CIRCUIT_BREAKER_LATEST);
        for (ScheduledHalt halt : settings.halts()) {
            if (halt.from().isBefore(day.openingAuctionStart())
                    || !halt.from().isBefore(day.close())) {
                throw new IllegalArgumentException(
                        "a halt begins between "
                                + day.openingAuctionStart()
                                + " and "
                                + day.close()
                                + ", not at "
                                + halt.from());
            }
            if (halt.isCircuitBreaker() && halt.from().isAfter(latestBreaker)) {
                throw new IllegalArgumentException(
                        "no circuit breaker of stage 1 or 2 starts after "
                                + latestBreaker
                                + ": "
                                + halt.from());
            }
        }
    }
}

package jeoul.kis.server;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Fill;

/** A venue that says what it is told to say, and writes down what it is sent. */
final class Venue implements Broker, MarketData {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    static final Symbol SAMSUNG = new Symbol("005930");
    static final Symbol HYNIX = new Symbol("000660");

    final List<Command> sent = new ArrayList<>();
    final List<Position> positions = new ArrayList<>();
    final List<OrderStatus> orders = new ArrayList<>();
    final List<Fill> trades = new ArrayList<>();
    final List<Bar> minutes = new ArrayList<>();
    final List<Bar> days = new ArrayList<>();
    Cash cash = new Cash(10_000_000, 10_000_000, 9_000_000, 8_000_000);
    Phase phase = Phase.CONTINUOUS;
    boolean complete = true;
    Instant now = at("10:00:00");
    long volume;
    long turnover;
    List<Quote.Level> asks = List.of(new Quote.Level(70_100, 10), new Quote.Level(70_200, 20));
    List<Quote.Level> bids = List.of(new Quote.Level(70_000, 30));
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final TreeMap<Symbol, Listing> listings = new TreeMap<>();

    Venue() {
        listings.put(SAMSUNG, Listing.stock(SAMSUNG, "삼성전자", Market.KOSPI));
        listings.put(HYNIX, Listing.stock(HYNIX, "SK하이닉스", Market.KOSPI));
    }

    static Instant at(String time) {
        return Seoul.at(DAY, LocalTime.parse(time));
    }

    void list(Symbol symbol) {
        listings.put(symbol, Listing.stock(symbol, "종목" + symbol, Market.KOSPI));
    }

    void says(Event event) {
        events.add(event);
    }

    /** The last command of a kind. */
    <C extends Command> C last(Class<C> kind) {
        for (int i = sent.size() - 1; i >= 0; i--) {
            if (kind.isInstance(sent.get(i))) {
                return kind.cast(sent.get(i));
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " was sent");
    }

    @Override
    public void send(List<Command> commands) {
        for (Command command : commands) {
            sent.add(command);
            if (command instanceof Command.RefreshAccount refresh) {
                says(
                        new Event.AccountRefreshed(
                                refresh.request(),
                                new AccountSnapshot(now, cash, positions),
                                complete,
                                now));
            } else if (command instanceof Command.RefreshOrders refresh) {
                says(new Event.OrdersRefreshed(refresh.request(), orders, complete, now));
            }
        }
    }

    @Override
    public void markDepartures(Departures departures) {
        throw new AssertionError("the server keeps no journal");
    }

    @Override
    public int poll(Consumer<Event> to) {
        int count = events.size();
        for (int i = 0; i < count; i++) {
            to.accept(events.remove());
        }
        return count;
    }

    @Override
    public Listing listing(Symbol symbol) {
        Listing listing = listings.get(symbol);
        if (listing == null) {
            throw new UnknownSymbolException(symbol, now);
        }
        return listing;
    }

    @Override
    public Quote quote(Symbol symbol) {
        listing(symbol);
        return new Quote(symbol, now, asks, bids, OptionalLong.of(70_000));
    }

    @Override
    public DayStatistics statistics(Symbol symbol) {
        listing(symbol);
        Optional<Bar> traded =
                volume == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Bar(
                                        at("09:00:00"),
                                        69_900,
                                        70_100,
                                        69_800,
                                        70_000,
                                        volume,
                                        turnover));
        return new DayStatistics(
                symbol,
                70_000,
                new PriceLimits(49_000, 91_000),
                TradingMode.CONTINUOUS,
                phase,
                traded);
    }

    @Override
    public List<Fill> trades(Symbol symbol, int most) {
        listing(symbol);
        return trades.stream().limit(most).toList();
    }

    @Override
    public List<Bar> minuteBars(Symbol symbol) {
        listing(symbol);
        return List.copyOf(minutes);
    }

    @Override
    public List<Bar> dailyBars(Symbol symbol, LocalDate from, LocalDate to) {
        listing(symbol);
        return days.stream()
                .filter(bar -> !Seoul.dateOf(bar.start()).isBefore(from))
                .filter(bar -> !Seoul.dateOf(bar.start()).isAfter(to))
                .toList();
    }
}

package jeoul.sim;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Charges;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.order.OrderType;
import jeoul.sim.exchange.Exchange;
import jeoul.sim.flow.SymbolDay;

/**
 * A broker with an account and a simulated exchange behind it, at the speed, the charges and the
 * refusals of the account that is rehearsed. Time stands still but in {@link SimTimeline#await}.
 *
 * <p>The broker books at the moment the exchange acts; we hear of it a notice latency later, with
 * the time it happened in the event. So events are handed over in the order they are heard: those
 * of the broker and the exchange in the order they happened, ours ({@code Sent}, a withdrawal, a
 * refreshed quote) among them at once. Phases of all symbols are told at the start of a day and
 * when they change.
 *
 * <p>In the list of orders, shares that expired or moved to a revising order count as cancelled.
 */
public final class SimBroker implements Broker, MarketData, Simulation {

    /** A simulated day begins before any order is accepted. */
    public static final LocalTime DAY_START = LocalTime.of(8, 0);

    private final SimSettings settings;
    private final SimMarket market;
    private final SessionTime time;
    private final Agenda agenda = new Agenda();
    private final Ledger ledger;
    private final Connection connection;
    private final QuoteFeed feed;
    private final TreeMap<Symbol, List<Bar>> pastDays = new TreeMap<>();
    private List<SymbolDay> symbols;
    private Desk desk;

    @Inject
    public SimBroker(SimSettings settings, SimMarket market) {
        this.settings = settings;
        this.market = market;
        this.time = new SessionTime(market.date(), DAY_START.toNanoOfDay());
        this.ledger = new Ledger(market.calendar(), market.date(), settings.account());
        this.connection =
                new Connection(
                        settings,
                        time,
                        agenda,
                        new Latency(settings.latency(), settings.seed(), market.date()),
                        ledger);
        this.feed = new QuoteFeed(settings, time, agenda, connection);
        this.symbols = market.symbols();
        this.desk = openDesk();
    }

    @Override
    public void send(List<Command> commands) {
        for (Command command : commands) {
            command.to(connection);
        }
    }

    @Override
    public int poll(Consumer<Event> events) {
        return connection.poll(events);
    }

    @Override
    public void markDepartures(Departures departures) {
        connection.markDepartures(departures);
    }

    /**
     * An order of the same account that does not come over this connection, such as one the person
     * places on a phone. It is checked, booked and listed like any other; no event tells of it.
     *
     * @return its number, or empty if the broker refuses it
     */
    public Optional<BrokerOrderId> placeForeign(
            Symbol symbol, Side side, OrderType type, OptionalLong price, long quantity) {
        return desk.receiveForeign(symbol, side, type, price, quantity);
    }

    /**
     * Cancels what is left of an order of the day from outside this connection; if it is ours, we
     * hear of it.
     *
     * @throws IllegalArgumentException if no such order is open
     */
    public void cancelForeign(BrokerOrderId number) {
        desk.cancelForeign(number);
    }

    @Override
    public LocalDate closeDay() {
        run(tomorrow(), false);
        startNextDay();
        return time.date();
    }

    @Override
    public void relist(List<SymbolDay> listed) {
        if (!time.instant().equals(Seoul.at(time.date(), DAY_START)) || desk.orderCount() > 0) {
            throw new IllegalStateException(time.date() + " is under way");
        }
        symbols = List.copyOf(listed);
        desk = openDesk();
    }

    @Override
    public void split(Symbol symbol, long from, long to) {
        ledger.split(symbol, from, to);
    }

    @Override
    public AccountSnapshot account() {
        return ledger.snapshot(time.instant());
    }

    @Override
    public LocalDate date() {
        return time.date();
    }

    /** What the day's trades cost so far. */
    public Charges chargesToday() {
        return ledger.chargesToday();
    }

    @Override
    public CashLow cashLow() {
        return desk.cashLow();
    }

    @Override
    public long orderable() {
        return ledger.orderable();
    }

    @Override
    public long messages() {
        return desk.exchange().messages();
    }

    @Override
    public long trades() {
        return desk.exchange().trades();
    }

    /** What the account's margin would let it buy, won: more than it has if below 100 per cent. */
    public long maxBuyable() {
        return ledger.maxBuyable();
    }

    @Override
    public Listing listing(Symbol symbol) {
        return desk.listing(symbol)
                .orElseThrow(() -> new UnknownSymbolException(symbol, time.instant()));
    }

    @Override
    public Quote quote(Symbol symbol) {
        return exchangeFor(symbol).quote(symbol, time.instant());
    }

    @Override
    public DayStatistics statistics(Symbol symbol) {
        return exchangeFor(symbol).statistics(symbol);
    }

    @Override
    public List<Fill> trades(Symbol symbol, int most) {
        return exchangeFor(symbol).trades(symbol, most);
    }

    @Override
    public List<Bar> minuteBars(Symbol symbol) {
        return exchangeFor(symbol).minuteBars(symbol);
    }

    /** Days simulated here, and before them those of {@link SimMarket#bars}. */
    @Override
    public List<Bar> dailyBars(Symbol symbol, LocalDate from, LocalDate to) {
        Symbol listed = listing(symbol).symbol();
        List<Bar> bars = new ArrayList<>();
        LocalDate lastBefore = market.date().minusDays(1);
        if (!from.isAfter(lastBefore)) {
            LocalDate last = to.isBefore(lastBefore) ? to : lastBefore;
            bars.addAll(market.bars().bars(listed, from, last));
        }
        for (Bar bar : pastDays.getOrDefault(listed, List.of())) {
            LocalDate date = Seoul.dateOf(bar.start());
            if (!date.isBefore(from) && !date.isAfter(to)) {
                bars.add(bar);
            }
        }
        return bars;
    }

    Instant now() {
        return time.instant();
    }

    /** Lets time pass until an instant or the first event for us. */
    Instant advance(Instant until) {
        while (!until.isBefore(tomorrow())) {
            if (run(tomorrow(), true)) {
                return now();
            }
            startNextDay();
        }
        run(until, true);
        return now();
    }

    /**
     * @param stopAtEvent whether to stop when we have heard something, at the end of that instant
     * @return whether something is to be polled
     */
    private boolean run(Instant until, boolean stopAtEvent) {
        long limit = Math.max(time.now(), time.nanos(until));
        while (true) {
            if (stopAtEvent && connection.hasHeard()) {
                limit = time.now();
            }
            long target = Math.min(limit, agenda.nextAt());
            if (runExchange(target)) {
                continue;
            }
            time.moveTo(target);
            if (agenda.nextAt() > target) {
                return connection.hasHeard();
            }
            agenda.runNext();
        }
    }

    /** At one instant the market goes first, then what arrives from us. */
    private boolean runExchange(long target) {
        Exchange exchange = desk.exchange();
        boolean told = exchange.runUntil(Math.min(target, SessionTime.NANOS_PER_DAY - 1));
        time.moveTo(Math.max(time.now(), exchange.now()));
        return told;
    }

    private Instant tomorrow() {
        return Seoul.at(market.calendar().next(time.date()), DAY_START);
    }

    private void startNextDay() {
        LocalDate today = time.date();
        LocalDate next = market.calendar().next(today);
        List<SymbolDay> carried = new ArrayList<>();
        for (SymbolDay symbol : symbols) {
            keepBar(symbol.listing().symbol(), today);
            carried.add(nextDay(symbol, next));
        }
        long night =
                Duration.between(time.instant(0), Seoul.at(next, LocalTime.MIDNIGHT)).toNanos();
        agenda.rebase(night);
        connection.rebase(night);
        time.startDay(next, DAY_START.toNanoOfDay());
        ledger.rollTo(next);
        symbols = carried;
        desk = openDesk();
    }

    private SymbolDay nextDay(SymbolDay symbol, LocalDate date) {
        return new SymbolDay(
                symbol.listing(),
                date,
                desk.exchange().closePrice(symbol.listing().symbol()),
                symbol.expectedVolume(),
                symbol.expectedRange(),
                symbol.mode(),
                symbol.assumed());
    }

    private void keepBar(Symbol symbol, LocalDate date) {
        Instant midnight = Seoul.at(date, LocalTime.MIDNIGHT);
        desk.exchange()
                .statistics(symbol)
                .traded()
                .ifPresent(
                        bar ->
                                pastDays.computeIfAbsent(symbol, any -> new ArrayList<>())
                                        .add(
                                                new Bar(
                                                        midnight,
                                                        bar.open(),
                                                        bar.high(),
                                                        bar.low(),
                                                        bar.close(),
                                                        bar.volume(),
                                                        bar.turnover())));
    }

    private Desk openDesk() {
        TradingDay day = market.calendar().day(time.date());
        Desk opened = new Desk(settings, market, day, symbols, ledger, time, connection);
        connection.connect(opened);
        feed.follow(opened, day);
        opened.tellPhases();
        return opened;
    }

    private Exchange exchangeFor(Symbol symbol) {
        if (desk.listing(symbol).isEmpty()) {
            throw new UnknownSymbolException(symbol, time.instant());
        }
        return desk.exchange();
    }
}

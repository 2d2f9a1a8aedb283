package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Scenario;
import jeoul.engine.broker.Unsent;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.execute.ExecutionLoop;
import jeoul.engine.execute.ExecutionPlan;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.Executor;
import jeoul.engine.execute.Recovery;
import jeoul.engine.journal.Journal;
import jeoul.engine.journal.MemoryJournal;
import jeoul.engine.journal.Step;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote.Level;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TickTable;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.OrderType;
import jeoul.engine.schedule.LeavesPolicy;
import jeoul.engine.schedule.MissedPolicy;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Schedule;
import jeoul.engine.schedule.Strategy;
import jeoul.engine.schedule.Window;
import jeoul.kis.client.KisTimings;
import jeoul.kis.live.LinkSettings;
import jeoul.kis.server.fault.FaultScript;
import jeoul.sim.SimSettings;
import jeoul.sim.SimVenue;

/**
 * One day of a client behind a server where things go wrong, all of it drawn from a seed: account,
 * market, strategy, faults, and in some the moments at which the program is killed. Afterwards the
 * exchange's own books are held against the journal.
 */
final class FaultDay {

    static final long HELD = 40;
    private static final Duration QUOTE_INTERVAL = Duration.ofSeconds(5);
    private static final Duration[] PATIENCE = {
        LinkSettings.DEFAULT_CALL, Duration.ofSeconds(5), Duration.ofSeconds(1)
    };
    private static final List<OrderType> TYPES =
            List.of(
                    OrderType.BEST_OPPOSITE,
                    OrderType.BEST_OPPOSITE,
                    OrderType.BEST_OPPOSITE,
                    OrderType.LIMIT,
                    OrderType.MARKET,
                    OrderType.BEST_OPPOSITE_IOC);
    private static final List<Listing> LISTINGS =
            List.of(
                    Listing.stock(new Symbol("005930"), "Samsung", Market.KOSPI),
                    Listing.stock(new Symbol("035720"), "Kakao", Market.KOSPI),
                    Listing.stock(new Symbol("051910"), "LG Chem", Market.KOSPI),
                    Listing.stock(new Symbol("247540"), "Ecopro BM", Market.KOSDAQ));
    private static final long[] BASES = {70_000, 40_000, 300_000, 20_000};

    private final SplittableRandom random;
    private final SplittableRandom kills;
    private final Lockstep lockstep;
    private final ExecutionPlan plan;
    private final MemoryJournal journal = new MemoryJournal();
    private final FaultLaws laws;
    private final int killEvery;
    private Executor executor;
    private int killed;

    FaultDay(long seed) {
        random = new SplittableRandom(seed);
        kills = new SplittableRandom(~seed);
        VenueProfile profile = random.nextBoolean() ? VenueProfile.REAL : VenueProfile.MOCK;
        Strategy strategy = drawStrategy(profile, LocalTime.of(9, 5), 350, random);
        List<Scenario.Book> books = drawBooks(random);
        List<Position> holdings = new ArrayList<>();
        for (Scenario.Book book : books) {
            holdings.add(new Position(book.listing().symbol(), HELD, HELD));
        }
        long cash = random.nextInt(6) == 0 ? 500_000 : 50_000_000;
        Scenario scenario =
                new Scenario(
                        profile,
                        Scenario.DATE,
                        strategy.window().start().minusMinutes(1),
                        cash,
                        holdings,
                        books);
        List<Symbol> symbols = books.stream().map(book -> book.listing().symbol()).toList();
        lockstep =
                new Lockstep(
                        SimSettings.of(Lockstep.unhurried(profile), cash, holdings, seed),
                        SimVenue.market(scenario),
                        profile,
                        within(strategy.window(), FaultScript.random(seed, symbols)),
                        KisTimings.DEFAULT,
                        QUOTE_INTERVAL,
                        PATIENCE[random.nextInt(PATIENCE.length)]);
        plan = drawPlan(strategy, books);
        laws = new FaultLaws(plan, journal, lockstep.foreign());
        lockstep.overhear(
                event -> {
                    if (event instanceof Event.OrdersRefreshed refreshed && refreshed.complete()) {
                        laws.checkExposure(refreshed.orders());
                    }
                });
        killEvery = random.nextInt(4) == 0 ? 20 + random.nextInt(200) : 0;
    }

    /** With a window that starts within so many minutes. */
    static Strategy drawStrategy(
            VenueProfile profile, LocalTime earliest, int minutes, SplittableRandom random) {
        LocalTime start = earliest.plusMinutes(random.nextInt(minutes));
        Window window = new Window(start, start.plusMinutes(1 + random.nextInt(4)));
        List<OrderType> offered = TYPES.stream().filter(profile::offers).toList();
        LeavesPolicy[] policies = LeavesPolicy.values();
        return new Strategy(
                "faulty",
                1.0,
                1,
                offered.get(random.nextInt(offered.size())),
                window,
                window,
                random.nextInt(4) == 0
                        ? Optional.of(new Window(window.end(), window.end().plusMinutes(2)))
                        : Optional.empty(),
                policies[random.nextInt(policies.length)],
                Duration.ofSeconds(5 + random.nextInt(40)),
                random.nextBoolean() ? MissedPolicy.SPREAD : MissedPolicy.DROP);
    }

    /** Books that are deep, or so thin that orders come to rest. */
    static List<Scenario.Book> drawBooks(SplittableRandom random) {
        List<Scenario.Book> books = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Listing listing = LISTINGS.get(i);
            long tick = ticks(listing).tickAt(BASES[i]);
            books.add(
                    new Scenario.Book(
                            listing,
                            BASES[i],
                            drawLevels(BASES[i], tick, random),
                            drawLevels(BASES[i] - tick, -tick, random)));
        }
        return books;
    }

    private static TickTable ticks(Listing listing) {
        return TickTable.of(listing.market(), listing.kind(), Scenario.DATE);
    }

    private static List<Level> drawLevels(long best, long step, SplittableRandom random) {
        int most = random.nextInt(3) == 0 ? 4 : 100;
        List<Level> levels = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            levels.add(new Level(best + i * step, 1 + random.nextInt(most)));
        }
        return levels;
    }

    private ExecutionPlan drawPlan(Strategy strategy, List<Scenario.Book> books) {
        TradingDay day = TradingCalendar.krx().day(Scenario.DATE);
        List<ParentOrder> parents = new ArrayList<>();
        List<ExecutionPlan.SymbolLimits> limits = new ArrayList<>();
        for (Scenario.Book book : books) {
            Symbol symbol = book.listing().symbol();
            parents.add(
                    new ParentOrder(
                            symbol,
                            random.nextBoolean() ? Side.BUY : Side.SELL,
                            book.basePrice(),
                            new Schedule(
                                    strategy.window().startOn(day),
                                    strategy.window().endOn(day),
                                    1 + random.nextInt(14),
                                    1)));
            limits.add(
                    new ExecutionPlan.SymbolLimits(
                            symbol,
                            PriceLimits.of(
                                    book.basePrice(), book.listing(), ticks(book.listing()))));
        }
        return new ExecutionPlan(
                day,
                strategy,
                parents,
                lockstep.sim().account(),
                limits,
                ExecutionLimits.DEFAULT,
                0);
    }

    /** The same faults, with those of the clock while the run is under way. */
    static FaultScript within(Window window, FaultScript script) {
        long whole = Duration.ofHours(6).toSeconds();
        long part = Duration.between(window.start(), window.end()).toSeconds();
        return new FaultScript(
                script.calls(),
                script.notices(),
                script.times().stream()
                        .map(
                                rule ->
                                        new FaultScript.TimedRule(
                                                window.start()
                                                        .plusSeconds(
                                                                Duration.between(
                                                                                        LocalTime
                                                                                                .of(
                                                                                                        9,
                                                                                                        0),
                                                                                        rule.at())
                                                                                .toSeconds()
                                                                        * part
                                                                        / whole),
                                                rule.fault()))
                        .toList());
    }

    /** Lives the day to its end and checks the laws. */
    void live() {
        List<Event> heard = new ArrayList<>();
        waitUntil(plan.parents().get(0).schedule().start().minusSeconds(30), heard);
        executor = new Executor(plan);
        boolean resumed = false;
        while (true) {
            ExecutionLoop loop =
                    new ExecutionLoop(
                            executor,
                            lockstep.broker(),
                            lockstep,
                            new Mortal(),
                            now -> {},
                            (event, commands) -> mayDie());
            try {
                if (resumed) {
                    loop.resume(heard);
                } else {
                    loop.run(heard);
                }
                break;
            } catch (Killed e) {
                killed++;
                resumed = true;
                heard.clear();
                lockstep.restart(Duration.ofSeconds(kills.nextInt(120)));
                waitUntil(lockstep.now().plusSeconds(kills.nextInt(5)), heard);
                executor = Recovery.replay(plan, journal);
            }
        }
        check();
    }

    private void waitUntil(Instant until, List<Event> heard) {
        do {
            lockstep.await(until);
            lockstep.broker().poll(heard::add);
        } while (lockstep.now().isBefore(until));
    }

    private void mayDie() {
        if (killEvery > 0 && kills.nextInt(killEvery) == 0) {
            throw new Killed();
        }
    }

    /** How often the program was killed. */
    int killed() {
        return killed;
    }

    ExecutionResult result() {
        return executor.result();
    }

    private void check() {
        ExecutionResult result = executor.result();
        assertEquals(result, Recovery.replay(plan, journal).result(), "replay is the day");
        laws.check(result, ordersAtTheExchange(), lockstep.sim().account());
    }

    /** By the exchange itself, whatever the server would say, when the program has ended. */
    private List<OrderStatus> ordersAtTheExchange() {
        AtomicReference<List<OrderStatus>> all = new AtomicReference<>();
        RequestId request = new RequestId(Long.MAX_VALUE);
        lockstep.sim().send(List.of(new Command.RefreshOrders(request)));
        while (all.get() == null) {
            lockstep.letTheExchangeAnswer(
                    event -> {
                        if (event instanceof Event.OrdersRefreshed refreshed
                                && refreshed.request().equals(request)) {
                            assertTrue(refreshed.complete());
                            all.set(refreshed.orders());
                        }
                    });
        }
        return all.get();
    }

    /** Keeps every step, unless the program dies before or right after. */
    private final class Mortal implements Journal {

        @Override
        public void append(Event event, List<Command> commands) {
            mayDie();
            journal.append(event, commands);
            mayDie();
        }

        /** It may also die between this and the call that was about to leave. */
        @Override
        public void leaves(Command command, Instant at) {
            mayDie();
            journal.leaves(command, at);
            mayDie();
        }

        @Override
        public Unsent unsent() {
            return journal.unsent();
        }

        @Override
        public Stream<Step> steps() {
            return journal.steps();
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

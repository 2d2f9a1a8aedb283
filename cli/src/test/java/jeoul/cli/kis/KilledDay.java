package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
import jeoul.engine.execute.JournalledPlan;
import jeoul.engine.execute.Recovery;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.Journal;
import jeoul.engine.journal.SqliteJournal;
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
import jeoul.engine.plan.Cause;
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
 * A small day of a client behind a server, journalled on disk, whose program is killed at chosen
 * points. Points are counted as the program passes them: before a step is kept, after it and before
 * its commands leave, after these were handed over, before an order, a revision or a cancel is
 * marked, between that and its call, and between the call and its answer.
 */
final class KilledDay {

    /** Longer than it takes until a list shows all that was sent before. */
    private static final Duration AWAY = Duration.ofSeconds(15);

    /** Nobody else trades, so that it matters little. */
    private static final Duration QUOTE_INTERVAL = Duration.ofMinutes(1);

    private static final long HELD = 40;
    private static final AccountHash ACCOUNT = new AccountHash("5e".repeat(32));
    private static final List<Listing> LISTINGS =
            List.of(
                    Listing.stock(new Symbol("005930"), "Samsung", Market.KOSPI),
                    Listing.stock(new Symbol("035720"), "Kakao", Market.KOSPI));
    private static final long[] BASES = {70_000, 40_000};
    private static final long[] TICKS = {100, 50};

    private final SplittableRandom random;
    private final Path file;
    private final int[] killAt;
    private final Lockstep lockstep;
    private final ExecutionPlan plan;
    private SqliteJournal journal;
    private Executor executor;
    private int points;
    private int killed;
    private long logLeft = Long.MAX_VALUE;
    private long logLost;
    private long forgotten;

    /**
     * @param file of the journal, which is not there yet
     * @param killAt points, ascending
     */
    KilledDay(long seed, Path file, int... killAt) {
        this.random = new SplittableRandom(seed);
        this.file = file;
        this.killAt = killAt.clone();
        VenueProfile profile = random.nextBoolean() ? VenueProfile.REAL : VenueProfile.MOCK;
        // Late, for what rests does so until the close.
        LocalTime start = LocalTime.of(15, 17);
        Window window = new Window(start, start.plusSeconds(40));
        LeavesPolicy[] policies = LeavesPolicy.values();
        Strategy strategy =
                new Strategy(
                        "killed",
                        1.0,
                        1,
                        random.nextBoolean() ? OrderType.BEST_OPPOSITE : OrderType.LIMIT,
                        window,
                        window,
                        Optional.empty(),
                        policies[random.nextInt(policies.length)],
                        Duration.ofSeconds(5),
                        random.nextBoolean() ? MissedPolicy.SPREAD : MissedPolicy.DROP);
        List<Scenario.Book> books = new ArrayList<>();
        List<Position> holdings = new ArrayList<>();
        for (int i = 0; i < LISTINGS.size(); i++) {
            // So thin that some orders come to rest, and are revised or cancelled.
            books.add(
                    new Scenario.Book(
                            LISTINGS.get(i),
                            BASES[i],
                            List.of(new Level(BASES[i], 1 + random.nextInt(4))),
                            List.of(new Level(BASES[i] - TICKS[i], 1 + random.nextInt(4)))));
            holdings.add(new Position(LISTINGS.get(i).symbol(), HELD, HELD));
        }
        Scenario scenario =
                new Scenario(
                        profile, Scenario.DATE, start.minusMinutes(1), 50_000_000, holdings, books);
        lockstep =
                new Lockstep(
                        SimSettings.of(Lockstep.unhurried(profile), 50_000_000, holdings, seed),
                        SimVenue.market(scenario),
                        profile,
                        FaultScript.NONE,
                        KisTimings.DEFAULT,
                        QUOTE_INTERVAL,
                        LinkSettings.DEFAULT_CALL);
        plan = drawPlan(strategy, books);
    }

    private ExecutionPlan drawPlan(Strategy strategy, List<Scenario.Book> books) {
        TradingDay day = TradingCalendar.krx().day(Scenario.DATE);
        List<ParentOrder> parents = new ArrayList<>();
        List<ExecutionPlan.SymbolLimits> limits = new ArrayList<>();
        for (Scenario.Book book : books) {
            Listing listing = book.listing();
            parents.add(
                    new ParentOrder(
                            listing.symbol(),
                            random.nextBoolean() ? Side.BUY : Side.SELL,
                            book.basePrice(),
                            new Schedule(
                                    strategy.window().startOn(day),
                                    strategy.window().endOn(day),
                                    2 + random.nextInt(2),
                                    1)));
            TickTable ticks = TickTable.of(listing.market(), listing.kind(), Scenario.DATE);
            limits.add(
                    new ExecutionPlan.SymbolLimits(
                            listing.symbol(), PriceLimits.of(book.basePrice(), listing, ticks)));
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

    /**
     * Each kill takes the end of the journal's log with it, as a copy made too early or a disk put
     * back does: then orders have left that the journal does not know.
     *
     * @param bytes how much of the log is left
     */
    KilledDay leavingOfTheLog(long bytes) {
        logLeft = bytes;
        return this;
    }

    /** Lives the day to its end and checks the laws. */
    void live() {
        List<Event> heard = new ArrayList<>();
        waitUntil(plan.parents().get(0).schedule().start().minusSeconds(1), heard);
        executor = new Executor(plan);
        journal =
                SqliteJournal.create(
                        file, JournalledPlan.toJournal(plan, ACCOUNT, new TreeMap<>()));
        try {
            lockstep.afterCall(this::pass);
            while (!isOver(heard)) {
                do {
                    killed++;
                    heard.clear();
                    lockstep.restart(AWAY);
                } while (!hasComeBack(heard));
                journal = asTheKillLeftIt();
                executor = Recovery.replay(plan, journal);
            }
            lockstep.afterCall(() -> {});
            check();
        } finally {
            journal.close();
        }
    }

    /** It may be killed again before it has looked at its journal. */
    private boolean hasComeBack(List<Event> heard) {
        try {
            waitUntil(lockstep.now(), heard);
            return true;
        } catch (Killed e) {
            return false;
        }
    }

    /** Runs until the day is over, or the program is killed. */
    private boolean isOver(List<Event> heard) {
        ExecutionLoop loop =
                new ExecutionLoop(
                        executor,
                        lockstep.broker(),
                        lockstep,
                        new Mortal(),
                        now -> {},
                        (event, commands) -> pass());
        try {
            if (killed > 0) {
                loop.resume(heard);
            } else {
                loop.run(heard);
            }
            return true;
        } catch (Killed e) {
            return false;
        }
    }

    /** The files as they are; closing would have folded the log in. */
    private SqliteJournal asTheKillLeftIt() {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        try {
            byte[] database = Files.readAllBytes(file);
            byte[] logged = Files.readAllBytes(log);
            journal.close();
            Files.write(file, database);
            int left = (int) Math.min(logged.length, logLeft);
            Files.write(log, Arrays.copyOf(logged, left));
            logLost += logged.length - left;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SqliteJournal.resume(file);
    }

    private void waitUntil(Instant until, List<Event> heard) {
        do {
            lockstep.await(until);
            lockstep.broker().poll(heard::add);
        } while (lockstep.now().isBefore(until));
    }

    private void pass() {
        int point = points++;
        if (killed < killAt.length && point == killAt[killed]) {
            throw new Killed();
        }
    }

    /** Points passed so far. */
    int points() {
        return points;
    }

    int killed() {
        return killed;
    }

    ExecutionResult result() {
        return executor.result();
    }

    private void check() {
        ExecutionResult result = executor.result();
        assertEquals(result, Recovery.replay(plan, journal).result(), "replay is the day");
        FaultLaws laws = new FaultLaws(plan, journal, lockstep.foreign());
        List<OrderStatus> all = ordersAtTheExchange();
        if (logLost == 0) {
            laws.check(result, all, lockstep.sim().account());
        } else {
            laws.checkExposure(all);
            checkForgotten(laws, all);
        }
    }

    /**
     * What the journal does not know of is said and ends its symbol; it may pass for an unknown.
     */
    private void checkForgotten(FaultLaws laws, List<OrderStatus> all) {
        for (ExecutionResult.ParentResult parent : result().parents()) {
            Symbol symbol = parent.order().symbol();
            long orders = laws.forgotten(symbol, all);
            boolean said =
                    result().halts().stream()
                            .anyMatch(
                                    halt ->
                                            halt.symbol().equals(Optional.of(symbol))
                                                    && halt.reason().endsWith("is not ours"));
            boolean unknown = parent.causes().containsKey(Cause.UNKNOWN);
            assertTrue(
                    orders == 0 || said || unknown,
                    () -> orders + " orders of " + symbol + " forgotten and not said: " + result());
            forgotten += orders;
        }
    }

    /** Orders at the exchange that the journal does not know. */
    long forgotten() {
        return forgotten;
    }

    private List<OrderStatus> ordersAtTheExchange() {
        List<OrderStatus> all = new ArrayList<>();
        RequestId request = new RequestId(Long.MAX_VALUE);
        lockstep.sim().send(List.of(new Command.RefreshOrders(request)));
        boolean[] told = {false};
        while (!told[0]) {
            lockstep.letTheExchangeAnswer(
                    event -> {
                        if (event instanceof Event.OrdersRefreshed refreshed
                                && refreshed.request().equals(request)) {
                            all.addAll(refreshed.orders());
                            told[0] = true;
                        }
                    });
        }
        return all;
    }

    /** Keeps everything, unless the program dies before or right after. */
    private final class Mortal implements Journal {

        @Override
        public void append(Event event, List<Command> commands) {
            pass();
            journal.append(event, commands);
            pass();
        }

        @Override
        public void leaves(Command command, Instant at) {
            pass();
            journal.leaves(command, at);
            pass();
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

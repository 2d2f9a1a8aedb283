package jeoul.engine.execute;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.schedule.LeavesPolicy;
import jeoul.engine.schedule.MissedPolicy;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Schedule;
import jeoul.engine.schedule.Strategy;
import jeoul.engine.schedule.Window;

/**
 * A day told to an executor event by event. It keeps the wake-ups the executor asks for, answers
 * its requests for quotes, and records everything else it commands.
 */
final class Rehearsal {

    static final TradingDay DAY = TradingDay.ordinary(LocalDate.of(2026, 3, 11));
    static final String SAMSUNG = "005930";
    static final String HYNIX = "000660";

    private final Executor executor;
    private final List<Event> heard = new ArrayList<>();
    private final List<Command> all = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final Deque<Event> answers = new ArrayDeque<>();
    private Function<Command, List<Event>> venue;
    private Instant now;
    private Optional<Instant> wakeAt = Optional.empty();

    private Rehearsal(ExecutionPlan plan, Instant start) {
        this.now = start;
        this.executor = new Executor(plan);
        this.venue = this::answerQuote;
        hears(new Event.Woke(now));
    }

    static Rehearsal of(ParentOrder... parents) {
        return of(Strategy.TEXTBOOK, parents);
    }

    static Rehearsal of(Strategy strategy, ParentOrder... parents) {
        return of(strategy, ExecutionLimits.DEFAULT, parents);
    }

    static Rehearsal of(Strategy strategy, ExecutionLimits limits, ParentOrder... parents) {
        return new Rehearsal(plan(strategy, limits, parents), time("09:00:00"));
    }

    static Rehearsal of(ExecutionPlan plan) {
        return new Rehearsal(plan, time("09:00:00"));
    }

    static Rehearsal startingAt(String start, Strategy strategy, ParentOrder... parents) {
        return new Rehearsal(plan(strategy, ExecutionLimits.DEFAULT, parents), time(start));
    }

    /** One order rests since 09:10:00; a minute later its leaves are revised, as number 2. */
    static Rehearsal repricing(long shares) {
        Rehearsal day =
                of(
                        strategy(OrderType.BEST_OPPOSITE, LeavesPolicy.REPRICE, Optional.empty()),
                        parent(SAMSUNG, Side.BUY, shares, shares));
        return day.answering(day::acceptAll).at("09:10:00");
    }

    static ExecutionPlan plan(Strategy strategy, ExecutionLimits limits, ParentOrder... parents) {
        return plan(strategy, limits, account(Map.of()), parents);
    }

    static ExecutionPlan plan(
            Strategy strategy,
            ExecutionLimits limits,
            AccountSnapshot before,
            ParentOrder... parents) {
        List<ExecutionPlan.SymbolLimits> priceLimits =
                Arrays.stream(parents)
                        .map(
                                parent ->
                                        new ExecutionPlan.SymbolLimits(
                                                parent.symbol(), new PriceLimits(7_000, 13_000)))
                        .toList();
        return new ExecutionPlan(DAY, strategy, List.of(parents), before, priceLimits, limits, 0);
    }

    // ---- what a plan is made of ----

    static ParentOrder buy(String symbol, long shares) {
        return parent(symbol, Side.BUY, shares, 1);
    }

    static ParentOrder sell(String symbol, long shares) {
        return parent(symbol, Side.SELL, shares, 1);
    }

    static ParentOrder parent(String symbol, Side side, long shares, long slice) {
        return new ParentOrder(
                new Symbol(symbol),
                side,
                10_000,
                new Schedule(time("09:10:00"), time("15:00:00"), shares, slice));
    }

    static Strategy strategy(OrderType type, LeavesPolicy leaves, Optional<Window> catchUp) {
        return strategy(type, leaves, catchUp, MissedPolicy.SPREAD);
    }

    static Strategy strategy(
            OrderType type, LeavesPolicy leaves, Optional<Window> catchUp, MissedPolicy missed) {
        Strategy textbook = Strategy.TEXTBOOK;
        return new Strategy(
                "tested",
                textbook.invest(),
                textbook.slice(),
                type,
                textbook.window(),
                textbook.sellWindow(),
                catchUp,
                leaves,
                textbook.leavesAfter(),
                missed);
    }

    static AccountSnapshot account(Map<String, Long> held) {
        List<Position> positions = new ArrayList<>();
        held.forEach((code, shares) -> positions.add(position(code, shares)));
        return new AccountSnapshot(time("09:00:00"), new Cash(0, 0, 0, 0), positions);
    }

    private static Position position(String code, long shares) {
        return new Position(new Symbol(code), shares, shares);
    }

    static Quote quote(String symbol, long bid, long ask) {
        return new Quote(
                new Symbol(symbol),
                time("09:00:00"),
                ask == 0 ? List.of() : List.of(new Quote.Level(ask, 100)),
                bid == 0 ? List.of() : List.of(new Quote.Level(bid, 100)),
                OptionalLong.empty());
    }

    static Instant time(String time) {
        return DAY.at(LocalTime.parse(time));
    }

    static ClientOrderId id(long value) {
        return new ClientOrderId(value);
    }

    // ---- time and events ----

    Instant now() {
        return now;
    }

    /** Lets time pass; every wake-up asked for on the way comes. */
    Rehearsal at(String time) {
        Instant until = time(time);
        while (wakeAt.isPresent() && !wakeAt.get().isAfter(until)) {
            now = wakeAt.get();
            wakeAt = Optional.empty();
            hears(new Event.Woke(now));
        }
        if (until.isAfter(now)) {
            now = until;
        }
        return this;
    }

    /** The day is over, and nobody says what became of orders still open. */
    Rehearsal end() {
        at("15:35:00");
        return executor.isFinished() ? this : at("15:45:00");
    }

    Rehearsal hears(Event event) {
        answers.add(event);
        while (!answers.isEmpty()) {
            Event next = answers.remove();
            heard.add(next);
            List<Command> said = executor.on(next);
            all.addAll(said);
            for (Command command : said) {
                if (command instanceof Command.WakeAt wake) {
                    wakeAt = Optional.of(wake.at());
                } else {
                    commands.add(command);
                    answers.addAll(venue.apply(command));
                }
            }
            executor.parents()
                    .values()
                    .forEach(
                            parent -> {
                                if (parent.imbalance() != 0) {
                                    throw new AssertionError(
                                            parent.imbalance() + " shares astray after " + next);
                                }
                            });
        }
        return this;
    }

    /** What the venue answers at once; by default it knows quotes alone. */
    Rehearsal answering(Function<Command, List<Event>> newVenue) {
        venue = newVenue;
        return this;
    }

    /** A venue that tells quotes, 10,000 bid and 10,010 asked. */
    List<Event> answerQuote(Command command) {
        if (command instanceof Command.RefreshQuote refresh) {
            return List.of(
                    new Event.QuoteRefreshed(
                            refresh.request(),
                            quote(refresh.symbol().code(), 10_000, 10_010),
                            true,
                            now));
        }
        return List.of();
    }

    /** A venue that accepts every order and cancel, and fills nothing. */
    List<Event> acceptAll(Command command) {
        if (command instanceof Command.Submit submit) {
            ClientOrderId id = submit.order().id();
            return List.of(new Event.Sent(id, now), acceptance(id));
        }
        if (command instanceof Command.Cancel cancel) {
            return List.of(new Event.Cancelled(cancel.order(), cancel.quantity(), now));
        }
        return answerQuote(command);
    }

    /** A venue that fills every order at 10,010. */
    List<Event> fillAll(Command command) {
        List<Event> events = new ArrayList<>(acceptAll(command));
        if (command instanceof Command.Submit submit) {
            events.add(
                    new Event.Filled(submit.order().id(), 10_010, submit.order().quantity(), now));
        }
        return events;
    }

    Event.Accepted acceptance(ClientOrderId id) {
        return new Event.Accepted(id, new BrokerOrderId("N" + id), now);
    }

    Rehearsal sent(long order) {
        return hears(new Event.Sent(id(order), now));
    }

    Rehearsal accepted(long order) {
        return hears(acceptance(id(order)));
    }

    Rehearsal filled(long order, long shares) {
        return hears(new Event.Filled(id(order), 10_010, shares, now));
    }

    Rehearsal rejected(long order, RejectReason reason) {
        return hears(new Event.Rejected(id(order), reason, "refused", now));
    }

    Rehearsal cancelled(long order, long shares) {
        return hears(new Event.Cancelled(id(order), shares, now));
    }

    Rehearsal unknown(long order) {
        return hears(new Event.OutcomeUnknown(id(order), now));
    }

    Rehearsal expired(long order, long shares) {
        return hears(new Event.Expired(id(order), shares, now));
    }

    Rehearsal phase(String symbol, Phase phase) {
        return hears(new Event.PhaseChanged(new Symbol(symbol), phase, now));
    }

    /** Answers the latest inquiry with these lines and, after them, these holdings. */
    Rehearsal lists(boolean complete, Map<String, Long> held, OrderStatus... lines) {
        List<Command> before = List.copyOf(commands);
        for (int i = before.size() - 1; i >= 0; i--) {
            if (before.get(i) instanceof Command.RefreshOrders orders) {
                var account = (Command.RefreshAccount) before.get(i + 1);
                hears(new Event.OrdersRefreshed(orders.request(), List.of(lines), complete, now));
                hears(new Event.AccountRefreshed(account.request(), account(held), true, now));
                return this;
            }
        }
        throw new AssertionError("the list was not asked for");
    }

    /** A line of one best-limit share. */
    static OrderStatus line(
            String number, String symbol, Side side, long filled, String receivedAt) {
        return new OrderStatus(
                new BrokerOrderId(number),
                Optional.empty(),
                new Symbol(symbol),
                side,
                OrderType.BEST_OPPOSITE,
                OptionalLong.of(10_010),
                1,
                filled,
                10_010 * filled,
                0,
                0,
                time(receivedAt));
    }

    // ---- what came of it ----

    Executor executor() {
        return executor;
    }

    List<Event> heard() {
        return heard;
    }

    /** Everything commanded, wake-ups included. */
    List<Command> allCommands() {
        return all;
    }

    /** Everything commanded but wake-ups. */
    List<Command> commands() {
        return commands;
    }

    <T extends Command> List<T> commands(Class<T> kind) {
        return commands.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Orders submitted, as "symbol x shares", in the order they were handed over. */
    List<String> submitted() {
        return commands(Command.Submit.class).stream()
                .map(submit -> submit.order().symbol() + " x " + submit.order().quantity())
                .toList();
    }

    int submits() {
        return submitted().size();
    }

    ExecutionResult result() {
        return executor.result();
    }

    /** Shares not traded of one symbol, by cause. */
    Map<Cause, Long> causes(String symbol) {
        return parentResult(symbol).causes();
    }

    long filled(String symbol) {
        return parentResult(symbol).filled();
    }

    ExecutionResult.ParentResult parentResult(String symbol) {
        return result().parents().stream()
                .filter(parent -> parent.order().symbol().code().equals(symbol))
                .findFirst()
                .orElseThrow();
    }
}

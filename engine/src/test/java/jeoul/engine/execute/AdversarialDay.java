package jeoul.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Unsent;
import jeoul.engine.journal.Journal;
import jeoul.engine.journal.MemoryJournal;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderState;
import jeoul.engine.order.OrderType;
import jeoul.engine.schedule.LeavesPolicy;
import jeoul.engine.schedule.MissedPolicy;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Strategy;
import jeoul.engine.schedule.Window;

/**
 * One day with a venue that draws everything from a seed, and checks the executor's laws at every
 * step. It may kill the program, at any point of a step, and let it go on from its journal.
 */
final class AdversarialDay {

    private static final int MOST_EVENTS = 20_000;
    private static final long HELD_BEFORE = 100_000;

    private final Random random;
    private final AdversarialVenue venue;
    private final ExecutionPlan plan;
    private Executor executor;
    private final List<Event> heard = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final TreeSet<ClientOrderId> submitted = new TreeSet<>();
    private final TreeMap<Long, Integer> ordersInSecond = new TreeMap<>();
    private Instant now = Rehearsal.time("09:00:00");
    private Instant told = now;
    private Instant wakeAt = now;
    private long orders;
    private long won;
    private int absentByHoldings;
    private boolean venueClosed;
    private final Random kills;
    private final Function<ExecutionPlan, Journal> journals;
    private final int killEvery;
    private Journal journal;
    private int killed;
    private int neverLeft;
    private int stopAfter = Integer.MAX_VALUE;
    private Optional<Instant> stoppedAt = Optional.empty();

    AdversarialDay(long seed) {
        this(seed, plan -> new MemoryJournal(), 0);
    }

    /**
     * @param journals opens the journal, at first and after each kill
     * @param killEvery one of so many events kills the program; 0 for none
     */
    AdversarialDay(long seed, Function<ExecutionPlan, Journal> journals, int killEvery) {
        random = new Random(seed);
        kills = new Random(~seed);
        plan = drawPlan();
        this.journals = journals;
        this.killEvery = killEvery;
        journal = journals.apply(plan);
        TreeMap<String, Long> held = new TreeMap<>();
        plan.before().positions().forEach(p -> held.put(p.symbol().code(), p.quantity()));
        venue =
                new AdversarialVenue(
                        random.nextLong(), held, command -> journal.leaves(command, now));
        executor = new Executor(plan);
    }

    private ExecutionPlan drawPlan() {
        OrderType[] types = {
            OrderType.BEST_OPPOSITE, OrderType.LIMIT, OrderType.MARKET, OrderType.BEST_OPPOSITE_IOC
        };
        LeavesPolicy[] policies = LeavesPolicy.values();
        Strategy strategy =
                Rehearsal.strategy(
                        types[random.nextInt(types.length)],
                        policies[random.nextInt(policies.length)],
                        random.nextBoolean()
                                ? Optional.of(Window.parse("15:00-15:19"))
                                : Optional.empty(),
                        random.nextBoolean() ? MissedPolicy.SPREAD : MissedPolicy.DROP);
        List<ParentOrder> parents = new ArrayList<>();
        TreeMap<String, Long> held = new TreeMap<>();
        int names = 1 + random.nextInt(3);
        for (int i = 0; i < names; i++) {
            held.put("00010" + i, HELD_BEFORE);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            parents.add(
                    Rehearsal.parent(
                            "00010" + i, side, 1 + random.nextInt(60), 1 + random.nextInt(4)));
        }
        ExecutionPlan drawn =
                Rehearsal.plan(
                        strategy,
                        random.nextInt(3) > 0 ? ExecutionLimits.DEFAULT : tightLimits(),
                        Rehearsal.account(held),
                        parents.toArray(ParentOrder[]::new));
        return new ExecutionPlan(
                drawn.day(),
                drawn.strategy(),
                drawn.parents(),
                drawn.before(),
                drawn.priceLimits().stream().map(this::withMostShares).toList(),
                drawn.limits(),
                drawn.ordersBefore(),
                random.nextBoolean() ? everyOther() : Collections.emptyNavigableSet());
    }

    private ExecutionPlan.SymbolLimits withMostShares(ExecutionPlan.SymbolLimits limits) {
        OptionalLong most =
                random.nextInt(4) == 0 ? OptionalLong.of(random.nextInt(80)) : OptionalLong.empty();
        return new ExecutionPlan.SymbolLimits(limits.symbol(), limits.limits(), most);
    }

    /** Half the numbers that orders of others may get. */
    private static NavigableSet<BrokerOrderId> everyOther() {
        NavigableSet<BrokerOrderId> numbers = new TreeSet<>();
        for (int number = 0; number < 200; number += 2) {
            numbers.add(new BrokerOrderId("F" + number));
        }
        return numbers;
    }

    private ExecutionLimits tightLimits() {
        return new ExecutionLimits(
                30_000 + random.nextInt(60_000),
                300_000 + random.nextInt(1_500_000),
                50 + random.nextInt(3_000),
                Duration.ofMinutes(1),
                2 + random.nextInt(30),
                10 + random.nextInt(400),
                5 + random.nextInt(80),
                2 + random.nextInt(20),
                1 + random.nextInt(2));
    }

    /**
     * After so many events a person wants it to end. From then on the connection is good, and time
     * passes only when the venue owes no answer.
     */
    AdversarialDay stoppingAfter(int events) {
        stopAfter = events;
        return this;
    }

    /** How long the run went on after it was stopped; empty if it was over before. */
    Optional<Duration> wentOn() {
        return stoppedAt.map(at -> Duration.between(at, now));
    }

    void live() {
        hear(new Event.Woke(now));
        while (!executor.isFinished()) {
            if (stoppedAt.isEmpty() && heard.size() >= stopAfter) {
                hear(new Event.Reconnected(now));
                stoppedAt = Optional.of(now);
                hear(new Event.StopRequested(Optional.empty(), "person", now));
                continue;
            }
            assertTrue(heard.size() < MOST_EVENTS, "the day does not end");
            boolean waits = stoppedAt.isPresent() && venue.owesAnswers();
            if (waits || random.nextInt(3) > 0) {
                hearAll(venue.next(now));
            } else if (random.nextInt(30) == 0) {
                hear(disturbance());
            } else {
                pass();
            }
        }
    }

    /** Time passes, to the next wake-up or a part of the way. */
    private void pass() {
        long wait = Duration.between(now, wakeAt).toMillis();
        if (wait > 1 && random.nextBoolean()) {
            now = now.plusMillis(random.nextInt((int) Math.min(wait, 120_000)));
            return;
        }
        if (wakeAt.isAfter(now)) {
            now = wakeAt;
        }
        if (!venueClosed && !now.isBefore(Rehearsal.time("15:30:00"))) {
            venueClosed = true;
            hearAll(venue.close(now));
        }
        hear(new Event.Woke(now));
    }

    private Event disturbance() {
        Symbol symbol = plan.parents().get(random.nextInt(plan.parents().size())).symbol();
        Phase[] phases = Phase.values();
        return switch (stoppedAt.isPresent() ? 5 + random.nextInt(7) : random.nextInt(12)) {
            case 0 -> new Event.Disconnected("cable", now);
            case 1, 2, 3 -> new Event.Reconnected(now);
            case 4 -> {
                Instant from = now;
                now = now.plusSeconds(random.nextInt(1_800));
                yield new Event.TimeGap(from, now);
            }
            case 5 -> {
                venue.loseTheProgram(now);
                yield resumption();
            }
            case 6 ->
                    random.nextInt(12) > 0
                            ? new Event.Woke(now)
                            : new Event.StopRequested(
                                    random.nextBoolean() ? Optional.of(symbol) : Optional.empty(),
                                    "person",
                                    now);
            case 7, 8, 9 ->
                    new Event.PhaseChanged(
                            symbol,
                            random.nextInt(4) > 0
                                    ? Phase.CONTINUOUS
                                    : phases[random.nextInt(phases.length)],
                            now);
            default -> new Event.QuoteChanged(Rehearsal.quote(symbol.code(), 10_000, 10_010), now);
        };
    }

    /** What comes of one answer; a program that dies meanwhile does not hear the rest. */
    private void hearAll(List<Event> events) {
        int before = killed;
        for (Event event : events) {
            if (killed == before) {
                hear(event);
            }
        }
    }

    private void hear(Event event) {
        long absentBefore = event instanceof Event.AccountRefreshed ? thoughtAbsent() : 0;
        if (event.at().isAfter(told)) {
            told = event.at();
        }
        List<Command> said = executor.on(event);
        boolean dies = killEvery > 0 && kills.nextInt(killEvery) == 0;
        if (dies && kills.nextInt(3) == 0) {
            // Before the step was kept: it did not happen.
            dieAndGoOn();
            return;
        }
        heard.add(event);
        journal.append(event, said);
        if (event instanceof Event.AccountRefreshed) {
            absentByHoldings += (int) (thoughtAbsent() - absentBefore);
        }
        commands.addAll(said);
        send(dies ? said.subList(0, kills.nextInt(said.size() + 1)) : said);
        executor.parents().values().forEach(this::check);
        if (dies) {
            dieAndGoOn();
        }
    }

    private void send(List<Command> leaving) {
        for (Command command : leaving) {
            if (command instanceof Command.WakeAt wake) {
                // It cannot know of time that nothing has told it of.
                assertTrue(wake.at().isAfter(told), "a wake-up in the past");
                wakeAt = wake.at();
            } else {
                check(command);
                venue.take(command);
            }
        }
    }

    private void dieAndGoOn() {
        killed++;
        venue.loseTheProgram(now);
        venue.forgetNames();
        now = now.plusSeconds(kills.nextInt(300));
        journal = journals.apply(plan);
        executor = Recovery.replay(plan, journal);
        executor.parents().values().forEach(this::check);
        hear(resumption());
    }

    private Event resumption() {
        Unsent unsent = executor.unanswered(journal.unsent());
        for (ClientOrderId id : unsent.orders()) {
            assertFalse(venue.received(id), "order " + id + " has left");
        }
        neverLeft += unsent.size();
        return new Event.Resumed(unsent, now);
    }

    ExecutionPlan plan() {
        return plan;
    }

    Executor executor() {
        return executor;
    }

    AdversarialVenue venue() {
        return venue;
    }

    Journal journal() {
        return journal;
    }

    List<Event> heard() {
        return heard;
    }

    List<Command> commands() {
        return commands;
    }

    int absentByHoldings() {
        return absentByHoldings;
    }

    int killed() {
        return killed;
    }

    /** Orders, revisions and cancels that kills have kept from leaving. */
    int neverLeft() {
        return neverLeft;
    }

    private long thoughtAbsent() {
        return executor.parents().values().stream()
                .flatMap(parent -> parent.children().stream())
                .filter(ChildOrder::thoughtAbsent)
                .count();
    }

    private void check(Command command) {
        if (command instanceof Command.Submit submit) {
            Order order = submit.order();
            assertTrue(stoppedAt.isEmpty(), "sent after the stop");
            assertTrue(submitted.add(order.id()), "an order sent twice");
            Parent parent = executor.parents().get(order.symbol());
            checkNothingUnknown(parent);
            long most = parent.mostShares().orElse(plan.limits().sharesPerSymbol());
            assertTrue(parent.committed() <= most, "beyond the shares of this symbol");
            assertTrue(
                    parent.committed() <= plan.limits().sharesPerSymbol(),
                    "beyond shares per symbol");
            long value = checkedPrice(parent, order.price()) * order.quantity();
            assertTrue(value <= plan.limits().wonPerOrder(), "beyond won per order");
            won += value;
            assertTrue(won <= plan.limits().wonPerDay(), "beyond won per day");
            countOrder();
        } else if (command instanceof Command.Revise revise) {
            assertTrue(stoppedAt.isEmpty(), "revised after the stop");
            Parent parent = parentOf(revise.order());
            checkNothingUnknown(parent);
            checkedPrice(parent, revise.price());
            countOrder();
        }
    }

    private Parent parentOf(ClientOrderId order) {
        return executor.parents().values().stream()
                .filter(parent -> has(parent, order))
                .findFirst()
                .orElseThrow();
    }

    private static boolean has(Parent parent, ClientOrderId order) {
        return parent.children().stream().anyMatch(child -> child.order().id().equals(order));
    }

    /** While an order's fate is unknown its symbol sends nothing. */
    private void checkNothingUnknown(Parent parent) {
        long unknown =
                executor.parents().values().stream()
                        .flatMap(each -> each.children().stream())
                        .filter(child -> child.fateUnknown() && child.leaves() > 0)
                        .count();
        assertTrue(unknown <= plan.limits().unknownsOpen(), "beyond unknown outcomes open");
        assertFalse(anyUnknown(parent), "sent beside an order of unknown fate");
    }

    private static boolean anyUnknown(Parent parent) {
        return parent.children().stream()
                .anyMatch(child -> child.fateUnknown() && child.leaves() > 0);
    }

    /** The price an order is reckoned at, within the collar. */
    private long checkedPrice(Parent parent, OptionalLong named) {
        long decision = parent.order().decisionPrice();
        long price = named.orElse(parent.view().reckonedPrice().orElse(decision));
        assertTrue(
                Math.abs(price - decision) * 10_000 <= plan.limits().collarBps() * decision,
                "beyond the collar");
        return price;
    }

    private void countOrder() {
        orders++;
        assertTrue(orders <= plan.limits().ordersPerDay(), "beyond orders per day");
        int inSecond = ordersInSecond.merge(now.getEpochSecond(), 1, Integer::sum);
        assertTrue(inSecond <= plan.limits().ordersPerSecond(), "beyond orders per second");
    }

    private void check(Parent parent) {
        assertEquals(0, parent.imbalance());
        long tooMany = parent.account().overfilled();
        long planned = parent.order().quantity();
        assertTrue(parent.committed() - tooMany <= planned, "more sent than planned");
        // By the venue's own books: nothing but its own false word makes us send twice.
        Symbol symbol = parent.order().symbol();
        long misled = venue.falselyCancelled(symbol);
        assertTrue(tooMany <= misled, "filled twice, and not for a fill after its cancel");
        assertTrue(venue.exposed(symbol) <= planned + misled, "sent twice");
        assertTrue(
                venue.exposed(symbol) <= plan.limits().sharesPerSymbol() + misled,
                "beyond shares per symbol at the venue");
        if (anyUnknown(parent)) {
            for (ChildOrder child : parent.open()) {
                assertTrue(
                        child.state() != OrderState.QUEUED || child.unwanted(),
                        "left to go beside an order of unknown fate");
            }
        }
    }
}

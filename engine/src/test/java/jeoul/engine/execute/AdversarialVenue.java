package jeoul.engine.execute;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;

/**
 * A venue that is as unpleasant as the ports allow: it loses answers, answers late and out of
 * order, fills before it accepts and after it cancels, refuses what it took, and repeats itself.
 * Others trade on the same account, and orders are cancelled without our asking. But it never lies:
 * what it says of an order is true of the order it holds, but for shares it calls cancelled that
 * have just traded, and those it counts.
 */
final class AdversarialVenue {

    /** Foreign orders of a day, at most. */
    static final int MOST_FOREIGN = 5;

    private final Random random;
    private final Map<String, Long> heldBefore;
    private final TreeMap<ClientOrderId, Held> orders = new TreeMap<>();

    /** The same orders by the ids that the program's broker knows them by. */
    private final TreeMap<ClientOrderId, Held> named = new TreeMap<>();

    private final List<Held> foreign = new ArrayList<>();
    private final TreeMap<Symbol, Long> falselyCancelled = new TreeMap<>();
    private final TreeMap<Long, Waiting> unanswered = new TreeMap<>();
    private final Consumer<Command> departures;
    private final Deque<Event> late = new ArrayDeque<>();
    private long numbers;
    private int adopted;

    /**
     * @param heldBefore shares in the account at first, of every symbol that is traded
     * @param departures told what leaves the program, before it arrives here
     */
    AdversarialVenue(long seed, Map<String, Long> heldBefore, Consumer<Command> departures) {
        random = new Random(seed);
        this.departures = departures;
        this.heldBefore = new TreeMap<>(heldBefore);
    }

    /** A command that is not answered. */
    private static final class Waiting {
        private final Command command;
        private boolean left;

        private Waiting(Command command) {
            this.command = command;
        }
    }

    /** An order as the venue holds it. */
    private static final class Held {
        private final Order order;
        private final Instant receivedAt;
        private ClientOrderId name;
        private BrokerOrderId number;
        private boolean exists;

        /** Whether the program's broker can say which order a command is about. */
        private boolean known = true;

        /** Whether the program's broker can say which order of ours an event is about. */
        private boolean told;

        private long leaves;
        private long filled;
        private Optional<BrokerOrderId> revises = Optional.empty();
        private long cancelled;
        private long rejected;
        private long endedWhenListed;

        private Held(Order order, Instant receivedAt) {
            this.order = order;
            this.receivedAt = receivedAt;
            this.name = order.id();
            this.leaves = order.quantity();
        }
    }

    /** Shares of ours that trade or have traded, and those on their way that may yet arrive. */
    long exposed(Symbol symbol) {
        long shares = 0;
        for (Held held : orders.values()) {
            if (held.order.symbol().equals(symbol)) {
                shares += held.leaves + held.filled;
            }
        }
        for (Waiting waiting : unanswered.values()) {
            if (waiting.command instanceof Command.Submit submit
                    && submit.order().symbol().equals(symbol)
                    && !orders.containsKey(submit.order().id())) {
                shares += submit.order().quantity();
            }
        }
        return shares;
    }

    /** Shares told to be cancelled that had traded: all that we may have bought or sold twice. */
    long falselyCancelled(Symbol symbol) {
        return falselyCancelled.getOrDefault(symbol, 0L);
    }

    /** Orders that others have sent on the account. */
    int foreignOrders() {
        return foreign.size();
    }

    /** Orders that the program has named by their number. */
    int adopted() {
        return adopted;
    }

    /** Whether there are commands that it has not answered. */
    boolean owesAnswers() {
        return !unanswered.isEmpty();
    }

    /** Takes a command; some are answered later, in any order. */
    void take(Command command) {
        if (command instanceof Command.Adopt adopt) {
            adopt(adopt);
            return;
        }
        if (command instanceof Command.Cancel cancel) {
            requireKnown(cancel.order());
        } else if (command instanceof Command.Revise revise) {
            requireKnown(revise.order());
        }
        queue(new Waiting(command));
    }

    /** What the venue says next, if anything. */
    List<Event> next(Instant now) {
        if (!unanswered.isEmpty() && random.nextInt(8) == 0) {
            // It is under way, and arrives later.
            leave(unanswered.lastEntry().getValue());
            return List.of();
        }
        if (!unanswered.isEmpty() && random.nextInt(3) > 0) {
            return answer(unanswered.pollFirstEntry().getValue(), now);
        }
        if (!late.isEmpty() && random.nextInt(12) == 0) {
            return List.of(late.remove());
        }
        return trade(now);
    }

    private void queue(Waiting waiting) {
        long turn = random.nextLong();
        while (unanswered.containsKey(turn)) {
            turn = random.nextLong();
        }
        unanswered.put(turn, waiting);
    }

    /** Leaves the program, if it is something that leaves and has not left. */
    private void leave(Waiting waiting) {
        if (!waiting.left && mayLeave(waiting.command)) {
            waiting.left = true;
            departures.accept(waiting.command);
        }
    }

    /** A cancel or revision waits for the number of its order, and an order may be withdrawn. */
    private boolean mayLeave(Command command) {
        if (command instanceof Command.Submit submit) {
            return !orders.containsKey(submit.order().id());
        }
        if (command instanceof Command.Cancel cancel) {
            return isTold(cancel.order());
        }
        return command instanceof Command.Revise revise && isTold(revise.order());
    }

    private boolean isTold(ClientOrderId id) {
        return named.containsKey(id) && named.get(id).told;
    }

    /** Whether any order of ours has come here under that id. */
    boolean received(ClientOrderId id) {
        Held held = orders.get(id);
        return held != null && held.number != null;
    }

    private void requireKnown(ClientOrderId id) {
        Held held = named.get(id);
        assertTrue(held == null || held.known, "not adopted before a command for it: " + id);
    }

    private void adopt(Command.Adopt adopt) {
        adopted++;
        List<Held> all = new ArrayList<>(named.values());
        Held held =
                all.stream()
                        .filter(each -> adopt.number().equals(each.number))
                        .findFirst()
                        .orElseThrow();
        assertTrue(adopt.filled() <= held.filled, "filled for more than the venue knows of");
        rename(held, adopt.order());
        late.removeIf(
                event -> event instanceof Event.Filled fill && fill.order().equals(held.name));
        long beyond = held.filled - adopt.filled();
        if (beyond > 0) {
            late.add(new Event.Filled(held.name, 10_010, beyond, held.receivedAt));
        }
        long ended = held.cancelled + held.rejected - held.endedWhenListed;
        if (!held.told && ended > 0) {
            late.add(new Event.Cancelled(held.name, ended, held.receivedAt));
        }
        held.known = true;
        held.told = true;
    }

    /** Counting may have given it another's name, which then takes its own. */
    private void rename(Held held, ClientOrderId name) {
        if (held.name.equals(name)) {
            return;
        }
        Held other = named.remove(name);
        named.remove(held.name);
        if (other != null) {
            other.name = held.name;
            named.put(other.name, other);
        }
        held.name = name;
        named.put(name, held);
    }

    private void hold(Held held) {
        orders.put(held.order.id(), held);
        named.put(held.name, held);
    }

    private List<Event> answer(Waiting waiting, Instant now) {
        List<Event> events = new ArrayList<>();
        Command command = waiting.command;
        if (command instanceof Command.Cancel cancel && isUnderWay(cancel.order())) {
            queue(waiting);
            return events;
        }
        leave(waiting);
        if (command instanceof Command.Submit submit) {
            submit(submit.order(), now, events);
        } else if (command instanceof Command.Cancel cancel) {
            cancel(cancel, now, events);
        } else if (command instanceof Command.Revise revise) {
            revise(revise, now, events);
        } else if (command instanceof Command.RefreshQuote refresh) {
            events.add(quote(refresh, now));
        } else if (command instanceof Command.RefreshOrders refresh) {
            events.add(list(refresh.request(), now));
        } else if (command instanceof Command.RefreshAccount refresh) {
            events.add(account(refresh.request(), now));
        }
        return events;
    }

    private void submit(Order order, Instant now, List<Event> events) {
        Held held = orders.get(order.id());
        if (held != null) {
            // Withdrawn before it left.
            return;
        }
        held = new Held(order, now);
        hold(held);
        if (random.nextInt(4) > 0) {
            events.add(new Event.Sent(order.id(), now));
        }
        int fate = random.nextInt(30);
        if (fate == 0) {
            held.rejected = held.leaves;
            held.leaves = 0;
            events.add(rejection(order.id(), now));
            return;
        }
        held.exists = fate > 2;
        held.number = new BrokerOrderId("N" + ++numbers);
        if (!held.exists) {
            held.leaves = 0;
        }
        if (fate <= 5) {
            events.add(new Event.OutcomeUnknown(order.id(), now));
            return;
        }
        held.told = true;
        if (random.nextInt(4) == 0) {
            fill(held, now, events);
        }
        events.add(new Event.Accepted(order.id(), held.number, now));
        if (random.nextInt(6) == 0) {
            events.add(new Event.Accepted(order.id(), held.number, now));
        }
        if (random.nextInt(25) == 0 && held.leaves > 0) {
            held.rejected = held.leaves;
            held.leaves = 0;
            events.add(rejection(order.id(), now));
        }
    }

    private Event rejection(ClientOrderId id, Instant now) {
        RejectReason[] reasons = RejectReason.values();
        RejectReason reason =
                random.nextInt(3) == 0
                        ? reasons[random.nextInt(reasons.length)]
                        : RejectReason.INSUFFICIENT_CASH;
        return new Event.Rejected(id, reason, "no", now);
    }

    private void cancel(Command.Cancel cancel, Instant now, List<Event> events) {
        Held held = named.get(cancel.order());
        if (held == null) {
            Order unsent = findUnsent(cancel.order());
            if (unsent == null) {
                events.add(cancelRefused(cancel, now));
                return;
            }
            held = new Held(unsent, now);
            held.leaves = 0;
            hold(held);
            events.add(new Event.Cancelled(cancel.order(), unsent.quantity(), now));
            return;
        }
        long shares = Math.min(held.leaves, cancel.quantity());
        if (shares == 0 || !held.told || random.nextInt(3) == 0) {
            events.add(cancelRefused(cancel, now));
            return;
        }
        if (random.nextInt(10) == 0) {
            // The answer is lost, and with it whether the cancel came through.
            if (random.nextBoolean()) {
                held.leaves -= shares;
                held.cancelled += shares;
            }
            events.add(new Event.OutcomeUnknown(cancel.order(), now));
            return;
        }
        held.leaves -= shares;
        events.add(new Event.Cancelled(cancel.order(), shares, now));
        boolean crossed = random.nextInt(2) == 0;
        if (crossed) {
            // One of these shares had traded; word of it comes when they may be sent again already.
            held.filled += 1;
            late.add(new Event.Filled(cancel.order(), 10_010, 1, now));
            falselyCancelled.merge(held.order.symbol(), 1L, Long::sum);
        }
        held.cancelled += shares - (crossed ? 1 : 0);
    }

    private static Event cancelRefused(Command.Cancel cancel, Instant now) {
        return new Event.CancelRejected(cancel.order(), RejectReason.UNKNOWN_ORDER, "no", now);
    }

    private boolean isUnderWay(ClientOrderId id) {
        return unanswered.values().stream()
                .anyMatch(
                        waiting ->
                                waiting.left
                                        && waiting.command instanceof Command.Submit submit
                                        && submit.order().id().equals(id));
    }

    private Order findUnsent(ClientOrderId id) {
        for (Waiting waiting : unanswered.values()) {
            if (waiting.command instanceof Command.Submit submit
                    && submit.order().id().equals(id)) {
                return submit.order();
            }
        }
        return null;
    }

    private void revise(Command.Revise revise, Instant now, List<Event> events) {
        Held held = named.get(revise.order());
        boolean refused = held == null || held.leaves == 0 || !held.told || random.nextInt(3) == 0;
        boolean lost = random.nextInt(8) == 0;
        if (refused && lost) {
            events.add(new Event.OutcomeUnknown(revise.revised(), now));
            return;
        }
        if (refused) {
            events.add(
                    new Event.ReviseRejected(
                            revise.order(), revise.revised(), RejectReason.OTHER, "no", now));
            return;
        }
        Held moved = move(held, revise, now);
        if (lost) {
            events.add(new Event.OutcomeUnknown(revise.revised(), now));
            return;
        }
        moved.told = true;
        Event revised =
                new Event.Revised(
                        revise.order(),
                        revise.revised(),
                        moved.number,
                        moved.order.quantity(),
                        now);
        if (random.nextInt(3) == 0) {
            fill(moved, now, events);
        }
        events.add(revised);
    }

    private Held move(Held held, Command.Revise revise, Instant now) {
        long shares = Math.min(held.leaves, revise.quantity());
        held.leaves -= shares;
        // Like many a broker, it shows what has moved as cancelled.
        held.cancelled += shares;
        Order order = held.order;
        Held moved =
                new Held(
                        new Order(
                                revise.revised(),
                                order.symbol(),
                                order.side(),
                                revise.type(),
                                revise.price(),
                                shares,
                                OptionalLong.empty()),
                        now);
        moved.number = new BrokerOrderId("N" + ++numbers);
        moved.exists = true;
        moved.revises = Optional.of(held.number);
        hold(moved);
        return moved;
    }

    private Event quote(Command.RefreshQuote refresh, Instant now) {
        if (random.nextInt(8) == 0) {
            return new Event.Unavailable(refresh.request(), "busy", now);
        }
        long bid = random.nextInt(20) == 0 ? 6_000 : 9_900 + 10L * random.nextInt(20);
        Quote quote =
                Rehearsal.quote(
                        refresh.symbol().code(),
                        random.nextInt(10) == 0 ? 0 : bid,
                        random.nextInt(10) == 0 ? 0 : bid + 10);
        return new Event.QuoteRefreshed(refresh.request(), quote, random.nextInt(8) > 0, now);
    }

    private Event list(RequestId request, Instant now) {
        if (random.nextInt(6) == 0) {
            return new Event.Unavailable(request, "busy", now);
        }
        boolean complete = random.nextInt(4) > 0;
        List<OrderStatus> lines = new ArrayList<>();
        for (Held held : orders.values()) {
            if (held.exists && (complete || random.nextBoolean())) {
                lines.add(line(held));
            }
        }
        for (Held held : foreign) {
            if (complete || random.nextBoolean()) {
                lines.add(line(held));
            }
        }
        if (complete) {
            named.values().forEach(held -> held.endedWhenListed = held.cancelled + held.rejected);
        }
        return new Event.OrdersRefreshed(request, lines, complete, now);
    }

    private Event account(RequestId request, Instant now) {
        if (random.nextInt(6) == 0) {
            return new Event.Unavailable(request, "busy", now);
        }
        boolean complete = random.nextInt(4) > 0;
        TreeMap<String, Long> shares = new TreeMap<>(heldBefore);
        for (Held held : orders.values()) {
            count(shares, held);
        }
        foreign.forEach(held -> count(shares, held));
        if (!complete) {
            shares.pollFirstEntry();
        }
        return new Event.AccountRefreshed(request, Rehearsal.account(shares), complete, now);
    }

    private static void count(Map<String, Long> shares, Held held) {
        Order order = held.order;
        shares.merge(order.symbol().code(), order.side().sign() * held.filled, Long::sum);
    }

    private static OrderStatus line(Held held) {
        Order order = held.order;
        return new OrderStatus(
                held.number,
                held.revises,
                order.symbol(),
                order.side(),
                order.type(),
                order.type().equals(OrderType.LIMIT) ? order.price() : OptionalLong.of(10_010),
                order.quantity(),
                held.filled,
                10_010 * held.filled,
                held.cancelled,
                held.rejected,
                held.receivedAt);
    }

    /** Somebody trades with one of the orders that stand. */
    private List<Event> trade(Instant now) {
        List<Event> events = new ArrayList<>();
        if (foreign.size() < MOST_FOREIGN && random.nextInt(40) == 0) {
            Held held = foreignOrder(now);
            foreign.add(held);
            named.put(held.name, held);
        }
        List<Held> standing = orders.values().stream().filter(held -> held.leaves > 0).toList();
        if (!standing.isEmpty() && random.nextBoolean()) {
            Held held = standing.get(random.nextInt(standing.size()));
            if (random.nextInt(20) == 0) {
                cancelUnasked(held, now, events);
            } else {
                fill(held, now, events);
            }
        }
        return events;
    }

    /** The venue, or a person at another screen, ends an order of ours. */
    private static void cancelUnasked(Held held, Instant now, List<Event> events) {
        if (held.told) {
            events.add(new Event.Cancelled(held.name, held.leaves, now));
        }
        held.cancelled += held.leaves;
        held.leaves = 0;
    }

    /** An order of somebody else on the account, which may look just like one of ours. */
    private Held foreignOrder(Instant now) {
        List<String> symbols = List.copyOf(heldBefore.keySet());
        int shares = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 1_000;
        Held held =
                new Held(
                        Order.unpriced(
                                new ClientOrderId(Long.MAX_VALUE - foreign.size()),
                                new Symbol(symbols.get(random.nextInt(symbols.size()))),
                                random.nextBoolean() ? Side.BUY : Side.SELL,
                                OrderType.BEST_OPPOSITE,
                                shares),
                        now);
        held.number = new BrokerOrderId("F" + ++numbers);
        held.exists = true;
        held.filled = random.nextInt(shares + 1);
        held.leaves -= held.filled;
        return held;
    }

    /** The venue tells of fills only where it knows which order of ours they belong to. */
    private void fill(Held held, Instant now, List<Event> events) {
        long shares = 1L + random.nextInt((int) held.leaves);
        held.leaves -= shares;
        held.filled += shares;
        if (held.told) {
            // Its clock shows whole seconds, so a fill may be stamped before its order left.
            Instant at = now.truncatedTo(ChronoUnit.SECONDS);
            events.add(new Event.Filled(held.name, 10_010, shares, at));
        }
    }

    /**
     * The program died, perhaps in the middle of sending: what had left has arrived or has not,
     * what had not left has certainly not, and no answer will come.
     */
    void loseTheProgram(Instant now) {
        for (Waiting waiting : unanswered.values()) {
            if (random.nextBoolean()) {
                leave(waiting);
            }
            if (waiting.left && random.nextBoolean()) {
                arrive(waiting.command, now);
            }
        }
        unanswered.clear();
    }

    private void arrive(Command command, Instant now) {
        if (command instanceof Command.Submit submit && !orders.containsKey(submit.order().id())) {
            Held held = new Held(submit.order(), now);
            held.number = new BrokerOrderId("N" + ++numbers);
            held.exists = true;
            hold(held);
        } else if (command instanceof Command.Revise revise) {
            Held held = named.get(revise.order());
            if (held.leaves > 0) {
                move(held, revise, now);
            }
        } else if (command instanceof Command.Cancel cancel) {
            Held held = named.get(cancel.order());
            long shares = Math.min(held.leaves, cancel.quantity());
            held.leaves -= shares;
            held.cancelled += shares;
        }
    }

    /** A program that goes on has a new broker, which knows only what it is told to adopt. */
    void forgetNames() {
        for (Held held : named.values()) {
            held.known = false;
            held.told = false;
        }
        late.clear();
    }

    /** The session ends: what rests expires, as far as the venue can tell us. */
    List<Event> close(Instant now) {
        List<Event> events = new ArrayList<>(late);
        late.clear();
        unanswered.clear();
        for (Held held : orders.values()) {
            if (held.leaves > 0 && held.told) {
                events.add(new Event.Expired(held.name, held.leaves, now));
                held.leaves = 0;
            }
        }
        return events;
    }
}

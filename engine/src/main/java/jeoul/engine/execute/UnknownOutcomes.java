package jeoul.engine.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;

/**
 * Settles orders whose answer was lost from the broker's own list of the day's orders.
 *
 * <p>A revision is known by the order it revises. Other identical orders cannot be told apart, so
 * they are counted: as many lines that can be ours as unknown orders means that they all exist.
 * Fewer means that the rest is absent, but only if absence is proven: the list is complete and
 * shows something of ours that left and was taken later, or it shows all our other orders, at least
 * one, while the account's holdings agree with it. More means that somebody else may have sent
 * some: a person decides. So it does where one that is missing may be a line that the venue took
 * only after we had given up waiting for the answer: rather somebody else's, but who can tell.
 * Nothing is counted while the answer to an identical order is still to come, for its line may be
 * there already.
 */
final class UnknownOutcomes {

    /** The venue's clock shows whole seconds and may differ from ours by this much. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** An order sent this much later than an unknown one proves the list reaches beyond it. */
    static final Duration LATER = Duration.ofSeconds(2);

    /** A list asked for sooner than this after an order left may not show it yet. */
    static final Duration LIST_LAG = Duration.ofSeconds(10);

    /** Orders more likely to exist first: what was filled or cancelled certainly does. */
    private static final Comparator<ChildOrder> SUREST_FIRST =
            Comparator.comparing(ChildOrder::certainlyExists)
                    .thenComparing(ChildOrder::filled)
                    .reversed()
                    .thenComparing(child -> child.order().id());

    private static final Comparator<OrderStatus> FILLED_FIRST =
            Comparator.comparingLong(OrderStatus::filled)
                    .reversed()
                    .thenComparing(OrderStatus::at)
                    .thenComparing(OrderStatus::number);

    private final NavigableMap<Symbol, Long> heldBefore = new TreeMap<>();
    private final TreeMap<BrokerOrderId, Long> ordersWhenFirstSeen = new TreeMap<>();
    private final TreeSet<BrokerOrderId> foreign = new TreeSet<>();

    private final Set<BrokerOrderId> othersAccepted;

    /**
     * @param othersAccepted orders that are certainly not ours
     */
    UnknownOutcomes(AccountSnapshot before, Set<BrokerOrderId> othersAccepted) {
        this.othersAccepted = othersAccepted;
        for (Position position : before.positions()) {
            heldBefore.put(position.symbol(), position.quantity());
        }
    }

    /** Lines that no order of ours explains. */
    int foreignOrders() {
        return foreign.size();
    }

    /**
     * The broker's list of the day's orders.
     *
     * @param askedAt when it was asked for: nothing sent later can be missing from it
     * @param orders of ours that had been made when it was heard: none made later can be on it
     */
    record DayList(List<OrderStatus> lines, boolean complete, Instant askedAt, long orders) {}

    /**
     * What a list settles.
     *
     * @param found unknown orders that exist, with their line
     * @param absent those that do not
     * @param foreign lines that no order of ours explains, and that nobody has accepted
     */
    record Settlement(List<Found> found, List<ChildOrder> absent, List<OrderStatus> foreign) {}

    /** An unknown order and the line that shows it. */
    record Found(ChildOrder child, OrderStatus line) {}

    /**
     * @param children all orders of ours, in the order they were made
     * @param account holdings read after the list, if they were read completely
     */
    Settlement settle(
            Collection<ChildOrder> children, DayList list, Optional<AccountSnapshot> account) {
        return new Reading(children, list, account).settle();
    }

    /** One look at a list. */
    private final class Reading {

        private final Collection<ChildOrder> children;
        private final DayList list;
        private final Map<BrokerOrderId, OrderStatus> unclaimed = new TreeMap<>();
        private final Set<BrokerOrderId> ours = new TreeSet<>();
        private final List<ChildOrder> unnumbered = new ArrayList<>();
        private final boolean holdingsAgree;
        private final Settlement settlement =
                new Settlement(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

        Reading(Collection<ChildOrder> children, DayList list, Optional<AccountSnapshot> account) {
            this.children = children;
            this.list = list;
            for (OrderStatus line : list.lines()) {
                unclaimed.put(line.number(), line);
                ordersWhenFirstSeen.putIfAbsent(line.number(), list.orders());
            }
            boolean allOthersListed = true;
            boolean anyListed = false;
            for (ChildOrder child : children) {
                if (child.number().isPresent()) {
                    boolean listed = unclaimed.remove(child.number().get()) != null;
                    allOthersListed &= listed;
                    anyListed |= listed;
                    ours.add(child.number().get());
                } else {
                    unnumbered.add(child);
                }
            }
            // A list without an order of ours proves nothing: mock's was empty while fills
            // happened, and holdings trail as well.
            holdingsAgree = anyListed && allOthersListed && holdingsAgree(account);
        }

        Settlement settle() {
            if (list.complete()) {
                List<ChildOrder> open = new ArrayList<>();
                for (ChildOrder child : List.copyOf(unnumbered)) {
                    if (child.fateUnknown() && child.original().isPresent()) {
                        settleRevision(child);
                    } else if (child.fateUnknown()) {
                        open.add(child);
                    }
                }
                while (!open.isEmpty()) {
                    List<ChildOrder> twins = twinsOf(open.get(0), open);
                    open.removeAll(twins);
                    settleTwins(twins);
                }
            }
            for (BrokerOrderId number : ours) {
                foreign.remove(number);
            }
            for (OrderStatus line : unclaimed.values()) {
                if (mayBeOurs(line)) {
                    foreign.remove(line.number());
                } else {
                    foreign.add(line.number());
                    if (!othersAccepted.contains(line.number())) {
                        settlement.foreign().add(line);
                    }
                }
            }
            return settlement;
        }

        /** A line tells which order it revises, and one order has one revision under way. */
        private void settleRevision(ChildOrder child) {
            List<OrderStatus> candidates = new ArrayList<>();
            for (OrderStatus line : unclaimed.values()) {
                // A refused revision has a line too, and moved nothing.
                if (line.rejected() < line.quantity() && isRevisionBy(line, child)) {
                    candidates.add(line);
                }
            }
            if (candidates.size() == 1) {
                find(child, candidates.get(0));
            } else if (candidates.isEmpty() && absenceIsProven(List.of(child))) {
                settleAsAbsent(child);
            }
        }

        private void settleTwins(List<ChildOrder> twins) {
            for (ChildOrder child : unnumbered) {
                if (!child.fateUnknown() && child.answerToCome() && areTwins(child, twins.get(0))) {
                    return;
                }
            }
            Instant givenUp = latest(twins, ChildOrder::givenUpAt).plus(CLOCK_TOLERANCE);
            List<OrderStatus> candidates = new ArrayList<>();
            boolean anyTooLate = false;
            for (OrderStatus line : unclaimed.values()) {
                if (twins.stream().anyMatch(twin -> isLineOf(line, twin))) {
                    boolean tooLate = line.at().isAfter(givenUp);
                    anyTooLate |= tooLate;
                    if (!tooLate) {
                        candidates.add(line);
                    }
                }
            }
            if (candidates.size() < twins.size() && anyTooLate) {
                return;
            }
            long certain = twins.stream().filter(ChildOrder::certainlyExists).count();
            if (candidates.size() > twins.size()
                    || candidates.size() < certain
                    || (candidates.size() < twins.size() && !absenceIsProven(twins))) {
                return;
            }
            twins.sort(SUREST_FIRST);
            candidates.sort(FILLED_FIRST);
            for (int i = 0; i < twins.size(); i++) {
                if (i < candidates.size()) {
                    find(twins.get(i), candidates.get(i));
                } else {
                    settleAsAbsent(twins.get(i));
                }
            }
        }

        private void find(ChildOrder child, OrderStatus line) {
            settlement.found().add(new Found(child, line));
            unnumbered.remove(child);
            unclaimed.remove(line.number());
            foreign.remove(line.number());
        }

        private void settleAsAbsent(ChildOrder child) {
            settlement.absent().add(child);
            unnumbered.remove(child);
        }

        private boolean mayBeOurs(OrderStatus line) {
            if (line.revises().isPresent()) {
                // Only who knows an order's number can revise it.
                return ours.contains(line.revises().get());
            }
            return unnumbered.stream()
                    .anyMatch(
                            child ->
                                    child.original().isEmpty()
                                            && (child.fateUnknown()
                                                    || child.answerToCome()
                                                    || line.rejected() > 0)
                                            && isLineOf(line, child));
        }

        private boolean isLineOf(OrderStatus line, ChildOrder child) {
            return line.revises().isEmpty()
                    && !othersAccepted.contains(line.number())
                    && line.symbol().equals(child.order().symbol())
                    && line.side() == child.order().side()
                    && line.type().equals(child.order().type())
                    && line.quantity() == child.order().quantity()
                    && (child.order().price().isEmpty()
                            || line.price().equals(child.order().price()))
                    && !line.at().isBefore(child.leftAt().minus(CLOCK_TOLERANCE))
                    && child.order().id().value() <= ordersWhenFirstSeen.get(line.number());
        }

        private boolean isRevisionBy(OrderStatus line, ChildOrder child) {
            return line.revises().isPresent()
                    && line.revises().equals(child.original().orElseThrow().number())
                    && child.order().id().value() <= ordersWhenFirstSeen.get(line.number());
        }

        private boolean absenceIsProven(List<ChildOrder> twins) {
            return showsLater(twins) || (holdingsAgree && askedLongAfter(twins));
        }

        private boolean askedLongAfter(List<ChildOrder> twins) {
            return twins.stream()
                    .allMatch(twin -> !list.askedAt().isBefore(twin.givenUpAt().plus(LIST_LAG)));
        }

        private boolean showsLater(List<ChildOrder> twins) {
            // It may have been sent more than once until then: what never took effect is repeated.
            Instant last = latest(twins, ChildOrder::givenUpAt).plus(LATER);
            TreeMap<BrokerOrderId, Instant> takenAt = new TreeMap<>();
            for (OrderStatus line : list.lines()) {
                takenAt.put(line.number(), line.at());
            }
            for (ChildOrder child : children) {
                Optional<Instant> taken = child.number().map(takenAt::get);
                // By both clocks: of a revision we know only when its answer was heard, and that
                // may be long after the venue had it.
                if (taken.isPresent()
                        && taken.get().isAfter(last)
                        && child.leftAt().isAfter(last)) {
                    return true;
                }
            }
            return false;
        }

        private boolean holdingsAgree(Optional<AccountSnapshot> account) {
            if (account.isEmpty()) {
                return false;
            }
            TreeMap<Symbol, Long> expected = new TreeMap<>(heldBefore);
            for (OrderStatus line : list.lines()) {
                expected.merge(line.symbol(), line.side().sign() * line.filled(), Long::sum);
            }
            TreeSet<Symbol> symbols = new TreeSet<>(expected.keySet());
            for (ChildOrder child : children) {
                symbols.add(child.order().symbol());
            }
            for (Position position : account.get().positions()) {
                symbols.add(position.symbol());
            }
            for (Symbol symbol : symbols) {
                if (account.get().held(symbol) != expected.getOrDefault(symbol, 0L)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<ChildOrder> twinsOf(ChildOrder first, List<ChildOrder> unknown) {
        List<ChildOrder> twins = new ArrayList<>();
        for (ChildOrder child : unknown) {
            if (areTwins(child, first)) {
                twins.add(child);
            }
        }
        return twins;
    }

    private static Instant latest(List<ChildOrder> twins, Function<ChildOrder, Instant> time) {
        return twins.stream().map(time).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Whether two orders look the same in a list. */
    private static boolean areTwins(ChildOrder one, ChildOrder other) {
        return one.original().isEmpty()
                && other.original().isEmpty()
                && one.order().symbol().equals(other.order().symbol())
                && one.order().side() == other.order().side()
                && one.order().type().equals(other.order().type())
                && one.order().price().equals(other.order().price())
                && one.order().quantity() == other.order().quantity();
    }
}

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
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;

/**
 * Settles orders whose answer was lost from the broker's own list of the day's orders.
 *
 * <p>Identical orders cannot be told apart, so they are counted: as many lines that can be ours as
 * unknown orders means that they all exist. Fewer means that the rest is absent, but only if
 * absence is proven: the list is complete and shows something of ours sent later, or it shows all
 * our other orders while the account's holdings agree with it. More means that somebody else may
 * have sent some: a person decides.
 */
final class UnknownOutcomes {

    /** The venue's clock shows whole seconds and may trail ours by this much. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** An order sent this much later than an unknown one proves the list reaches beyond it. */
    static final Duration LATER = Duration.ofSeconds(2);

    /** A list asked for sooner than this after an order left may not show it yet. */
    static final Duration LIST_LAG = Duration.ofSeconds(10);

    /** Orders more likely to exist first: what was filled certainly does. */
    private static final Comparator<ChildOrder> SUREST_FIRST =
            Comparator.comparingLong(ChildOrder::filled)
                    .reversed()
                    .thenComparing(child -> child.order().id());

    private static final Comparator<OrderStatus> FILLED_FIRST =
            Comparator.comparingLong(OrderStatus::filled)
                    .reversed()
                    .thenComparing(OrderStatus::at)
                    .thenComparing(OrderStatus::number);

    private final NavigableMap<Symbol, Long> heldBefore = new TreeMap<>();
    private final TreeSet<BrokerOrderId> foreign = new TreeSet<>();

    UnknownOutcomes(AccountSnapshot before) {
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
     */
    record DayList(List<OrderStatus> lines, boolean complete, Instant askedAt) {}

    /** What a list settles: unknown orders that exist, with their line, and those that do not. */
    record Settlement(List<Found> found, List<ChildOrder> absent) {}

    /** An unknown order and the line that shows it. */
    record Found(ChildOrder child, OrderStatus line) {}

    /**
     * @param children all orders of ours, in the order they were made
     * @param account holdings read after the list, if they were read completely
     */
    Settlement settle(
            Collection<ChildOrder> children, DayList list, Optional<AccountSnapshot> account) {
        Map<BrokerOrderId, OrderStatus> unclaimed = new TreeMap<>();
        for (OrderStatus line : list.lines()) {
            unclaimed.put(line.number(), line);
        }
        List<ChildOrder> open = new ArrayList<>();
        TreeSet<Symbol> unsettled = new TreeSet<>();
        boolean allOthersListed = true;
        for (ChildOrder child : children) {
            if (child.number().isPresent()) {
                allOthersListed &= unclaimed.remove(child.number().get()) != null;
                foreign.remove(child.number().get());
                if (child.reviseAsked()) {
                    unsettled.add(child.order().symbol());
                }
            } else if (child.fateUnknown()) {
                open.add(child);
            } else if (child.leaves() > 0 || child.filled() > 0) {
                // Its line may be there before its acceptance is.
                unsettled.add(child.order().symbol());
            }
        }
        boolean holdingsAgree = allOthersListed && holdingsAgree(children, list.lines(), account);
        List<Found> found = new ArrayList<>();
        List<ChildOrder> absent = new ArrayList<>();
        while (!open.isEmpty()) {
            List<ChildOrder> twins = twinsOf(open.get(0), open);
            open.removeAll(twins);
            List<OrderStatus> candidates = candidatesFor(twins, unclaimed.values());
            boolean proven =
                    list.complete()
                            && (showsLater(twins, children, list.lines())
                                    || (holdingsAgree && askedLongAfter(twins, list.askedAt())));
            if (candidates.size() > twins.size() || (candidates.size() < twins.size() && !proven)) {
                unsettled.add(twins.get(0).order().symbol());
                continue;
            }
            twins.sort(SUREST_FIRST);
            for (int i = 0; i < twins.size(); i++) {
                if (i < candidates.size()) {
                    found.add(new Found(twins.get(i), candidates.get(i)));
                    unclaimed.remove(candidates.get(i).number());
                } else if (twins.get(i).filled() == 0) {
                    absent.add(twins.get(i));
                }
            }
        }
        for (OrderStatus line : unclaimed.values()) {
            if (!unsettled.contains(line.symbol())) {
                foreign.add(line.number());
            }
        }
        return new Settlement(found, absent);
    }

    private static boolean askedLongAfter(List<ChildOrder> twins, Instant askedAt) {
        return twins.stream().allMatch(twin -> !askedAt.isBefore(twin.leftBy().plus(LIST_LAG)));
    }

    private static List<ChildOrder> twinsOf(ChildOrder first, List<ChildOrder> unknown) {
        List<ChildOrder> twins = new ArrayList<>();
        for (ChildOrder child : unknown) {
            if (child.order().symbol().equals(first.order().symbol())
                    && child.order().side() == first.order().side()
                    && child.order().type().equals(first.order().type())
                    && child.order().price().equals(first.order().price())
                    && child.order().quantity() == first.order().quantity()) {
                twins.add(child);
            }
        }
        return twins;
    }

    private List<OrderStatus> candidatesFor(
            List<ChildOrder> twins, Collection<OrderStatus> unclaimed) {
        ChildOrder first = twins.get(0);
        List<OrderStatus> candidates = new ArrayList<>();
        for (OrderStatus line : unclaimed) {
            if (!foreign.contains(line.number())
                    && line.symbol().equals(first.order().symbol())
                    && line.side() == first.order().side()
                    && line.type().equals(first.order().type())
                    && line.quantity() == first.order().quantity()
                    && (first.order().price().isEmpty()
                            || line.price().equals(first.order().price()))
                    && !line.at().isBefore(first.leftAt().minus(CLOCK_TOLERANCE))) {
                candidates.add(line);
            }
        }
        candidates.sort(FILLED_FIRST);
        return candidates;
    }

    private static boolean showsLater(
            List<ChildOrder> twins, Collection<ChildOrder> children, List<OrderStatus> lines) {
        Instant last =
                twins.stream()
                        .map(ChildOrder::leftBy)
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                        .plus(LATER);
        TreeSet<BrokerOrderId> listed = new TreeSet<>();
        for (OrderStatus line : lines) {
            listed.add(line.number());
        }
        for (ChildOrder child : children) {
            if (child.number().isPresent()
                    && listed.contains(child.number().get())
                    && child.leftAt().isAfter(last)) {
                return true;
            }
        }
        return false;
    }

    private boolean holdingsAgree(
            Collection<ChildOrder> children,
            List<OrderStatus> lines,
            Optional<AccountSnapshot> account) {
        if (account.isEmpty()) {
            return false;
        }
        TreeMap<Symbol, Long> expected = new TreeMap<>(heldBefore);
        for (OrderStatus line : lines) {
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

package jeoul.kis.client;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.order.BrokerOrderId;

/**
 * What a list of the day's orders says of ours. Its totals win: what they show beyond what was told
 * is told now. What they do not show yet may trail, and is left alone.
 */
final class ListReading {

    private final KnownOrders orders;

    ListReading(KnownOrders orders) {
        this.orders = orders;
    }

    /**
     * @param askedAt when the first page was asked for
     * @param sessionIsOver whether an order's session had ended by then
     */
    void take(List<OrderStatus> lines, Instant askedAt, Predicate<KnownOrder> sessionIsOver) {
        Map<BrokerOrderId, Long> movedFrom = new HashMap<>();
        for (OrderStatus line : lines) {
            line.revises()
                    .ifPresent(
                            from ->
                                    movedFrom.merge(
                                            from, line.quantity() - line.rejected(), Long::sum));
            // Before anything else: what moved must not be taken for cancelled.
            orders.numbered(line.number())
                    .filter(KnownOrder::isUnmoved)
                    .ifPresent(revision -> moved(revision, line));
        }
        for (OrderStatus line : lines) {
            orders.numbered(line.number())
                    .filter(order -> !order.isUnmoved())
                    .ifPresent(
                            order ->
                                    take(
                                            order,
                                            line,
                                            movedFrom.getOrDefault(line.number(), 0L),
                                            askedAt,
                                            sessionIsOver.test(order)));
        }
    }

    private void moved(KnownOrder revision, OrderStatus line) {
        if (line.rejected() == line.quantity()) {
            orders.tellReviseRefused(revision);
        } else {
            orders.tellMoved(revision, line.quantity() - line.rejected());
        }
    }

    private void take(
            KnownOrder order, OrderStatus line, long movedAway, Instant askedAt, boolean isOver) {
        fills(order, line);
        if (line.rejected() > 0) {
            orders.tellRefused(order);
        }
        if (orders.revisionInFlight(order)
                .filter(revision -> revision.mayBeUnlisted(askedAt))
                .isPresent()) {
            // Shares that are gone may have moved to it.
            return;
        }
        long gone = line.cancelled() - Math.max(order.moved(), movedAway);
        boolean cancelled = orders.hasOpenCancel(order) || !isOver;
        long shares = order.listedCancel(gone);
        if (cancelled) {
            orders.tellCancelled(order, shares);
        } else {
            orders.tellExpired(order, shares);
        }
        if (isOver) {
            orders.tellExpired(order, Math.min(order.leaves(), line.leaves()));
        }
    }

    /** Fills that add up to a line's shares and won beyond those told, to the won. */
    private void fills(KnownOrder order, OrderStatus line) {
        long known = order.notional();
        long shares = order.unlisted(line.filled());
        if (shares == 0) {
            return;
        }
        boolean whole = order.filled() + shares == line.filled();
        long won = whole ? line.filledNotional() - known : 0;
        if (won < shares) {
            // Won told before do not fit the list's: its average is the best there is.
            won = Math.multiplyExact(line.filledNotional() / line.filled(), shares);
        }
        order.listed(shares, won, orders.now());
        long price = won / shares;
        long dearer = won % shares;
        if (shares > dearer) {
            orders.tellFill(order, price, shares - dearer, orders.now());
        }
        if (dearer > 0) {
            orders.tellFill(order, price + 1, dearer, orders.now());
        }
    }

    /**
     * Whether a list can be all there is: orders we know of stand in it. One accepted a moment ago
     * may be missing from a list that trails, but not from an empty one.
     *
     * @param expected numbers that must stand there
     * @param known whether any number is known at all
     */
    static boolean isPlausible(
            List<OrderStatus> lines, Set<BrokerOrderId> expected, boolean known) {
        if (lines.isEmpty()) {
            return !known;
        }
        Set<BrokerOrderId> listed = new HashSet<>();
        lines.forEach(line -> listed.add(line.number()));
        return listed.containsAll(expected);
    }
}

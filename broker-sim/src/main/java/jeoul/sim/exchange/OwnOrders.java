package jeoul.sim.exchange;

import java.util.HashMap;
import java.util.Map;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.RejectReason;

/**
 * The caller's orders of the day by their tags, and the one place from which the caller is told.
 * The map is only ever looked up, never walked.
 */
final class OwnOrders {

    private final Map<Integer, OwnOrder> orders = new HashMap<>();
    private final ExchangeListener listener;
    private boolean told;

    OwnOrders(ExchangeListener listener) {
        this.listener = listener;
    }

    /** True if the caller was told anything since {@link #clearTold}. */
    boolean told() {
        return told;
    }

    void clearTold() {
        told = false;
    }

    /**
     * @throws IllegalArgumentException if a tag is not positive or was used before
     */
    void requireNew(int tag) {
        if (tag <= 0 || orders.containsKey(tag)) {
            throw new IllegalArgumentException("tags are positive and used once: " + tag);
        }
    }

    void add(OwnOrder order) {
        orders.put(order.tag, order);
    }

    /** The order of that tag, or null if there was none. */
    OwnOrder find(int tag) {
        return orders.get(tag);
    }

    /** Tells that an order is in, unless that has been told. */
    void announce(OwnOrder order) {
        if (order.announced) {
            return;
        }
        order.announced = true;
        told = true;
        if (order.revisedFrom == null) {
            listener.accepted(order.tag);
        } else {
            order.revisedFrom.leaves -= order.quantity;
            listener.revised(order.revisedFrom.tag, order.tag, order.quantity);
        }
    }

    /** Tells that an order, or the revision it would have come from, was not taken. */
    void refused(OwnOrder order, Refusal refusal) {
        if (order.announced) {
            throw new IllegalStateException("order " + order.tag + " was refused after it was in");
        }
        order.leaves = 0;
        if (order.revisedFrom == null) {
            rejected(order.tag, refusal.reason(), refusal.text());
        } else {
            reviseRejected(order.revisedFrom.tag, order.tag, refusal.reason(), refusal.text());
        }
    }

    void rejected(int tag, RejectReason reason, String text) {
        told = true;
        listener.rejected(tag, reason, text);
    }

    void reviseRejected(int tag, int revisedTag, RejectReason reason, String text) {
        told = true;
        listener.reviseRejected(tag, revisedTag, reason, text);
    }

    void cancelRejected(int tag, RejectReason reason, String text) {
        told = true;
        listener.cancelRejected(tag, reason, text);
    }

    void filled(OwnOrder order, long price, long quantity) {
        take(order, quantity);
        listener.filled(order.tag, price, quantity);
    }

    void cancelled(OwnOrder order, long quantity) {
        take(order, quantity);
        listener.cancelled(order.tag, quantity);
    }

    void expired(OwnOrder order, long quantity) {
        take(order, quantity);
        listener.expired(order.tag, quantity);
    }

    void phaseChanged(Symbol symbol, Phase phase) {
        told = true;
        listener.phaseChanged(symbol, phase);
    }

    private void take(OwnOrder order, long quantity) {
        if (quantity < 1 || quantity > order.leaves) {
            throw new IllegalStateException(
                    "order "
                            + order.tag
                            + " has "
                            + order.leaves
                            + " shares left, not "
                            + quantity);
        }
        announce(order);
        told = true;
        order.leaves -= quantity;
    }
}

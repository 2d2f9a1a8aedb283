package jeoul.kis.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.kis.wire.AccountNumber;

/** An order that this server knows, as far as its broker told of it. */
final class Line {

    final Order order;
    final AccountNumber account;

    /** The order it was revised from. */
    final Optional<BrokerOrderId> revises;

    private final List<Runnable> untold = new ArrayList<>();
    private Optional<BrokerOrderId> number = Optional.empty();
    private Instant at;
    private long quantity;
    private long filled;
    private long filledNotional;
    private long cancelled;
    private long rejected;

    Line(Order order, AccountNumber account, Optional<BrokerOrderId> revises, Instant at) {
        this.order = order;
        this.account = account;
        this.revises = revises;
        this.at = at;
        this.quantity = order.quantity();
    }

    /** One that came by another way, as the broker's list shows it. */
    static Line found(Order order, AccountNumber account, OrderStatus listed) {
        Line line = new Line(order, account, listed.revises(), listed.at());
        line.number = Optional.of(listed.number());
        line.filled = listed.filled();
        line.filledNotional = listed.filledNotional();
        line.cancelled = listed.cancelled();
        line.rejected = listed.rejected();
        return line;
    }

    ClientOrderId id() {
        return order.id();
    }

    Optional<BrokerOrderId> number() {
        return number;
    }

    /** The broker took it. What happened to it before can be told now. */
    void number(BrokerOrderId given, Instant taken) {
        number = Optional.of(given);
        at = taken;
    }

    /** Tells something at once, or as soon as the order has its number. */
    void tell(Runnable notice) {
        if (number.isPresent()) {
            notice.run();
        } else {
            untold.add(notice);
        }
    }

    void tellUntold() {
        List<Runnable> notices = List.copyOf(untold);
        untold.clear();
        notices.forEach(Runnable::run);
    }

    /** Fewer shares moved to this revision than were asked for. */
    void resize(long moved) {
        quantity = moved;
    }

    void fill(long price, long shares) {
        filled += shares;
        filledNotional = Math.addExact(filledNotional, Math.multiplyExact(price, shares));
    }

    /** Cancelled, expired or moved to a revision. */
    void cancel(long shares) {
        cancelled += shares;
    }

    void reject() {
        rejected = leaves();
    }

    /** Whether the broker's list may show it as this. A revision may move fewer than asked for. */
    boolean looksLike(OrderStatus listed) {
        return listed.symbol().equals(order.symbol())
                && listed.side() == order.side()
                && listed.type().equals(order.type())
                && listed.price().equals(order.price())
                && listed.revises().equals(revises)
                && (revises.isPresent() || listed.quantity() == quantity);
    }

    long leaves() {
        return quantity - filled - cancelled - rejected;
    }

    /** Only of an order that has its number. */
    OrderStatus status() {
        return new OrderStatus(
                number.orElseThrow(),
                revises,
                order.symbol(),
                order.side(),
                order.type(),
                order.price(),
                quantity,
                filled,
                filledNotional,
                cancelled,
                rejected,
                at);
    }
}

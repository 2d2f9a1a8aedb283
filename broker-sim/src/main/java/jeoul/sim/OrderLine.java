package jeoul.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.order.OrderType;

/** One order of the day in the broker's books. */
final class OrderLine {

    /** The exchange knows the order by this; counted from 1 within a day. */
    final int tag;

    final Listing listing;
    final Side side;
    final OrderType type;
    final OptionalLong price;
    final long quantity;

    /** Won per share that a buy holds back; 0 for a sell. */
    final long heldPrice;

    final BrokerOrderId number;

    /** The order it was revised from. */
    final Optional<BrokerOrderId> revises;

    final Instant at;

    /** Empty for an order that did not come over our connection. */
    Optional<ClientOrderId> client;

    private final List<Fill> fills = new ArrayList<>(1);
    private long filled;
    private long filledNotional;
    private long cancelled;
    private long rejected;

    OrderLine(
            int tag,
            Optional<ClientOrderId> client,
            Listing listing,
            Side side,
            OrderType type,
            OptionalLong price,
            long quantity,
            long heldPrice,
            BrokerOrderId number,
            Optional<BrokerOrderId> revises,
            Instant at) {
        this.tag = tag;
        this.client = client;
        this.listing = listing;
        this.side = side;
        this.type = type;
        this.price = price;
        this.quantity = quantity;
        this.heldPrice = heldPrice;
        this.number = number;
        this.revises = revises;
        this.at = at;
    }

    long leaves() {
        return quantity - filled - cancelled - rejected;
    }

    void fill(Fill fill) {
        require(fill.quantity());
        filled += fill.quantity();
        filledNotional = Math.addExact(filledNotional, fill.notional());
        fills.add(fill);
    }

    /** What was filled after that many shares, oldest first. */
    List<Fill> fillsBeyond(long shares) {
        List<Fill> beyond = new ArrayList<>();
        long before = 0;
        for (Fill fill : fills) {
            long after = before + fill.quantity();
            if (after > shares) {
                long part = after - Math.max(before, shares);
                beyond.add(new Fill(fill.price(), part, fill.at()));
            }
            before = after;
        }
        return beyond;
    }

    /** Cancelled, expired or moved to a revising order: no longer this order's. */
    void cancel(long shares) {
        require(shares);
        cancelled += shares;
    }

    void reject(long shares) {
        require(shares);
        rejected += shares;
    }

    OrderStatus status() {
        return new OrderStatus(
                number,
                revises,
                listing.symbol(),
                side,
                type,
                price,
                quantity,
                filled,
                filledNotional,
                cancelled,
                rejected,
                at);
    }

    private void require(long shares) {
        if (shares < 1 || shares > leaves()) {
            throw new IllegalStateException(
                    "order " + number + " has " + leaves() + " shares left, not " + shares);
        }
    }
}

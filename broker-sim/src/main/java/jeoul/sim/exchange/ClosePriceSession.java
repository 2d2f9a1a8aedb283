package jeoul.sim.exchange;

import java.util.Optional;
import java.util.function.LongSupplier;
import jeoul.engine.order.RejectReason;

/**
 * Off-hours trading at one known price (시간외종가): the previous close before the open, the day's close
 * after it. Orders trade in order of arrival alone; those that cannot wait, to the session's end.
 */
final class ClosePriceSession implements TradingSession {

    private final long acceptFrom;
    private final long matchFrom;
    private final long until;
    private final LongSupplier price;
    private final RegularSession regular;
    private final CounterFlow flow;
    private final EventHash hash;
    private final OwnOrders orders;
    private final FifoQueue buys = new FifoQueue();
    private final FifoQueue sells = new FifoQueue();

    private boolean matching;
    private boolean over;
    private long messages;
    private long trades;

    /**
     * @param matchFrom not before {@code acceptFrom}; what came before matches then
     * @param price won per share, asked for no earlier than {@code matchFrom}
     * @param regular tells whether the symbol is halted
     */
    ClosePriceSession(
            long acceptFrom,
            long matchFrom,
            long until,
            LongSupplier price,
            RegularSession regular,
            CounterFlow flow,
            EventHash hash,
            OwnOrders orders) {
        this.acceptFrom = acceptFrom;
        this.matchFrom = matchFrom;
        this.until = until;
        this.price = price;
        this.regular = regular;
        this.flow = flow;
        this.hash = hash;
        this.orders = orders;
    }

    @Override
    public long nextAt() {
        if (over) {
            return Long.MAX_VALUE;
        }
        return Math.min(flow.nextAt(), matching ? until : matchFrom);
    }

    @Override
    public void act(long now) {
        if (now >= until) {
            over = true;
            expire(buys);
            expire(sells);
        } else if (!matching && now >= matchFrom) {
            matching = true;
            match(now);
        } else {
            if (!regular.halted(now)) {
                enter(now, flow.buys(), flow.quantity(), 0);
            }
            flow.next();
        }
    }

    @Override
    public Optional<Refusal> refusal(long now, OwnOrder order) {
        return now >= acceptFrom && now < until
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                RejectReason.OUTSIDE_SESSION,
                                order.type + " orders are not taken at this hour"));
    }

    @Override
    public void submit(long now, OwnOrder order) {
        orders.announce(order);
        enter(now, order.buy, order.leaves, order.tag);
    }

    @Override
    public void cancel(long now, OwnOrder order, long quantity) {
        messages++;
        hash.add(now);
        hash.add(-quantity);
        (order.buy ? buys : sells).take(order.tag, quantity);
        orders.cancelled(order, quantity);
    }

    // KRX: an off-hours closing-price order can only be cancelled.
    @Override
    public boolean revisable() {
        return false;
    }

    @Override
    public void revise(long now, OwnOrder moved) {
        throw new IllegalStateException("a closing-price order has nothing to revise");
    }

    @Override
    public long messages() {
        return messages;
    }

    @Override
    public long trades() {
        return trades;
    }

    private void enter(long now, boolean buy, long quantity, int owner) {
        messages++;
        hash.add(now);
        hash.add(buy ? quantity : -quantity);
        (buy ? buys : sells).add(owner, quantity);
        if (matching) {
            match(now);
        }
    }

    private void match(long now) {
        while (!buys.isEmpty() && !sells.isEmpty()) {
            long quantity = Math.min(buys.firstQuantity(), sells.firstQuantity());
            int buyer = buys.firstOwner();
            int seller = sells.firstOwner();
            buys.takeFirst(quantity);
            sells.takeFirst(quantity);
            trades++;
            hash.add(now);
            hash.add(quantity);
            filled(buyer, quantity);
            filled(seller, quantity);
        }
    }

    private void filled(int owner, long quantity) {
        if (owner > 0) {
            orders.filled(orders.find(owner), price.getAsLong(), quantity);
        }
    }

    private void expire(FifoQueue queue) {
        while (!queue.isEmpty()) {
            int owner = queue.firstOwner();
            long quantity = queue.firstQuantity();
            queue.takeFirst(quantity);
            if (owner > 0) {
                orders.expired(orders.find(owner), quantity);
            }
        }
    }
}

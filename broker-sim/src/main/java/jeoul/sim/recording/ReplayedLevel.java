package jeoul.sim.recording;

import java.util.Arrays;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.OrderBook;

/**
 * One recorded price level as it stands in the replayed book: background orders in the order of
 * their arrival, among which orders of ours may stand. It holds what the recording shows less what
 * our orders took of it.
 */
final class ReplayedLevel {

    /** So many orders of the background stand apart only where one of ours may be among them. */
    private static final int MANY = 16;

    private final boolean buy;
    private final long price;
    private final CancelModel cancels;
    private long[] orders = new long[4];
    private int count;
    private long recorded;
    private long taken;
    private long resting;

    ReplayedLevel(boolean buy, long price, CancelModel cancels) {
        this.buy = buy;
        this.price = price;
        this.cancels = cancels;
    }

    /** Shares the recording showed last, less what it traded since. */
    long recorded() {
        return recorded;
    }

    /** Shares of the background in the book. */
    long resting() {
        return resting;
    }

    /**
     * What our orders took since the last look stays taken.
     *
     * @return whether they took anything
     */
    boolean noteTaken(OrderBook book) {
        long now = count(book);
        boolean fewer = now < resting;
        taken += resting - now;
        resting = now;
        return fewer;
    }

    /** The recording shows fewer shares, which were cancelled. */
    void lowerTo(OrderBook book, long shares) {
        recorded = shares;
        taken = Math.min(taken, recorded);
        cancel(book, resting - (recorded - taken), cancels);
    }

    /** The recording shows more shares, which arrived behind all others. */
    void raiseTo(OrderBook book, long shares) {
        long more = shares - recorded;
        recorded = shares;
        if (count >= MANY && book.quantityAtPrice(buy, price) == resting) {
            more += resting;
            cancel(book, resting, CancelModel.IN_FRONT);
        }
        append(book.submit(buy, Pricing.LIMIT, Condition.DAY, price, 0, more, 0));
        long wanted = resting + more;
        resting = count(book);
        // An order of ours that reached this price met it at once.
        taken += wanted - resting;
    }

    /**
     * A recorded trade has just been sent to the book. What our orders got of it in the place of
     * the background leaves the end of the queue, so that nobody moves up twice by one trade.
     *
     * @return shares of the trade that we had taken before
     */
    long traded(OrderBook book, long quantity) {
        long before = taken;
        recorded = Math.max(0, recorded - quantity);
        taken = Math.min(taken, recorded);
        resting = count(book);
        cancel(book, resting - (recorded - taken), CancelModel.BEHIND);
        return before - taken;
    }

    void withdraw(OrderBook book) {
        cancel(book, resting, CancelModel.IN_FRONT);
    }

    private void cancel(OrderBook book, long shares, CancelModel model) {
        if (shares <= 0) {
            return;
        }
        long left = shares;
        if (model == CancelModel.PROPORTIONAL) {
            long total = resting;
            for (int i = 0; i < count; i++) {
                long leaves = book.leaves(orders[i]);
                long part = (long) ((double) leaves / total * shares);
                left -= take(book, i, Math.min(left, part));
            }
        }
        for (int i = 0; i < count && left > 0; i++) {
            int order = model == CancelModel.IN_FRONT ? i : count - 1 - i;
            left -= take(book, order, Math.min(left, book.leaves(orders[order])));
        }
        resting = count(book);
    }

    private long take(OrderBook book, int order, long shares) {
        if (shares > 0) {
            book.cancel(orders[order], shares);
        }
        return shares;
    }

    private void append(long order) {
        if (count == orders.length) {
            orders = Arrays.copyOf(orders, 2 * count);
        }
        orders[count++] = order;
    }

    /** Shares left of the background's orders; those that are done are forgotten. */
    private long count(OrderBook book) {
        long shares = 0;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            long leaves = book.leaves(orders[i]);
            if (leaves > 0) {
                shares += leaves;
                orders[kept++] = orders[i];
            }
        }
        count = kept;
        return shares;
    }
}

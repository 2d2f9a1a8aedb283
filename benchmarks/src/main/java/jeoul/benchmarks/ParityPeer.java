package jeoul.benchmarks;

import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;
import com.paritytrading.parity.match.Side;

/**
 * Parity's order book. It knows limit orders and cancellations: an order that may not rest is
 * cancelled at once, and a move is a cancellation and a new order of what was left.
 */
final class ParityPeer implements Peer, OrderBookListener {

    private final Messages messages;
    private final OrderBook[] books;

    /** What rests of each order; the book itself does not tell. */
    private final int[] resting;

    private long filled;

    ParityPeer(Messages messages) {
        this.messages = messages;
        resting = new int[messages.size()];
        books = new OrderBook[messages.symbols];
        for (int symbol = 0; symbol < books.length; symbol++) {
            books[symbol] = new OrderBook(this);
        }
    }

    @Override
    public void run(int from, int to) {
        Messages work = messages;
        for (int i = from; i < to; i++) {
            OrderBook book = books[work.symbol[i]];
            Side side = work.buy[i] ? Side.BUY : Side.SELL;
            switch (work.kind[i]) {
                case Messages.CANCEL -> book.cancel(work.target[i], 0);
                case Messages.IMMEDIATE -> {
                    book.enter(i, side, work.price[i], work.quantity[i]);
                    book.cancel(i, 0);
                }
                case Messages.MOVE -> {
                    int order = work.target[i];
                    int left = resting[order];
                    book.cancel(order, 0);
                    book.enter(order, side, work.price[i], left);
                }
                default -> book.enter(i, side, work.price[i], work.quantity[i]);
            }
        }
    }

    @Override
    public void match(
            long restingOrderId,
            long incomingOrderId,
            Side incomingSide,
            long price,
            long executedQuantity,
            long remainingQuantity) {
        filled += executedQuantity;
        resting[(int) restingOrderId] = (int) remainingQuantity;
    }

    @Override
    public void add(long orderId, Side side, long price, long size) {
        resting[(int) orderId] = (int) size;
    }

    @Override
    public void cancel(long orderId, long canceledQuantity, long remainingQuantity) {
        resting[(int) orderId] = (int) remainingQuantity;
    }

    @Override
    public long filled() {
        return filled;
    }

    @Override
    public long left() {
        long left = 0;
        for (int shares : resting) {
            left += shares;
        }
        return left;
    }
}

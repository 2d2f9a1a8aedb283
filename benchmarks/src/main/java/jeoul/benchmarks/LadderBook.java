package jeoul.benchmarks;

import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.BookRules;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;

/** The simulated exchange's order book, driven by a workload's messages. */
final class LadderBook {

    private final BookWorkload work;

    /** Of each message, the order it left in the book. Shared by books used one after the other. */
    private final long[] handles;

    private final FillCount fills = new FillCount();
    private final OrderBook book;

    /**
     * @param handles one for each message of the workload
     */
    LadderBook(BookWorkload work, long[] handles) {
        this.work = work;
        this.handles = handles;
        book =
                new OrderBook(
                        PriceLadder.of(TickTable.uniform(1), 7_000, 13_000),
                        BookRules.LIMITED,
                        BookWorkload.MID,
                        fills);
        book.startContinuous();
    }

    /**
     * Makes room for as many orders as the workload ever has in the book at once, and leaves it
     * empty. Taken out last first, the orders leave their places in the order of a new book.
     */
    void grow() {
        int orders = work.mostLive + 1;
        for (int i = 0; i < orders; i++) {
            handles[i] = submit(true, BookWorkload.MID - 1, 1);
        }
        for (int i = orders - 1; i >= 0; i--) {
            book.cancel(handles[i], Long.MAX_VALUE);
        }
    }

    /** The orders that are there before. */
    void prefill() {
        run(0, BookWorkload.PREFILL);
    }

    /** All messages after those. */
    void run() {
        run(BookWorkload.PREFILL, work.kind.length);
    }

    private void run(int from, int to) {
        for (int i = from; i < to; i++) {
            if (work.kind[i] == BookWorkload.CANCEL) {
                book.cancel(handles[work.target[i]], Long.MAX_VALUE);
            } else {
                handles[i] = submit(work.buy[i], work.price[i], work.quantity[i]);
            }
        }
    }

    private long submit(boolean buy, long price, long quantity) {
        return book.submit(buy, Pricing.LIMIT, Condition.DAY, price, 0, quantity, 0);
    }

    long filled() {
        return fills.filled();
    }

    long left() {
        long left = 0;
        for (int ticks = -BookWorkload.DEPTH; ticks <= BookWorkload.DEPTH; ticks++) {
            left += book.quantityAtPrice(true, BookWorkload.MID + ticks);
            left += book.quantityAtPrice(false, BookWorkload.MID + ticks);
        }
        return left;
    }
}

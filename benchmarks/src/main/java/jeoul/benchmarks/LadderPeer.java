package jeoul.benchmarks;

import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.BookRules;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;

/** The simulated exchange's order books. Built with room for all orders there will be. */
final class LadderPeer implements Peer {

    private final Messages messages;

    /** Of each message, the order it left in the book. */
    private final long[] handles;

    private final FillCount fills = new FillCount();
    private final OrderBook[] books;

    LadderPeer(Messages messages, long[] handles) {
        this.messages = messages;
        this.handles = handles;
        books = new OrderBook[messages.symbols];
        for (int symbol = 0; symbol < books.length; symbol++) {
            books[symbol] =
                    new OrderBook(
                            PriceLadder.of(TickTable.uniform(1), messages.lowest, messages.highest),
                            BookRules.LIMITED,
                            messages.lowest,
                            fills);
            books[symbol].startContinuous();
            grow(books[symbol]);
        }
    }

    /**
     * Makes room for as many orders as there ever are in a book at once, and leaves it empty. Taken
     * out last first, the orders leave their places in the order of a new book.
     */
    private void grow(OrderBook book) {
        int price = messages.lowest;
        // One more than ever rest: an order that trades takes a place too.
        for (int orders = 0; orders <= messages.mostLive(); orders++) {
            limit(book, true, price, 1, Condition.DAY);
        }
        for (long last = book.lastAt(true, price);
                last != OrderBook.NONE;
                last = book.lastAt(true, price)) {
            book.cancel(last, Long.MAX_VALUE);
        }
    }

    private static long limit(
            OrderBook book, boolean buy, long price, long quantity, Condition condition) {
        return book.submit(buy, Pricing.LIMIT, condition, price, 0, quantity, 0);
    }

    @Override
    public void run(int from, int to) {
        Messages work = messages;
        for (int i = from; i < to; i++) {
            OrderBook book = books[work.symbol[i]];
            switch (work.kind[i]) {
                case Messages.LIMIT ->
                        handles[i] =
                                limit(
                                        book,
                                        work.buy[i],
                                        work.price[i],
                                        work.quantity[i],
                                        Condition.DAY);
                case Messages.CANCEL -> book.cancel(handles[work.target[i]], Long.MAX_VALUE);
                case Messages.IMMEDIATE ->
                        limit(book, work.buy[i], work.price[i], work.quantity[i], Condition.IOC);
                case Messages.MOVE -> {
                    int order = work.target[i];
                    handles[order] =
                            book.revise(
                                    handles[order], Pricing.LIMIT, work.price[i], Long.MAX_VALUE);
                }
                default ->
                        handles[i] =
                                book.submit(
                                        work.buy[i],
                                        Pricing.BEST_OPPOSITE,
                                        Condition.DAY,
                                        0,
                                        0,
                                        work.quantity[i],
                                        0);
            }
        }
    }

    @Override
    public long filled() {
        return fills.filled();
    }

    @Override
    public long left() {
        long left = 0;
        for (OrderBook book : books) {
            for (int price = messages.lowest; price <= messages.highest; price++) {
                left += book.quantityAtPrice(true, price) + book.quantityAtPrice(false, price);
            }
        }
        return left;
    }
}

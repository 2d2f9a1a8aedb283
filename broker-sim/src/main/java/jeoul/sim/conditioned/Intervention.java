package jeoul.sim.conditioned;

import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.OrderBook;

/**
 * One thing that the background does because the day follows a bar, fixed before the day with our
 * orders begins.
 *
 * @param at nanoseconds since midnight
 * @param price won per share; of orders that meet in the middle, none
 */
record Intervention(long at, Act act, boolean buy, long price, long quantity) {

    private static final int BACKGROUND = 0;

    enum Act {
        /** A limit order that may rest. */
        REST,
        /** A limit order that takes what it can and is gone. */
        TAKE,
        /** Orders of the background at the price are cancelled, the last first. */
        WITHDRAW,
        /** A mid-price order sells to another. */
        MEET
    }

    /** Does it, as far as the book allows; whoever else is there, nobody else's orders change. */
    void perform(OrderBook book) {
        switch (act) {
            case REST ->
                    book.submit(buy, Pricing.LIMIT, Condition.DAY, price, 0, quantity, BACKGROUND);
            case TAKE ->
                    book.submit(buy, Pricing.LIMIT, Condition.IOC, price, 0, quantity, BACKGROUND);
            case WITHDRAW -> withdraw(book);
            case MEET -> meet(book);
        }
    }

    private void withdraw(OrderBook book) {
        long left = quantity;
        while (left > 0) {
            long handle = book.lastAt(buy, price);
            if (handle == OrderBook.NONE) {
                return;
            }
            long part = StrictMath.min(left, book.leaves(handle));
            book.cancel(handle, part);
            left -= part;
        }
    }

    private void meet(OrderBook book) {
        long seller = book.submit(false, Pricing.MID, Condition.DAY, 0, 0, quantity, BACKGROUND);
        book.submit(true, Pricing.MID, Condition.IOC, 0, 0, quantity, BACKGROUND);
        if (seller != OrderBook.NONE) {
            book.cancel(seller, OrderBook.MAX_QUANTITY);
        }
    }
}

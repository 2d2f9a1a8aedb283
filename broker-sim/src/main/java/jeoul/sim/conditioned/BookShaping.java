package jeoul.sim.conditioned;

import jeoul.engine.market.TickTable;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.conditioned.Intervention.Act;

/** Makes a book trade at a wanted price, and writes down what it did to it. */
final class BookShaping {

    private final TickTable ticks;
    private final PriceLadder ladder;
    private final Script script;

    BookShaping(TickTable ticks, PriceLadder ladder, Script script) {
        this.ticks = ticks;
        this.ladder = ladder;
        this.script = script;
    }

    /**
     * A call auction that ended now would trade so many shares at a price on the grid, or with no
     * shares nothing.
     */
    void arrange(OrderBook book, long at, long price, long quantity) {
        arrange(book, at, true, price, quantity);
        arrange(book, at, false, price, quantity);
    }

    private void arrange(OrderBook book, long at, boolean buy, long price, long quantity) {
        if (quantity == 0) {
            withdraw(book, at, buy, price, 0);
            return;
        }
        // At least one share stands at the price itself on either side, so that no other matches.
        long better =
                withdraw(book, at, buy, buy ? ticks.up(price) : ticks.down(price), quantity - 1);
        long here = book.quantityAtPrice(buy, price);
        if (better + here > quantity) {
            act(book, new Intervention(at, Act.WITHDRAW, buy, price, better + here - quantity));
        } else if (better + here < quantity) {
            act(book, new Intervention(at, Act.REST, buy, price, quantity - better - here));
        }
    }

    /**
     * Withdraws what stands at a price or better for the other side, but so many shares.
     *
     * @return shares left there
     */
    private long withdraw(OrderBook book, long at, boolean buy, long price, long most) {
        long left = 0;
        long best = buy ? book.bestBid() : book.bestAsk();
        long each = price;
        while (best != 0 && ladder.indexOf(each) >= 0 && (buy ? each <= best : each >= best)) {
            long here = book.quantityAtPrice(buy, each);
            long excess = StrictMath.min(here, StrictMath.max(0, left + here - most));
            if (excess > 0) {
                act(book, new Intervention(at, Act.WITHDRAW, buy, each, excess));
            }
            left += here - excess;
            each = buy ? ticks.up(each) : ticks.down(each);
        }
        return left;
    }

    /** So many shares trade at a price in continuous trading, which may lie between two ticks. */
    void touch(OrderBook book, long at, boolean upwards, long price, long quantity) {
        if (ticks.isOnGrid(price)) {
            touchOnGrid(book, at, upwards, price, quantity);
        } else {
            touchBetween(book, at, price, quantity);
        }
    }

    private void touchOnGrid(OrderBook book, long at, boolean upwards, long price, long quantity) {
        // Those who offer better prices draw back first; their orders would have to be bought.
        boolean makerBuys = !upwards;
        withdraw(book, at, makerBuys, makerBuys ? ticks.up(price) : ticks.down(price), 0);
        if (book.quantityAtPrice(upwards, price) > 0) {
            // The other side already stands at the price, so it is hit there.
            act(book, new Intervention(at, Act.TAKE, makerBuys, price, quantity));
            return;
        }
        long here = book.quantityAtPrice(makerBuys, price);
        if (here < quantity) {
            act(book, new Intervention(at, Act.REST, makerBuys, price, quantity - here));
        }
        act(book, new Intervention(at, Act.TAKE, upwards, price, quantity));
    }

    private void touchBetween(OrderBook book, long at, long price, long quantity) {
        long below = ticks.floor(price);
        long above = ticks.ceil(price);
        withdraw(book, at, false, below, 0);
        withdraw(book, at, true, above, 0);
        boolean bids = book.quantityAtPrice(true, below) > 0;
        boolean asks = book.quantityAtPrice(false, above) > 0;
        if (!bids) {
            act(book, new Intervention(at, Act.REST, true, below, 1));
        }
        if (!asks) {
            act(book, new Intervention(at, Act.REST, false, above, 1));
        }
        act(book, new Intervention(at, Act.MEET, true, 0, quantity));
        if (!bids) {
            act(book, new Intervention(at, Act.WITHDRAW, true, below, 1));
        }
        if (!asks) {
            act(book, new Intervention(at, Act.WITHDRAW, false, above, 1));
        }
    }

    private void act(OrderBook book, Intervention intervention) {
        intervention.perform(book);
        script.add(intervention);
    }
}

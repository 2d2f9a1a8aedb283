package jeoul.sim.book;

import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;

/** What an arriving order's limit is, and whether the book has such a price. */
final class OrderPrices {

    /** The book offers no price for such an order now. */
    static final long NO_PRICE = 0;

    private final BookRules rules;
    private final OrderQueues queues;
    private final Tape tape;
    private final DeemedPrices deemed;
    private final BookView view;

    OrderPrices(
            BookRules rules, OrderQueues queues, Tape tape, DeemedPrices deemed, BookView view) {
        this.rules = rules;
        this.queues = queues;
        this.tape = tape;
        this.deemed = deemed;
        this.view = view;
    }

    /** The worst price for an order: its own, or what its pricing makes of the book as it is. */
    long limit(boolean buy, Pricing pricing, long price) {
        return switch (pricing) {
            case LIMIT, CONDITIONAL_LIMIT, STOP_LIMIT, CLOSE_PRICE -> price;
            case MARKET, MID -> buy ? Long.MAX_VALUE : 0;
            case BEST_SAME -> view.priceAt(buy, 0, false);
            case BEST_OPPOSITE -> {
                long best = view.priceAt(!buy, 0, false);
                yield best == 0 ? withoutOpposite(buy) : best;
            }
        };
    }

    private long withoutOpposite(boolean buy) {
        if (rules.emptySide() == EmptySideRule.REJECT) {
            return NO_PRICE;
        }
        long own = view.priceAt(buy, 0, false);
        if (own == 0) {
            return deemed.clamp(queues.ladder().ticks().floor(tape.lastOrBase()));
        }
        boolean up = buy == (rules.emptySide() == EmptySideRule.IMPROVE);
        return up ? deemed.up(own) : deemed.down(own);
    }

    boolean isOnLadder(long price) {
        if (queues.ladder().indexOf(price) >= 0) {
            return true;
        }
        return !rules.limited()
                && queues.ladder().ticks().isOnGrid(price)
                && queues.ladder().canInclude(price);
    }

    /** The reason why a price is not on the ladder. */
    RejectReason whyNot(long price) {
        boolean beyond = price < queues.ladder().lowest() || price > queues.ladder().highest();
        boolean offGrid = price < 1 || !queues.ladder().ticks().isOnGrid(price);
        return offGrid && !(beyond && rules.limited())
                ? RejectReason.WRONG_TICK
                : RejectReason.BEYOND_PRICE_LIMIT;
    }

    /** The index of a price that is on the ladder, which grows if it has to. */
    int indexOf(long price) {
        int index = queues.ladder().indexOf(price);
        if (index < 0) {
            queues.widen(queues.ladder().including(price));
            index = queues.ladder().indexOf(price);
        }
        return index;
    }
}

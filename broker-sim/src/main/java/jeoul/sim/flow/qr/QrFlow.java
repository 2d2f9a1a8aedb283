package jeoul.sim.flow.qr;

import jeoul.engine.market.Phase;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.book.Sides;
import jeoul.sim.flow.Draws;
import jeoul.sim.flow.OrderFlow;

/**
 * Plays the projected queue-reactive model against a book.
 *
 * <p>Candidates come from a clock that nothing in the book touches, each about one level of one
 * side or about a trade. At a level the state decides with one uniform number whether an order is
 * added, one is cancelled, or nothing happens; at the best price of a wide spread an added order
 * may improve it. A trade takes what is shown at the best price and cancels its rest. Orders of
 * others are never cancelled, and no draw depends on them.
 *
 * <p>In a call auction levels count from the reference price, and trades are limit orders that
 * reach it.
 */
final class QrFlow implements OrderFlow {

    private static final int BACKGROUND = 0;

    /** Orders at the end of a queue of which any may be cancelled: a mask of bits. */
    private static final int CANCEL_MASK = 3;

    /** From so many bins to its disadvantage on, a side cancels several orders at a time. */
    private static final int FLIGHT = QrStates.NO_DISTANCE - 8;

    private static final int FLIGHT_ORDERS = 4;

    /** Half of an auction's trades reach the reference price, the others go up to so far beyond. */
    private static final int AUCTION_REACH = 3;

    private final Candidates candidates;
    private final DayShape shape;
    private final Steering steering;
    private final Reference reference;
    private final Metaorders metaorders;
    private final QrRates rates;
    private final PriceLadder ladder;
    private final Touch touch;
    private final double followed;
    private final double slope;
    private long tick;
    private QrStates states;
    private double[] inverseDepths;

    private long owedBuys;
    private long owedSells;

    /**
     * @param ladder the book's own, which does not grow: orders go by place on it
     */
    QrFlow(
            Candidates candidates,
            DayShape shape,
            Steering steering,
            Reference reference,
            Metaorders metaorders,
            QrRates rates,
            PriceLadder ladder) {
        this.candidates = candidates;
        this.shape = shape;
        this.steering = steering;
        this.reference = reference;
        this.metaorders = metaorders;
        this.rates = rates;
        this.ladder = ladder;
        touch = new Touch(ladder, reference);
        followed = rates.followed();
        slope = rates.imbalanceSlope();
        tick = reference.tick();
        states = rates.states(tick);
        inverseDepths = rates.inverseDepths(tick);
    }

    @Override
    public long nextAt() {
        return candidates.nextAt();
    }

    @Override
    public void othersTraded(long at, boolean bought, long quantity) {
        reference.advanceTo(at);
        reference.othersTraded(bought, quantity);
    }

    @Override
    public void act(OrderBook book, Phase phase) {
        long now = candidates.nextAt();
        candidates.advance();
        if (reference.advanceTo(now) && reference.tick() != tick) {
            tick = reference.tick();
            states = rates.states(tick);
            inverseDepths = rates.inverseDepths(tick);
        }
        boolean buy = candidates.buys();
        if (phase == Phase.CONTINUOUS) {
            if (candidates.isTrade()) {
                trade(book, now);
            } else {
                react(book, buy, candidates.level());
            }
        } else if (phase.isCallAuction()) {
            queue(book, buy);
        }
    }

    /** Candidates performed. */
    long events() {
        return candidates.event() + 1;
    }

    /**
     * A hash of the times and draws of all candidates performed: what our orders must not change.
     */
    long fingerprint() {
        return candidates.fingerprint();
    }

    // Continuous trading

    private void react(OrderBook book, boolean buy, int level) {
        touch.read(book);
        int distance = touch.distance(buy);
        long amount = candidates.amount();
        int best = Sides.choose(buy, touch.bid(), touch.ask());
        int index = best + Sides.outward(buy, level);
        boolean improves = false;
        int state;
        if (level > 0) {
            // A level further out is that much further on the safe side, and joined no more.
            distance =
                    StrictMath.min(QrStates.NO_DISTANCE, distance + level * QrStates.BINS_PER_TICK);
            state = QrStates.state(0, QrStates.BALANCED, distance);
        } else {
            int spread = touch.spread();
            state = QrStates.state(spread, touch.imbalance(book, buy), distance);
            if (spread > 0) {
                double odds = states.add(state) * rates.create(spread) * states.create(distance);
                double decision = Draws.uniform(amount);
                if (decision < odds) {
                    int inside = improvement(touch.ask() - touch.bid(), decision / odds);
                    index = best - Sides.outward(buy, inside);
                    improves = true;
                }
            }
        }
        if (improves || Draws.isBelow(amount, states.addThreshold(state))) {
            add(book, buy, index, amount, level);
        } else {
            cancel(book, buy, index, level, amount, states.cancel(state), distance);
        }
    }

    /**
     * By how many ticks an order closes a spread: the wider it is, the further.
     *
     * @param part uniform between 0 and 1
     */
    private static int improvement(int spread, double part) {
        return 1 + (int) (part * part * (spread - 1));
    }

    private void add(OrderBook book, boolean buy, int index, long amount, int level) {
        int lowest = Sides.choose(buy, 0, reference.lowestIndex());
        int highest = Sides.choose(buy, reference.highestIndex(), ladder.size() - 1);
        if (index >= lowest && index <= highest) {
            book.add(buy, index, rates.size(amount, level));
        }
    }

    /**
     * Cancels near the end of a queue, the likelier the longer it is.
     *
     * @param likelihood that an order is cancelled if the queue has its usual length
     */
    private void cancel(
            OrderBook book,
            boolean buy,
            int index,
            int level,
            long amount,
            double likelihood,
            int distance) {
        // Without market orders that are deemed to stand here: those the background never cancels.
        double length = book.quantityQueued(buy, index) * inverseDepths[level];
        if (length * likelihood <= 1 - Draws.uniform(amount)) {
            return;
        }
        int orders = distance <= FLIGHT ? FLIGHT_ORDERS : QrScale.larger(level);
        int position = (int) amount & CANCEL_MASK;
        // Mostly it is one: the first stays out of the loop.
        if (book.cancelNearEnd(buy, index, position) && orders > 1) {
            cancelMore(book, buy, index, position, orders - 1);
        }
    }

    private static void cancelMore(
            OrderBook book, boolean buy, int index, int position, int orders) {
        int left = orders;
        while (left > 0 && book.cancelNearEnd(buy, index, position)) {
            left--;
        }
    }

    private void trade(OrderBook book, long now) {
        double sign = Draws.uniform(candidates.sign());
        boolean buy;
        if (sign < followed) {
            metaorders.advanceTo(shape.doneBy(now) * rates.trades());
            buy = metaorders.buys(candidates.metaorder());
        } else {
            touch.read(book);
            double balance = touch.imbalance(book, true) / (double) QrStates.BALANCED - 1;
            double odds = slope * balance + states.pull(touch.distance(true));
            // A rational stand-in for the logistic function, near enough and without exponential.
            buy =
                    (sign - followed)
                            < (1 - followed) * (0.5 + 0.5 * odds / (1.5 + StrictMath.abs(odds)));
        }
        long wanted = rates.tradeSize(candidates.amount()) + (buy ? owedBuys : owedSells);
        long taken = steering.takes(candidates.event(), book, now, buy, wanted);
        long before = book.volume();
        touch.read(book);
        if (taken > 0 && touch.isNear(!buy) && reaches(buy, touch.price(!buy))) {
            book.submit(buy, Pricing.BEST_OPPOSITE, Condition.IOC, 0, 0, taken, BACKGROUND);
        }
        long owed = taken - (book.volume() - before);
        if (buy) {
            owedBuys = owed;
        } else {
            owedSells = owed;
        }
    }

    /** Whether the flow would pay a price of the other side. */
    private boolean reaches(boolean buy, long price) {
        return buy
                ? price <= ladder.priceAt(reference.highestIndex())
                : price >= ladder.priceAt(reference.lowestIndex());
    }

    // Call auctions

    private void queue(OrderBook book, boolean buy) {
        int middle = (int) (reference.index() + 0.5);
        long amount = candidates.amount();
        double decision = Draws.uniform(amount);
        if (candidates.isTrade()) {
            int reach = decision < 0.5 ? 0 : 1 + (int) ((decision - 0.5) * 2 * AUCTION_REACH);
            cross(book, buy, buy ? middle + reach : middle - reach, amount);
            return;
        }
        int level = candidates.level();
        int index = buy ? middle - 1 - level : middle + 1 + level;
        if (decision < QrStates.EVEN) {
            add(book, buy, index, amount, level);
        } else {
            cancel(book, buy, index, level, amount, QrStates.EVEN, QrStates.NO_DISTANCE);
        }
    }

    /** Beyond the band an order of an auction stands at its end. */
    private void cross(OrderBook book, boolean buy, int index, long amount) {
        int within =
                StrictMath.max(
                        reference.lowestIndex(), StrictMath.min(reference.highestIndex(), index));
        book.add(buy, within, rates.tradeSize(amount));
    }
}

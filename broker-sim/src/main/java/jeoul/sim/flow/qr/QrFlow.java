package jeoul.sim.flow.qr;

import jeoul.engine.market.Phase;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.flow.AliasTable;
import jeoul.sim.flow.ArrivalClock;
import jeoul.sim.flow.ArrivalClock.Regime;
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

    private static final int GAP_DRAW = 0;
    private static final int EVENT_DRAW = 1;
    private static final int AMOUNT_DRAW = 2;
    private static final int SIGN_DRAW = 3;
    private static final int METAORDER_DRAW = 4;

    private static final int BACKGROUND = 0;
    private static final long FINGERPRINT_FACTOR = 0x9E3779B97F4A7C15L;

    /** Orders at the end of a queue of which any may be cancelled: a mask of bits. */
    private static final int CANCEL_MASK = 3;

    /** From so many bins to its disadvantage on, a side cancels several orders at a time. */
    private static final int FLIGHT = QrStates.NO_DISTANCE - 8;

    private static final int FLIGHT_ORDERS = 4;

    /** Half of an auction's trades reach the reference price, the others go up to so far beyond. */
    private static final int AUCTION_REACH = 3;

    /**
     * Ticks from the reference price beyond which an order is nobody's best price to the
     * background: somebody's bid next to the lower limit does not make a market.
     */
    private static final int FAR = 40;

    private final Draws draws;
    private final ArrivalClock clock;
    private final DayShape shape;
    private final Steering steering;
    private final Reference reference;
    private final Metaorders metaorders;
    private final QrRates rates;
    private final PriceLadder ladder;
    private final double followed;
    private final double slope;
    private Regime regime = Regime.OPENING_AUCTION;
    private AliasTable kinds;
    private int levels;
    private long tick;
    private QrStates states;
    private double[] inverseDepths;
    private long knownAsk;
    private int knownAskIndex;
    private long knownBid;
    private int knownBidIndex;

    // Whether there are best prices near enough, as their indices were asked for last.
    private boolean askNear;
    private boolean bidNear;
    private long owedBuys;
    private long owedSells;
    private long event;
    private long fingerprint;

    QrFlow(
            Draws draws,
            ArrivalClock clock,
            DayShape shape,
            Steering steering,
            Reference reference,
            Metaorders metaorders,
            QrRates rates,
            PriceLadder ladder) {
        this.draws = draws;
        this.clock = clock;
        this.shape = shape;
        this.steering = steering;
        this.reference = reference;
        this.metaorders = metaorders;
        this.rates = rates;
        this.ladder = ladder;
        followed = rates.followed();
        slope = rates.imbalanceSlope();
        kinds = rates.kinds(regime);
        levels = rates.levels(regime);
        tick = reference.tick();
        states = rates.states(tick);
        inverseDepths = rates.inverseDepths(tick);
        clock.advance(Draws.exponential(draws.bits(event, GAP_DRAW)));
    }

    @Override
    public long nextAt() {
        return clock.now();
    }

    @Override
    public void othersTraded(long at, boolean bought, long quantity) {
        reference.advanceTo(at);
        reference.othersTraded(bought, quantity);
    }

    @Override
    public void act(OrderBook book, Phase phase) {
        long now = clock.now();
        if (now == Long.MAX_VALUE) {
            throw new IllegalStateException("the background flow is over");
        }
        long choice = draws.bits(event, EVENT_DRAW);
        fingerprint = (fingerprint ^ choice ^ now) * FINGERPRINT_FACTOR;
        if (reference.advanceTo(now) && reference.tick() != tick) {
            tick = reference.tick();
            states = rates.states(tick);
            inverseDepths = rates.inverseDepths(tick);
        }
        if (clock.regime() != regime) {
            regime = clock.regime();
            kinds = rates.kinds(regime);
            levels = rates.levels(regime);
        }
        int kind = kinds.choose(choice);
        boolean buy = (choice & 1) == 0;
        if (phase == Phase.CONTINUOUS) {
            if (kind == levels) {
                trade(book, now);
            } else {
                react(book, buy, kind);
            }
        } else if (phase.isCallAuction()) {
            queue(book, buy, kind);
        }
        event++;
        clock.advance(Draws.exponential(draws.bits(event, GAP_DRAW)));
    }

    /** Candidates performed. */
    long events() {
        return event;
    }

    /**
     * A hash of the times and draws of all candidates performed: what our orders must not change.
     */
    long fingerprint() {
        return fingerprint;
    }

    // Continuous trading

    private void react(OrderBook book, boolean buy, int level) {
        int bid = bidIndex(book);
        int ask = askIndex(book);
        int distance = distance(buy, bid, ask);
        long amount = draws.bits(event, AMOUNT_DRAW);
        double decision = Draws.uniform(amount);
        int index = buy ? bid - level : ask + level;
        int state;
        if (level > 0) {
            // A level further out is that much further on the safe side, and joined no more.
            distance =
                    StrictMath.min(
                            QrStates.NO_DISTANCE, distance + level * (int) QrStates.BINS_PER_TICK);
            state = QrStates.state(0, QrStates.BALANCED, distance);
        } else {
            int spread = StrictMath.min(ask - bid, QrStates.SPREADS) - 1;
            state = QrStates.state(spread, imbalance(book, buy), distance);
            double odds = states.add(state) * rates.create(spread) * states.create(distance);
            if (spread > 0 && decision < odds) {
                int inside = improvement(ask - bid, decision / odds);
                add(book, buy, buy ? bid + inside : ask - inside, amount, level);
                return;
            }
        }
        double add = states.add(state);
        if (decision < add) {
            add(book, buy, index, amount, level);
        } else {
            cancel(
                    book,
                    buy,
                    index,
                    level,
                    amount,
                    (1 - decision) / states.cancel(state),
                    distance);
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
        boolean within =
                buy
                        ? index >= 0 && index <= reference.highestIndex()
                        : index >= reference.lowestIndex() && index < ladder.size();
        if (within) {
            book.submit(
                    buy,
                    Pricing.LIMIT,
                    Condition.DAY,
                    ladder.priceAt(index),
                    0,
                    rates.size(amount, level),
                    BACKGROUND);
        }
    }

    /**
     * Cancels near the end of a queue, the likelier the longer it is.
     *
     * @param hurdle the queue over its usual length above which an order is cancelled
     */
    private void cancel(
            OrderBook book,
            boolean buy,
            int index,
            int level,
            long amount,
            double hurdle,
            int distance) {
        if (index < 0 || index >= ladder.size()) {
            return;
        }
        long price = ladder.priceAt(index);
        if (book.quantityAtPrice(buy, price) * inverseDepths[level] <= hurdle) {
            return;
        }
        int orders = distance <= FLIGHT ? FLIGHT_ORDERS : QrScale.larger(level);
        for (int i = 0; i < orders; i++) {
            long handle = book.lastAt(buy, price, (int) amount & CANCEL_MASK);
            if (handle == OrderBook.NONE) {
                return;
            }
            book.cancel(handle, OrderBook.MAX_QUANTITY);
        }
    }

    private void trade(OrderBook book, long now) {
        long bits = draws.bits(event, SIGN_DRAW);
        double sign = Draws.uniform(bits);
        boolean buy;
        if (sign < followed) {
            metaorders.advanceTo(shape.doneBy(now) * rates.trades());
            buy = metaorders.buys(draws.bits(event, METAORDER_DRAW));
        } else {
            int bid = bidIndex(book);
            int ask = askIndex(book);
            double balance = imbalance(book, true) / (double) QrStates.BALANCED - 1;
            double odds = slope * balance + states.pull(distance(true, bid, ask));
            // A rational stand-in for the logistic function, near enough and without exponential.
            buy =
                    (sign - followed)
                            < (1 - followed) * (0.5 + 0.5 * odds / (1.5 + StrictMath.abs(odds)));
        }
        long wanted =
                rates.tradeSize(draws.bits(event, AMOUNT_DRAW)) + (buy ? owedBuys : owedSells);
        long taken = steering.takes(event, book, now, buy, wanted);
        long before = book.volume();
        boolean near = buy ? hasAsk(book) : hasBid(book);
        if (taken > 0 && near && reaches(buy, buy ? book.bestAsk() : book.bestBid())) {
            book.submit(buy, Pricing.BEST_OPPOSITE, Condition.IOC, 0, 0, taken, BACKGROUND);
        }
        long owed = taken - (book.volume() - before);
        if (buy) {
            owedBuys = owed;
        } else {
            owedSells = owed;
        }
    }

    /** Whether there is a price on the other side, and one that the flow would pay. */
    private boolean reaches(boolean buy, long price) {
        return price != 0
                && (buy
                        ? price <= ladder.priceAt(reference.highestIndex())
                        : price >= ladder.priceAt(reference.lowestIndex()));
    }

    /** Bins of the reference price's distance from the mid, to the advantage of a side. */
    private int distance(boolean buy, int bid, int ask) {
        double ticks = reference.index() - 0.5 * (bid + ask);
        double bins =
                (buy ? ticks : -ticks) * QrStates.BINS_PER_TICK + (QrStates.NO_DISTANCE + 0.5);
        return bins <= 0 ? 0 : bins >= QrStates.DISTANCES ? QrStates.DISTANCES - 1 : (int) bins;
    }

    /** Bin of a side's part of the shares at both best prices, whose indices were just taken. */
    private int imbalance(OrderBook book, boolean buy) {
        double bids = bidNear ? book.quantityAt(true, 0) : 0;
        double asks = askNear ? book.quantityAt(false, 0) : 0;
        double both = bids + asks;
        return both == 0
                ? QrStates.BALANCED
                : StrictMath.min(
                        QrStates.IMBALANCES - 1,
                        (int) (QrStates.IMBALANCES * (buy ? bids : asks) / both));
    }

    // Call auctions

    private void queue(OrderBook book, boolean buy, int kind) {
        int centre = (int) (reference.index() + 0.5);
        long amount = draws.bits(event, AMOUNT_DRAW);
        double decision = Draws.uniform(amount);
        if (kind == levels) {
            int reach = decision < 0.5 ? 0 : 1 + (int) ((decision - 0.5) * 2 * AUCTION_REACH);
            cross(book, buy, buy ? centre + reach : centre - reach, amount);
            return;
        }
        int index = buy ? centre - 1 - kind : centre + 1 + kind;
        if (decision < QrStates.EVEN) {
            add(book, buy, index, amount, kind);
        } else {
            double hurdle = (1 - decision) / QrStates.EVEN;
            cancel(book, buy, index, kind, amount, hurdle, QrStates.NO_DISTANCE);
        }
    }

    /** Beyond the band an order of an auction stands at its end. */
    private void cross(OrderBook book, boolean buy, int index, long amount) {
        int within =
                StrictMath.max(
                        reference.lowestIndex(), StrictMath.min(reference.highestIndex(), index));
        book.submit(
                buy,
                Pricing.LIMIT,
                Condition.DAY,
                ladder.priceAt(within),
                0,
                rates.tradeSize(amount),
                BACKGROUND);
    }

    // Where the best prices are

    private boolean hasAsk(OrderBook book) {
        long ask = book.bestAsk();
        // The best price outlives many candidates; its index costs a multiplication.
        if (ask != knownAsk) {
            knownAsk = ask;
            knownAskIndex = ladder.floorIndex(ask);
        }
        return ask != 0 && knownAskIndex <= (int) reference.index() + 1 + FAR;
    }

    private boolean hasBid(OrderBook book) {
        long bid = book.bestBid();
        if (bid != knownBid) {
            knownBid = bid;
            knownBidIndex = ladder.floorIndex(bid);
        }
        return bid != 0 && knownBidIndex >= (int) reference.index() - FAR;
    }

    /** Where the asks begin, or would begin if there were any. */
    private int askIndex(OrderBook book) {
        askNear = hasAsk(book);
        if (askNear) {
            return knownAskIndex;
        }
        int centre = (int) reference.index() + 1;
        return book.bestBid() == 0
                ? centre
                : StrictMath.max(centre, ladder.floorIndex(book.bestBid()) + 1);
    }

    /** Where the bids begin, or would begin if there were any. */
    private int bidIndex(OrderBook book) {
        bidNear = hasBid(book);
        if (bidNear) {
            return knownBidIndex;
        }
        int centre = (int) reference.index();
        return book.bestAsk() == 0
                ? centre
                : StrictMath.min(centre, ladder.floorIndex(book.bestAsk()) - 1);
    }
}

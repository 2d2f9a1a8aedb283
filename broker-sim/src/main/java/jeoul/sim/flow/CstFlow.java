package jeoul.sim.flow;

import jeoul.engine.market.Phase;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.flow.ArrivalClock.Regime;

/**
 * Plays the Cont-Stoikov-Talreja model against a book.
 *
 * <p>Candidates come from a clock whose rate dominates that of the model in every state. Each owns
 * four draws: the gap to it, what it is and on which side, its size or place in the queue, and how
 * far beyond the reference it crosses in an auction. A cancellation looks at one place of one queue
 * and does nothing if no background order stands there, which makes the rate proportional to the
 * queue. Orders of others are never cancelled and never counted, and no draw depends on them.
 *
 * <p>In continuous trading distances count from the best price of the other side. A market order
 * takes what is shown at the best price and cancels its rest, as most orders that take liquidity do
 * (Farmer et al. 2004), so it is sent as a best-limit order. In a call auction distances count from
 * a reference, the last price or, before the first trade, an opening price drawn for the day, and
 * market orders are limit orders that cross the reference by a few ticks; they wait for the
 * uncross.
 */
final class CstFlow implements OrderFlow {

    /** Crossing orders of an auction go at most this many ticks (times the stretch) beyond it. */
    private static final int AUCTION_REACH = 4;

    private static final int GAP_DRAW = 0;
    private static final int EVENT_DRAW = 1;
    private static final int AMOUNT_DRAW = 2;
    private static final int REACH_DRAW = 3;

    private static final int BACKGROUND = 0;
    private static final long FINGERPRINT_FACTOR = 0x9E3779B97F4A7C15L;

    private final Draws draws;
    private final ArrivalClock clock;
    private final PriceLadder ladder;
    private final int openingIndex;
    private final CstMixture mixture;
    private final double sizeScale;
    private Regime regime = Regime.OPENING_AUCTION;
    private EventTable[] tables;
    private long knownAsk;
    private int knownAskIndex;
    private long knownBid;
    private int knownBidIndex;
    private long event;
    private long fingerprint;

    /**
     * @param openingPrice won, on the ladder: the reference until something has traded
     * @param meanSize shares; one makes every order one share, as in the published model
     */
    CstFlow(
            Draws draws,
            ArrivalClock clock,
            PriceLadder ladder,
            long openingPrice,
            CstMixture mixture,
            double meanSize) {
        this.draws = draws;
        this.clock = clock;
        this.ladder = ladder;
        this.mixture = mixture;
        tables = mixture.tables(regime);
        openingIndex = ladder.indexOf(openingPrice);
        sizeScale = Draws.geometricScale(meanSize);
        clock.advance(Draws.exponential(draws.bits(event, GAP_DRAW)));
    }

    @Override
    public long nextAt() {
        return clock.now();
    }

    @Override
    public void act(OrderBook book, Phase phase) {
        if (clock.now() == Long.MAX_VALUE) {
            throw new IllegalStateException("the background flow is over");
        }
        long choice = draws.bits(event, EVENT_DRAW);
        fingerprint = (fingerprint ^ choice ^ clock.now()) * FINGERPRINT_FACTOR;
        if (phase == Phase.CONTINUOUS) {
            trade(book, choice);
        } else if (phase.isCallAuction()) {
            queue(book, choice);
        }
        event++;
        clock.advance(Draws.exponential(draws.bits(event, GAP_DRAW)));
    }

    /** Candidates performed. */
    long events() {
        return event;
    }

    /**
     * A hash of the times and draws of all candidates performed: what our own orders must not
     * change.
     */
    long fingerprint() {
        return fingerprint;
    }

    private void trade(OrderBook book, long choice) {
        boolean buy = isBuy(choice);
        int opposite = buy ? askIndex(book) : bidIndex(book);
        EventTable table = table(opposite);
        int chosen = table.choose(choice);
        if (chosen == EventTable.MARKET) {
            if ((buy ? book.bestAsk() : book.bestBid()) != 0) {
                book.submit(buy, Pricing.BEST_OPPOSITE, Condition.IOC, 0, 0, size(), BACKGROUND);
            }
        } else {
            place(book, table, chosen, buy, opposite);
        }
    }

    private void queue(OrderBook book, long choice) {
        boolean buy = isBuy(choice);
        int reference = reference(book);
        int opposite = buy ? reference + 1 : reference;
        EventTable table = table(reference);
        int chosen = table.choose(choice);
        if (chosen == EventTable.MARKET) {
            double stretch = mixture.stretch(mixture.bandOf(reference));
            int reach =
                    (int) (Draws.uniform(draws.bits(event, REACH_DRAW)) * AUCTION_REACH * stretch);
            int index = buy ? opposite + reach : opposite - reach;
            submitLimit(book, buy, StrictMath.max(0, StrictMath.min(ladder.size() - 1, index)));
        } else {
            place(book, table, chosen, buy, opposite);
        }
    }

    /** A limit order or a cancellation at its distance from the opposite best price. */
    private void place(OrderBook book, EventTable table, int chosen, boolean buy, int opposite) {
        if (!table.isCancel(chosen)) {
            return;
        }
        int distance = table.distance(chosen);
        int index = buy ? opposite - distance : opposite + distance;
        if (index < 0 || index >= ladder.size()) {
            return;
        }
        if (table.isLimit(chosen)) {
            submitLimit(book, buy, index);
        } else {
            int position = table.position(distance, draws.bits(event, AMOUNT_DRAW));
            long handle = book.handleAt(buy, ladder.priceAt(index), position);
            if (handle != OrderBook.NONE) {
                book.cancel(handle, OrderBook.MAX_QUANTITY);
            }
        }
    }

    private void submitLimit(OrderBook book, boolean buy, int index) {
        book.submit(
                buy, Pricing.LIMIT, Condition.DAY, ladder.priceAt(index), 0, size(), BACKGROUND);
    }

    private EventTable table(int index) {
        if (clock.regime() != regime) {
            regime = clock.regime();
            tables = mixture.tables(regime);
        }
        return tables[mixture.bandOf(index)];
    }

    /** Where the asks begin, or would begin if there were any. */
    private int askIndex(OrderBook book) {
        long ask = book.bestAsk();
        if (ask == 0) {
            long bid = book.bestBid();
            int reference = reference(book);
            return 1 + (bid == 0 ? reference : StrictMath.max(reference, ladder.floorIndex(bid)));
        }
        // The best price outlives many candidates; its index costs a division.
        if (ask != knownAsk) {
            knownAsk = ask;
            knownAskIndex = ladder.floorIndex(ask);
        }
        return knownAskIndex;
    }

    private int bidIndex(OrderBook book) {
        long bid = book.bestBid();
        if (bid == 0) {
            long ask = book.bestAsk();
            int reference = reference(book);
            return (ask == 0 ? reference : StrictMath.min(reference, ladder.floorIndex(ask))) - 1;
        }
        if (bid != knownBid) {
            knownBid = bid;
            knownBidIndex = ladder.floorIndex(bid);
        }
        return knownBidIndex;
    }

    /** The last price, floored to the grid since mid-price trades lie between two ticks. */
    private int reference(OrderBook book) {
        long last = book.last();
        return last == 0 ? openingIndex : ladder.floorIndex(last);
    }

    private long size() {
        return Draws.geometric(draws.bits(event, AMOUNT_DRAW), sizeScale);
    }

    private static boolean isBuy(long choice) {
        return (choice & 1) == 0;
    }
}

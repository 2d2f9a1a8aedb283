package jeoul.sim.flow.qr;

import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.book.Sides;

/**
 * The best prices as the background sees them: as indices on the ladder, and only if they are near
 * the reference price. Read for every candidate, but looked for only when something has changed.
 */
final class Touch {

    /**
     * Ticks from the reference price beyond which an order is nobody's best price to the
     * background: somebody's bid next to the lower limit does not make a market.
     */
    private static final int FAR = 40;

    private final PriceLadder ladder;
    private final Reference reference;

    /** The book's, when it was read. */
    private long stamp = -1;

    /** Of the reference price until then. */
    private int moves;

    private long bidPrice;
    private long askPrice;
    private boolean bidNear;
    private boolean askNear;
    private int bid;
    private int ask;
    private int spread;
    private int distanceOfBuys;
    private int distanceOfSells;

    Touch(PriceLadder ladder, Reference reference) {
        this.ladder = ladder;
        this.reference = reference;
    }

    /**
     * @param book always the same one
     */
    void read(OrderBook book) {
        if (book.bestMayDiffer(stamp) || reference.moves() != moves) {
            stamp = book.bestStamp();
            moves = reference.moves();
            find(book);
        }
    }

    private void find(OrderBook book) {
        int centre = reference.floorIndex();
        bidPrice = book.bestBid();
        askPrice = book.bestAsk();
        int bidIndex = ladder.floorIndex(bidPrice);
        int askIndex = ladder.floorIndex(askPrice);
        bidNear = bidPrice != 0 && bidIndex >= centre - FAR;
        askNear = askPrice != 0 && askIndex <= centre + 1 + FAR;
        bid = bidNear ? bidIndex : askPrice == 0 ? centre : StrictMath.min(centre, askIndex - 1);
        ask =
                askNear
                        ? askIndex
                        : bidPrice == 0 ? centre + 1 : StrictMath.max(centre + 1, bidIndex + 1);
        spread = StrictMath.min(ask - bid, QrStates.SPREADS) - 1;
        distanceOfBuys = reference.distance(true, bid, ask);
        distanceOfSells = reference.distance(false, bid, ask);
    }

    /** Where the bids begin, or would begin if there were any. */
    int bid() {
        return bid;
    }

    /** Where the asks begin, or would begin if there were any. */
    int ask() {
        return ask;
    }

    /** Bin of the ticks between them. */
    int spread() {
        return spread;
    }

    /** Bin of the distance of the reference price from the mid, to the advantage of a side. */
    int distance(boolean buy) {
        return Sides.choose(buy, distanceOfBuys, distanceOfSells);
    }

    boolean isNear(boolean buy) {
        return buy ? bidNear : askNear;
    }

    /** Won per share. */
    long price(boolean buy) {
        return buy ? bidPrice : askPrice;
    }

    /** Bin of a side's part of the shares at both best prices of the book just read. */
    int imbalance(OrderBook book, boolean buy) {
        long bids = bidNear ? book.quantityAt(true, 0) : 0;
        long asks = askNear ? book.quantityAt(false, 0) : 0;
        long both = bids + asks;
        long own = buy ? bids : asks;
        // So many of the bounds between the bins does it reach. No division, no branch.
        int bin = 0;
        for (int bound = 1; bound < QrStates.IMBALANCES; bound++) {
            long missing = bound * both - QrStates.IMBALANCES * own;
            bin += (int) ((missing - 1) >>> 63);
        }
        return both == 0 ? QrStates.BALANCED : bin;
    }
}

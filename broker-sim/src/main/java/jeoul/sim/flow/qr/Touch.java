package jeoul.sim.flow.qr;

import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;

/**
 * The best prices as the background sees them: as indices on the ladder, and only if they are near
 * the reference price. Read once for a candidate.
 */
final class Touch {

    /**
     * Ticks from the reference price beyond which an order is nobody's best price to the
     * background: somebody's bid next to the lower limit does not make a market.
     */
    private static final int FAR = 40;

    private final PriceLadder ladder;

    // The best prices outlive many candidates; an index costs a multiplication.
    private long bidPrice;
    private long askPrice;
    private int bidPriceIndex;
    private int askPriceIndex;

    private boolean bidNear;
    private boolean askNear;
    private int bid;
    private int ask;

    Touch(PriceLadder ladder) {
        this.ladder = ladder;
    }

    /**
     * @param centre index of the highest price that is not above the reference price
     */
    void read(OrderBook book, int centre) {
        long bestBid = book.bestBid();
        if (bestBid != bidPrice) {
            bidPrice = bestBid;
            bidPriceIndex = ladder.floorIndex(bestBid);
        }
        long bestAsk = book.bestAsk();
        if (bestAsk != askPrice) {
            askPrice = bestAsk;
            askPriceIndex = ladder.floorIndex(bestAsk);
        }
        bidNear = bestBid != 0 && bidPriceIndex >= centre - FAR;
        askNear = bestAsk != 0 && askPriceIndex <= centre + 1 + FAR;
        bid =
                bidNear
                        ? bidPriceIndex
                        : bestAsk == 0 ? centre : StrictMath.min(centre, askPriceIndex - 1);
        ask =
                askNear
                        ? askPriceIndex
                        : bestBid == 0 ? centre + 1 : StrictMath.max(centre + 1, bidPriceIndex + 1);
    }

    /** Where the bids begin, or would begin if there were any. */
    int bid() {
        return bid;
    }

    /** Where the asks begin, or would begin if there were any. */
    int ask() {
        return ask;
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

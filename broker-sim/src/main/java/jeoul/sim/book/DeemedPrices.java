package jeoul.sim.book;

/**
 * The prices that resting market orders are deemed to have: re-evaluated from the limit orders in
 * the book whenever asked, and held within the daily limits.
 *
 * @see <a href="https://global.krx.co.kr">KRX, market orders (GLB0602010202T4, T5)</a>
 */
final class DeemedPrices {

    private final OrderQueues queues;
    private final Tape tape;
    private final boolean limited;

    DeemedPrices(OrderQueues queues, Tape tape, boolean limited) {
        this.queues = queues;
        this.tape = tape;
        this.limited = limited;
    }

    /**
     * In continuous trading: one tick better than the best limit order of the own side; without
     * one, the last price or the worst limit order opposite, whichever is worse for the order.
     */
    long continuous(boolean buy) {
        if (buy) {
            if (queues.hasBids()) {
                return clamp(up(queues.priceOfRow(queues.bestBidRow())));
            }
            return onGrid(Math.max(tape.lastOrBase(), highestAsk()));
        }
        if (queues.hasAsks()) {
            return clamp(down(queues.priceOfRow(queues.bestAskRow())));
        }
        return onGrid(Math.min(tape.lastOrBase(), lowestBid()));
    }

    /**
     * In a call auction: the worst for the order of one tick better than the best limit order of
     * the own side, the limit orders opposite, and the preceding price.
     */
    long auction(boolean buy, long preceding) {
        long price = buy ? Math.max(preceding, highestAsk()) : Math.min(preceding, lowestBid());
        if (buy && queues.hasBids()) {
            price = Math.max(price, up(queues.priceOfRow(queues.bestBidRow())));
        } else if (!buy && queues.hasAsks()) {
            price = Math.min(price, down(queues.priceOfRow(queues.bestAskRow())));
        }
        return onGrid(price);
    }

    /** One tick up, not beyond the upper limit. */
    long up(long price) {
        return clamp(queues.ladder().ticks().up(price));
    }

    /** One tick down, not beyond the lower limit. */
    long down(long price) {
        long bottom = queues.ladder().ticks().ceil(1);
        return clamp(price <= bottom ? bottom : queues.ladder().ticks().down(price));
    }

    /** Within the daily limits, if there are any. */
    long clamp(long price) {
        if (!limited) {
            return price;
        }
        PriceLadder ladder = queues.ladder();
        return Math.max(ladder.lowest(), Math.min(ladder.highest(), price));
    }

    // Mid-price orders print between ticks, and a deemed price is one that could be sent.
    private long onGrid(long price) {
        return clamp(
                Math.max(queues.ladder().ticks().floor(price), queues.ladder().ticks().ceil(1)));
    }

    private long highestAsk() {
        return queues.hasAsks() ? queues.priceOfRow(queues.highestAskRow()) : 0;
    }

    private long lowestBid() {
        return queues.hasBids() ? queues.priceOfRow(queues.lowestBidRow()) : Long.MAX_VALUE;
    }
}

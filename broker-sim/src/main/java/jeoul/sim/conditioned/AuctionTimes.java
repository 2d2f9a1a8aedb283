package jeoul.sim.conditioned;

import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingDay;

/**
 * When the prices of the two call auctions are arranged: a second before their scheduled ends.
 * Nanoseconds since midnight.
 *
 * @param open scheduled start of continuous trading
 * @param closing start of the closing auction
 * @param close its scheduled end
 */
record AuctionTimes(long open, long closing, long close) {

    static final long SECOND = 1_000_000_000L;

    static AuctionTimes of(TradingDay hours) {
        return new AuctionTimes(
                hours.open().toNanoOfDay(),
                hours.closingAuctionStart().toNanoOfDay(),
                hours.close().toNanoOfDay());
    }

    long openArranged() {
        return open - SECOND;
    }

    long closeArranged() {
        return close - SECOND;
    }

    /** Whether the price of the running auction is arranged by then. */
    boolean arranged(long at, Phase phase) {
        return (phase == Phase.OPENING_AUCTION && at >= openArranged())
                || (phase == Phase.CLOSING_AUCTION && at >= closeArranged());
    }

    /** Minutes of continuous trading. */
    int continuousMinutes() {
        return (int) ((closing - open) / (60 * SECOND));
    }

    /** Minutes from the open to the close. */
    int minutes() {
        return (int) ((close - open) / (60 * SECOND));
    }
}

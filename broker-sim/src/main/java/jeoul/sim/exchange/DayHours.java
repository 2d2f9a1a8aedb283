package jeoul.sim.exchange;

import java.time.Duration;
import jeoul.engine.market.TradingDay;

/**
 * The boundaries of a trading day in nanoseconds since midnight.
 *
 * @param acceptance when orders for the regular session and the previous close are taken
 * @param previousCloseEnd of the off-hours session at the previous close
 * @param open scheduled end of the opening auction
 * @param closingAuction its start
 * @param close scheduled end of the closing auction
 * @param closingPriceMatch from when off-hours orders at today's close match
 * @param closingPriceEnd end of that session, start of the single-price one
 * @param offHoursRound length of one single-price round
 * @param offHoursEnd end of the day
 */
record DayHours(
        long acceptance,
        long previousCloseEnd,
        long open,
        long closingAuction,
        long close,
        long closingPriceMatch,
        long closingPriceEnd,
        long offHoursRound,
        long offHoursEnd) {

    static final long SECOND = Duration.ofSeconds(1).toNanos();

    static DayHours of(TradingDay day) {
        return new DayHours(
                day.openingAuctionStart().toNanoOfDay(),
                day.previousCloseSessionEnd().toNanoOfDay(),
                day.open().toNanoOfDay(),
                day.closingAuctionStart().toNanoOfDay(),
                day.close().toNanoOfDay(),
                day.closingPriceMatchStart().toNanoOfDay(),
                day.closingPriceSessionEnd().toNanoOfDay(),
                TradingDay.OFF_HOURS_ROUND.toNanos(),
                TradingDay.OFF_HOURS_END.toNanoOfDay());
    }
}

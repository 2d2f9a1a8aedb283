package jeoul.engine.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * One trading day of KRX with its sessions. Everything hangs on the regular session's open and
 * close, so the days that begin or end at other hours (first of the year, university entrance
 * examination) need no other rule.
 *
 * @param open start of continuous trading, 09:00 on an ordinary day
 * @param close scheduled end of the closing auction, 15:30 on an ordinary day
 */
public record TradingDay(LocalDate date, LocalTime open, LocalTime close) {

    public static final LocalTime ORDINARY_OPEN = LocalTime.of(9, 0);
    public static final LocalTime ORDINARY_CLOSE = LocalTime.of(15, 30);

    /** Orders for the opening auction are taken this long before the open. */
    public static final Duration OPENING_AUCTION = Duration.ofMinutes(30);

    /** Length of the closing auction. */
    public static final Duration CLOSING_AUCTION = Duration.ofMinutes(10);

    /** Off-hours trading at the previous close runs this long from the first order acceptance. */
    public static final Duration PREVIOUS_CLOSE_SESSION = Duration.ofMinutes(10);

    /** Off-hours trading at today's close: orders are taken from the close, for this long. */
    public static final Duration CLOSING_PRICE_SESSION = Duration.ofMinutes(30);

    /** Off-hours orders at today's close match only this long after the close. */
    public static final Duration CLOSING_PRICE_WAIT = Duration.ofMinutes(10);

    /** One round of the off-hours single-price session. */
    public static final Duration OFF_HOURS_ROUND = Duration.ofMinutes(10);

    /** End of the off-hours single-price session, the same on every day. */
    public static final LocalTime OFF_HOURS_END = LocalTime.of(18, 0);

    public TradingDay {
        if (!open.isBefore(close.minus(CLOSING_AUCTION))) {
            throw new IllegalArgumentException("open must precede close: " + open + ", " + close);
        }
    }

    public static TradingDay ordinary(LocalDate date) {
        return new TradingDay(date, ORDINARY_OPEN, ORDINARY_CLOSE);
    }

    public Instant at(LocalTime time) {
        return Seoul.at(date, time);
    }

    public LocalTime openingAuctionStart() {
        return open.minus(OPENING_AUCTION);
    }

    public LocalTime closingAuctionStart() {
        return close.minus(CLOSING_AUCTION);
    }

    public LocalTime previousCloseSessionEnd() {
        return openingAuctionStart().plus(PREVIOUS_CLOSE_SESSION);
    }

    public LocalTime closingPriceMatchStart() {
        return close.plus(CLOSING_PRICE_WAIT);
    }

    public LocalTime closingPriceSessionEnd() {
        return close.plus(CLOSING_PRICE_SESSION);
    }

    /**
     * The phase the clock alone implies for an ordinary symbol: random ends and volatility
     * interruptions are the venue's to tell.
     */
    public Phase scheduledPhase(LocalTime time) {
        if (time.isBefore(openingAuctionStart()) || !time.isBefore(close)) {
            return Phase.CLOSED;
        }
        if (time.isBefore(open)) {
            return Phase.OPENING_AUCTION;
        }
        return time.isBefore(closingAuctionStart()) ? Phase.CONTINUOUS : Phase.CLOSING_AUCTION;
    }

    /**
     * Translates a time written for an ordinary 09:00 to 15:30 day: the start of a window keeps its
     * distance from the open.
     */
    public LocalTime fromOpen(LocalTime ordinary) {
        return open.plus(Duration.between(ORDINARY_OPEN, ordinary));
    }

    /** As {@link #fromOpen}, for the end of a window, which keeps its distance from the close. */
    public LocalTime fromClose(LocalTime ordinary) {
        return close.minus(Duration.between(ordinary, ORDINARY_CLOSE));
    }
}

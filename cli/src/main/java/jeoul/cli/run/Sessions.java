package jeoul.cli.run;

import java.time.Instant;
import java.time.LocalDate;
import jeoul.engine.InputException;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;

/** Whether there is anything to trade in today. */
final class Sessions {

    private static final String WHERE = "session";

    private Sessions() {}

    /**
     * @throws InputException if today is no trading day, or its regular session is over
     */
    static TradingDay today(TradingCalendar calendar, Instant now) {
        LocalDate today = Seoul.dateOf(now);
        if (!calendar.covers(today)) {
            throw new InputException(
                    WHERE,
                    today + " lies outside the trading calendar",
                    "a date from " + TradingCalendar.FIRST_DAY + " to " + TradingCalendar.LAST_DAY);
        }
        if (!calendar.isTradingDay(today)) {
            throw new InputException(
                    WHERE,
                    today + " is not a trading day",
                    "a trading day, such as the next one, " + calendar.next(today));
        }
        TradingDay day = calendar.day(today);
        if (!Seoul.timeOf(now).isBefore(day.close())) {
            throw new InputException(
                    WHERE,
                    "the market of " + today + " closed at " + day.close(),
                    "a time before that, or the next trading day, " + calendar.next(today));
        }
        return day;
    }
}

package jeoul.cli.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import jeoul.engine.InputException;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;

/** Which trading day, and which time of it: what {@code --date} and {@code --now} say. */
final class SessionChoice {

    /** The time plans are made at unless the clock or the person says otherwise. */
    public static final LocalTime DEFAULT_NOW = LocalTime.of(8, 30);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm[:ss]", Locale.ROOT);

    private final TradingCalendar calendar;

    public SessionChoice(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * The day asked for.
     *
     * @throws InputException if it is no trading day, naming the next that is
     */
    public TradingDay day(String text) {
        return day("--date", Cells.date("--date", text));
    }

    /** The day of a date that is known to be a date. */
    TradingDay day(String where, LocalDate date) {
        if (!calendar.covers(date)) {
            throw new InputException(
                    where,
                    date + " lies outside the trading calendar",
                    "a date from " + TradingCalendar.FIRST_DAY + " to " + TradingCalendar.LAST_DAY);
        }
        if (!calendar.isTradingDay(date)) {
            throw new InputException(
                    where,
                    date + " is not a trading day",
                    "a trading day, such as the next one, " + calendar.next(date));
        }
        return calendar.day(date);
    }

    /** The session that is not yet closed at an instant: today's, or the next. */
    public TradingDay next(Instant clock) {
        LocalDate today = Seoul.dateOf(clock);
        if (calendar.covers(today) && calendar.isTradingDay(today)) {
            TradingDay day = calendar.day(today);
            if (Seoul.timeOf(clock).isBefore(day.close())) {
                return day;
            }
        }
        if (!calendar.covers(today)) {
            throw new InputException(
                    "--date",
                    "today, " + today + ", lies outside the trading calendar",
                    "a date from " + TradingCalendar.FIRST_DAY + " to " + TradingCalendar.LAST_DAY);
        }
        return day("--date", calendar.next(today));
    }

    /**
     * The time asked for, or {@code otherwise}.
     *
     * @throws InputException if it is no time, or the day is over then
     */
    public LocalTime now(TradingDay day, Optional<String> text, LocalTime otherwise) {
        LocalTime now = text.map(typed -> time("--now", typed)).orElse(otherwise);
        if (!now.isBefore(day.close())) {
            throw new InputException(
                    "--now",
                    now + " is past the close of " + day.date(),
                    "a time before " + day.close());
        }
        return now;
    }

    /**
     * @throws InputException if it is no time
     */
    static LocalTime time(String option, String text) {
        try {
            return LocalTime.parse(text, TIME);
        } catch (DateTimeParseException e) {
            throw new InputException(option, "'" + text + "'", "a time such as 08:30:00", e);
        }
    }
}

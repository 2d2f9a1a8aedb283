package jeoul.engine.schedule;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import jeoul.engine.market.TradingDay;

/**
 * A stretch of the trading day, written for an ordinary 09:00 to 15:30 day.
 *
 * @param start inclusive
 * @param end inclusive: a slice due at the end is sent
 */
public record Window(LocalTime start, LocalTime end) {

    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "a window starts before it ends: " + start + "-" + end);
        }
        if (start.isBefore(TradingDay.ORDINARY_OPEN) || end.isAfter(TradingDay.ORDINARY_CLOSE)) {
            throw new IllegalArgumentException(
                    "a window lies within 09:00-15:30: " + start + "-" + end);
        }
    }

    /** Reads {@code 09:10-15:00}. */
    public static Window parse(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("a window is written 09:10-15:00: '" + text + "'");
        }
        try {
            return new Window(LocalTime.parse(parts[0].trim()), LocalTime.parse(parts[1].trim()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "a window is written 09:10-15:00: '" + text + "'", e);
        }
    }

    /** The start on that day: it keeps its distance from the open. */
    public Instant startOn(TradingDay day) {
        return day.at(day.fromOpen(start));
    }

    /** The end on that day: it keeps its distance from the close. */
    public Instant endOn(TradingDay day) {
        return day.at(day.fromClose(end));
    }

    @Override
    public String toString() {
        return start + "-" + end;
    }
}

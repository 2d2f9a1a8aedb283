package jeoul.kis.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * The wire's texts as values and back. Every number is a text there: digits, perhaps padded with
 * zeros or spaces, perhaps with a fraction. A text that is not wholly what it should be is refused.
 */
final class Texts {

    /** More digits than this are no amount in won and no number of shares. */
    private static final int MOST_DIGITS = 18;

    private static final String WHOLE = "a whole number of at most 18 digits";

    private Texts() {}

    /** Marks a text that is no number; no number on the wire has this value. */
    static final long NOT_A_NUMBER = Long.MIN_VALUE;

    /**
     * The whole number in a part of a text, padded with zeros or spaces, with a minus sign or not;
     * {@link #NOT_A_NUMBER} for anything else. A fraction of zeros alone is taken.
     */
    static long parse(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        boolean negative = start < end && text.charAt(start) == '-';
        if (negative) {
            start++;
        }
        long value = 0;
        int digits = 0;
        int i = start;
        while (i < end) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            if (value > 0 && ++digits > MOST_DIGITS) {
                return NOT_A_NUMBER;
            }
            i++;
        }
        if (i == start || !isZeroFraction(text, i, end)) {
            return NOT_A_NUMBER;
        }
        return negative ? -value : value;
    }

    private static boolean isZeroFraction(String text, int from, int end) {
        if (from == end) {
            return true;
        }
        if (text.charAt(from) != '.' || from + 1 == end) {
            return false;
        }
        for (int i = from + 1; i < end; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    static long number(String where, String text) {
        long value = parse(text, 0, text.length());
        if (value == NOT_A_NUMBER || value < 0) {
            throw new WireException(where, WireException.quoted(text), WHOLE + " from 0 up");
        }
        return value;
    }

    static long signed(String where, String text) {
        long value = parse(text, 0, text.length());
        if (value == NOT_A_NUMBER) {
            throw new WireException(where, WireException.quoted(text), WHOLE);
        }
        return value;
    }

    /** As {@link #number}, but digits alone: what an order may carry. */
    static long digits(String where, String text) {
        if (text.indexOf('.') >= 0 || text.indexOf('-') >= 0) {
            throw new WireException(where, WireException.quoted(text), "digits alone");
        }
        return number(where, text);
    }

    /** A number with a fraction or without, signed or not. */
    static BigDecimal decimal(String where, String text) {
        int length = text.length();
        int whole = text.indexOf('.') < 0 ? length : text.indexOf('.');
        boolean plain = length <= 2 * MOST_DIGITS && whole <= MOST_DIGITS;
        int points = 0;
        int digits = 0;
        for (int i = 0; i < length && plain; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else {
                plain = c == '-' && i == 0;
            }
        }
        if (!plain || points > 1 || digits == 0) {
            throw new WireException(
                    where, WireException.quoted(text), "a number such as 71100.0000");
        }
        return new BigDecimal(text);
    }

    static LocalDate date(String where, String text) {
        if (text.length() == 8 && isDigits(text, 0, 8)) {
            try {
                return LocalDate.of(two(text, 0) * 100 + two(text, 2), two(text, 4), two(text, 6));
            } catch (DateTimeException e) {
                // told below: the digits are no day
            }
        }
        throw new WireException(
                where, WireException.quoted(text), "a day as yyyyMMdd, such as 20260105");
    }

    static LocalTime time(String where, String text) {
        return time(where, text, 0, text.length());
    }

    static LocalTime time(String where, CharSequence text, int from, int to) {
        if (to - from == 6 && isDigits(text, from, to)) {
            int hour = two(text, from);
            int minute = two(text, from + 2);
            int second = two(text, from + 4);
            if (hour < 24 && minute < 60 && second < 60) {
                return LocalTime.of(hour, minute, second);
            }
        }
        throw new WireException(
                where,
                WireException.quoted(text.subSequence(from, to).toString()),
                "a time as HHmmss, such as 091000");
    }

    /** Reads {@code yyyy-MM-dd HH:mm:ss}. */
    static LocalDateTime dateTime(String where, String text) {
        if (text.length() == 19
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == ' '
                && text.charAt(13) == ':'
                && text.charAt(16) == ':') {
            LocalDate date =
                    date(
                            where,
                            text.substring(0, 4) + text.substring(5, 7) + text.substring(8, 10));
            String time = text.substring(11, 13) + text.substring(14, 16) + text.substring(17);
            return date.atTime(time(where, time));
        }
        throw new WireException(
                where, WireException.quoted(text), "a time such as 2026-01-06 08:30:00");
    }

    static String write(LocalDate date) {
        if (date.getYear() < 0 || date.getYear() > 9_999) {
            throw new IllegalArgumentException("the wire knows no year " + date.getYear());
        }
        return padded(
                date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth(), 8);
    }

    static String write(LocalTime time) {
        return padded(time.getHour() * 10_000L + time.getMinute() * 100L + time.getSecond(), 6);
    }

    static String write(LocalDateTime at) {
        LocalDate date = at.toLocalDate();
        LocalTime time = at.toLocalTime();
        return padded(date.getYear(), 4)
                + '-'
                + padded(date.getMonthValue(), 2)
                + '-'
                + padded(date.getDayOfMonth(), 2)
                + ' '
                + padded(time.getHour(), 2)
                + ':'
                + padded(time.getMinute(), 2)
                + ':'
                + padded(time.getSecond(), 2);
    }

    /** With leading zeros. */
    static String padded(long value, int width) {
        String digits = Long.toString(value);
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }

    static boolean isDigits(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int two(CharSequence text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}

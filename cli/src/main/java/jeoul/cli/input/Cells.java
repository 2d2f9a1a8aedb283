package jeoul.cli.input;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import jeoul.engine.InputException;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;

/** What a cell says, or an {@link InputException} that tells what it should have said. */
final class Cells {

    /** No price or sum of one row is larger: a thousand million million won. */
    static final long MAX_NUMBER = 1_000_000_000_000_000L;

    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.0*)?");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(\\.0*)?");
    private static final Pattern FRACTION = Pattern.compile("\\d*\\.?\\d+([eE][+-]?\\d{1,3})?");
    private static final Pattern NUMBER_CODE = Pattern.compile("\\d{1,6}(\\.0+)?");

    /** What a data frame writes behind the date of a day. */
    private static final Pattern MIDNIGHT = Pattern.compile("[ T]00:00:00(\\.0+)?$");

    private static final int CODE_LENGTH = 6;

    private Cells() {}

    /** A short code; zeros that a spreadsheet took from its front are put back. */
    static Symbol symbol(String where, String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (NUMBER_CODE.matcher(code).matches()) {
            int point = code.indexOf('.');
            code = point < 0 ? code : code.substring(0, point);
            code = "0".repeat(CODE_LENGTH - code.length()) + code;
        }
        if (!Symbol.isValid(code)) {
            throw new InputException(
                    where,
                    text.isEmpty() ? "empty" : "'" + text + "'",
                    "a six-character code such as 005930");
        }
        return new Symbol(code);
    }

    /** A whole number from {@code least} on; thousands may be set apart by commas. */
    static long number(String where, String text, long least, String right) {
        String number = text.strip();
        if (!GROUPED.matcher(number).matches() && !PLAIN.matcher(number).matches()) {
            throw new InputException(where, text.isEmpty() ? "empty" : "'" + text + "'", right);
        }
        BigDecimal value = new BigDecimal(number.replace(",", ""));
        if (value.compareTo(BigDecimal.valueOf(least)) < 0) {
            throw new InputException(where, "'" + text + "'", right);
        }
        if (value.compareTo(BigDecimal.valueOf(MAX_NUMBER)) > 0) {
            throw new InputException(
                    where,
                    "'" + text + "' is too large",
                    "at most " + String.format(Locale.ROOT, "%,d", MAX_NUMBER));
        }
        return value.longValueExact();
    }

    /** A fraction from 0 to 1. */
    static double fraction(String where, String text) {
        String right = "a fraction such as 0.125";
        if (!FRACTION.matcher(text).matches()) {
            throw new InputException(where, text.isEmpty() ? "empty" : "'" + text + "'", right);
        }
        double value = Double.parseDouble(text);
        if (value > 1) {
            throw new InputException(where, "'" + text + "' is more than 1", right);
        }
        return value;
    }

    static LocalDate date(String where, String text) {
        try {
            return LocalDate.parse(
                    MIDNIGHT.matcher(text).replaceFirst("").replaceAll("[-/.]", ""),
                    DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new InputException(
                    where,
                    text.isEmpty() ? "empty" : "'" + text + "'",
                    "a date such as 2026-11-20",
                    e);
        }
    }

    /** STOCK where the cell is empty. */
    static Kind kind(String where, String text) {
        if (text.isEmpty()) {
            return Kind.STOCK;
        }
        return choice(where, text, Kind.values(), Kind.class);
    }

    /** KOSPI where the cell is empty; segments count as the market they belong to. */
    static Market market(String where, String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "", "KOSPI", "유가증권", "코스피" -> Market.KOSPI;
            case "KOSDAQ", "KOSDAQ GLOBAL", "코스닥", "코스닥 글로벌" -> Market.KOSDAQ;
            case "KONEX", "코넥스" -> Market.KONEX;
            default -> throw new InputException(where, "'" + text + "'", "KOSPI or KOSDAQ");
        };
    }

    /** CONTINUOUS where the cell is empty. */
    static TradingMode mode(String where, String text) {
        if (text.isEmpty()) {
            return TradingMode.CONTINUOUS;
        }
        return choice(where, text, TradingMode.values(), TradingMode.class);
    }

    private static <E extends Enum<E>> E choice(
            String where, String text, E[] values, Class<E> type) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (E value : values) {
            if (value.name().equals(wanted)) {
                return Enum.valueOf(type, wanted);
            }
        }
        throw new InputException(
                where,
                "'" + text + "'",
                "one of "
                        + String.join(", ", java.util.Arrays.stream(values).map(E::name).toList()));
    }
}

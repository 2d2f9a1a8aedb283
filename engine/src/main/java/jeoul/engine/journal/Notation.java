package jeoul.engine.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import jeoul.engine.broker.Unsent;
import jeoul.engine.market.Quote;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.OrderType;

/** How times, texts and prices stand in the journal: readable, and exact both ways. */
final class Notation {

    /** Korea's offset without its history: exact for every instant. */
    private static final ZoneOffset SEOUL = ZoneOffset.ofHours(9);

    private static final String OFFSET = "+09:00";

    /** Length of {@code 2026-11-20T09:00:00}. */
    private static final int WHOLE_SECONDS = 19;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** Sorts as text, for '+' comes before '.', and is known to SQLite's date functions. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendOffset("+HH:MM", "+00:00")
                    .toFormatter(Locale.ROOT);

    private static final Map<String, OrderType> TYPES =
            OrderType.all().stream().collect(Collectors.toMap(OrderType::toString, type -> type));

    private Notation() {}

    /** Seoul time; in UTC beyond the years of four digits. */
    static String time(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            return instant.toString();
        }
        return TIME.format(instant.atOffset(SEOUL));
    }

    /** Read by place: a formatter would take a third of the time that a long journal takes. */
    static Instant time(String text) {
        if (text.endsWith("Z")) {
            return Instant.parse(text);
        }
        int zone = text.length() - OFFSET.length();
        if (zone < WHOLE_SECONDS || !text.endsWith(OFFSET)) {
            throw new DateTimeException("not a time in Seoul: " + text);
        }
        int nano = 0;
        if (zone > WHOLE_SECONDS) {
            nano = number(text, WHOLE_SECONDS + 1, zone);
            for (int digits = zone - WHOLE_SECONDS - 1; digits < 9; digits++) {
                nano *= 10;
            }
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, WHOLE_SECONDS),
                        nano)
                .toInstant(SEOUL);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Doubles a backslash and writes out what is no text in UTF-8 or ends one in a terminal. */
    static String text(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (mustBeWrittenOut(raw, i) || raw.charAt(i) == '\\') {
                return writtenOut(raw);
            }
        }
        return raw;
    }

    private static String writtenOut(String raw) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                text.append("\\\\");
            } else if (mustBeWrittenOut(raw, i)) {
                text.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static boolean mustBeWrittenOut(String raw, int i) {
        char c = raw.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == raw.length() || !Character.isLowSurrogate(raw.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(raw.charAt(i - 1));
        }
        return Character.isISOControl(c);
    }

    static String raw(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder raw = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '\\') {
                raw.append(c);
                i++;
            } else if (text.charAt(i + 1) == '\\') {
                raw.append('\\');
                i += 2;
            } else {
                raw.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 6;
            }
        }
        return raw.toString();
    }

    /** {@code 10010x300 10020x120}, in the order given. */
    static String levels(List<Quote.Level> levels) {
        StringBuilder text = new StringBuilder();
        for (Quote.Level level : levels) {
            if (text.length() > 0) {
                text.append(' ');
            }
            text.append(level.price()).append('x').append(level.quantity());
        }
        return text.toString();
    }

    static List<Quote.Level> levels(String text) {
        List<Quote.Level> levels = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int times = text.indexOf('x', start);
            int end = text.indexOf(' ', times);
            end = end < 0 ? text.length() : end;
            levels.add(
                    new Quote.Level(
                            Long.parseLong(text, start, times, 10),
                            Long.parseLong(text, times + 1, end, 10)));
            start = end + 1;
        }
        return levels;
    }

    /** Orders by their ids, then cancels by those of their orders: {@code 17 18 c12}. */
    static String unsent(Unsent unsent) {
        StringJoiner text = new StringJoiner(" ");
        unsent.orders().forEach(id -> text.add(Long.toString(id.value())));
        unsent.cancels().forEach(id -> text.add("c" + id.value()));
        return text.toString();
    }

    static Unsent unsent(String text) {
        List<ClientOrderId> orders = new ArrayList<>();
        List<ClientOrderId> cancels = new ArrayList<>();
        for (String word : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            if (word.startsWith("c")) {
                cancels.add(new ClientOrderId(Long.parseLong(word, 1, word.length(), 10)));
            } else {
                orders.add(new ClientOrderId(Long.parseLong(word)));
            }
        }
        return Unsent.of(orders, cancels);
    }

    static OrderType type(String text) {
        OrderType type = TYPES.get(text);
        if (type == null) {
            throw new IllegalArgumentException("no order type: " + text);
        }
        return type;
    }
}

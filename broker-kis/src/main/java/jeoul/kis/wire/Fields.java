package jeoul.kis.wire;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;

/**
 * Named texts as they stood in a JSON object, a query string or a set of headers, read leniently:
 * names in either case, unknown ones ignored, spaces around values cut, blank as if absent. What is
 * asked for and is not there, or is not what it should be, is a {@link WireException}.
 */
public final class Fields {

    private static final String ABSENT = "absent";
    private static final String BLANK = "blank";

    /** Leads a short code where a field is twelve wide. */
    private static final String LONG_PREFIX = "00000A";

    private final Fields parent;
    private final String name;
    private final int index;

    private String[] names = new String[32];
    private int[] hashes = new int[32];
    private Object[] values = new Object[32];
    private int size;
    private long seen;
    private int cursor;

    /** An object within another: {@code index} is its place in a list, or -1. */
    Fields(Fields parent, String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /** The names and values of a set of headers or parameters. */
    public static Fields of(List<Map.Entry<String, String>> entries) {
        Fields fields = new Fields(null, "", -1);
        for (Map.Entry<String, String> entry : entries) {
            fields.add(entry.getKey(), entry.getValue());
        }
        return fields;
    }

    /** The parameters of a query string. */
    public static Fields query(String query) {
        Fields fields = new Fields(null, "", -1);
        for (String part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                fields.add(decoded("query", name), decoded(name, value));
            }
        }
        return fields;
    }

    /** A JSON object. */
    public static Fields json(byte[] body) {
        return Json.parse(body);
    }

    private static String decoded(String where, String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new WireException(
                    where, WireException.quoted(text), "percent signs that lead two hex digits");
        }
    }

    /** Value: a text, {@link Fields}, a list of them, or {@link Json#OTHER}. */
    void add(String field, Object value) {
        int hash = field.hashCode();
        long bit = 1L << hash;
        // Without the bit no name before had this hash, and there is nothing to compare.
        for (int i = (seen & bit) == 0 ? size : 0; i < size; i++) {
            if (hashes[i] == hash && names[i].equals(field)) {
                throw new WireException(path(field), "there twice", "each field once");
            }
        }
        seen |= bit;
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = field;
        hashes[size] = hash;
        values[size] = value;
        size++;
    }

    /** Where this object or a field of it stands, for messages. */
    String path(String field) {
        StringBuilder path = new StringBuilder();
        for (Fields at = this; at != null; at = at.parent) {
            if (!at.name.isEmpty()) {
                path.insert(0, at.name + (at.index < 0 ? "" : "[" + at.index + "]") + ".");
            }
        }
        return path.append(field).toString();
    }

    /** True if a field stands here that is not blank. */
    public boolean has(String field) {
        Object value = find(field);
        return value != null && !(value instanceof String text && text.isBlank());
    }

    /** A text that must be there. */
    public String text(String field) {
        String text = blankable(field);
        if (text.isEmpty()) {
            throw new WireException(path(field), find(field) == null ? ABSENT : BLANK, "a text");
        }
        return text;
    }

    /** A text; empty if blank or absent. */
    public String blankable(String field) {
        return verbatim(field).strip();
    }

    /** A text with the spaces around it; empty if absent. */
    String verbatim(String field) {
        Object value = find(field);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw new WireException(path(field), "an object or a list", "a text");
    }

    /** A whole number from 0 up. */
    public long number(String field) {
        return required(field, "a number", Texts::number);
    }

    OptionalLong optionalNumber(String field) {
        String text = blankable(field);
        return text.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Texts.number(path(field), text));
    }

    /** A whole number; blank or absent says none of it. */
    long numberOrZero(String field) {
        String text = blankable(field);
        return text.isEmpty() ? 0 : number(field);
    }

    long signed(String field) {
        return required(field, "a number", Texts::signed);
    }

    /** A whole number of digits alone, as requests must spell it. */
    long digits(String field) {
        return required(field, "a number", Texts::digits);
    }

    BigDecimal decimal(String field) {
        return required(field, "a number", Texts::decimal);
    }

    LocalDate date(String field) {
        return required(field, "a day as yyyyMMdd", Texts::date);
    }

    Optional<LocalDate> optionalDate(String field) {
        String text = blankable(field);
        return text.isEmpty() || text.equals("00000000")
                ? Optional.empty()
                : Optional.of(Texts.date(path(field), text));
    }

    LocalTime time(String field) {
        return required(field, "a time as HHmmss", Texts::time);
    }

    /** Y or N. */
    boolean flag(String field) {
        return required(field, "Y or N", Fields::flag);
    }

    /** Y or N; blank or absent says N. */
    boolean flagOrNo(String field) {
        String text = blankable(field);
        return !text.isEmpty() && flag(path(field), text);
    }

    /** A six-character short code, also where it is padded to twelve. */
    Symbol symbol(String field) {
        return required(field, "a short code such as 005930", Fields::symbol);
    }

    /** As KIS means it: {@code 00000A005930} is {@code 005930}. */
    String code(String field) {
        return shortCode(text(field));
    }

    private static String shortCode(String text) {
        return text.length() == 12 && text.startsWith(LONG_PREFIX)
                ? text.substring(LONG_PREFIX.length())
                : text;
    }

    static Symbol symbol(String where, String text) {
        String code = shortCode(text);
        if (!Symbol.isValid(code)) {
            throw new WireException(
                    where, WireException.quoted(text), "a short code such as 005930");
        }
        return new Symbol(code);
    }

    /** 01 for a sell, 02 for a buy. */
    Side side(String field) {
        return required(field, "01 or 02", Fields::side);
    }

    static Side side(String where, String text) {
        if (!text.equals("01") && !text.equals("02")) {
            throw new WireException(where, WireException.quoted(text), "01 or 02");
        }
        return text.equals("01") ? Side.SELL : Side.BUY;
    }

    static String sideCode(Side side) {
        return side == Side.SELL ? "01" : "02";
    }

    static String flag(boolean value) {
        return value ? "Y" : "N";
    }

    private static boolean flag(String where, String text) {
        if (!text.equals("Y") && !text.equals("N")) {
            throw new WireException(where, WireException.quoted(text), "Y or N");
        }
        return text.equals("Y");
    }

    Secret secret(String field) {
        return new Secret(text(field));
    }

    /** True if a field is absent, blank, an empty object or an empty list. */
    boolean isVoid(String field) {
        Object value = find(field);
        return !has(field)
                || (value instanceof Fields object && object.size == 0)
                || (value instanceof List<?> list && list.isEmpty());
    }

    /** The object in a field; a list of one is taken for it. */
    Fields object(String field) {
        Object value = find(field);
        if (value instanceof Fields object && object.size > 0) {
            return object;
        }
        if (value instanceof List<?> list && list.size() == 1) {
            return (Fields) list.get(0);
        }
        throw new WireException(path(field), describe(value), "an object");
    }

    /** The objects in a field; an object with fields is taken for a list of one. */
    List<Fields> rows(String field) {
        Object value = find(field);
        if (value instanceof Fields object && object.size > 0) {
            return List.of(object);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Fields.class::cast).toList();
        }
        // An absent list is not an empty one.
        throw new WireException(path(field), describe(value), "a list of objects");
    }

    /** Every name and text, in order; used where the names are not ours to know. */
    void copyTo(FieldSink to) {
        for (int i = 0; i < size; i++) {
            if (values[i] instanceof String text) {
                to.put(names[i], text);
            } else {
                throw new WireException(path(names[i]), describe(values[i]), "a text");
            }
        }
    }

    private static String describe(Object value) {
        if (value == null) {
            return ABSENT;
        }
        if (value instanceof Fields) {
            return "an empty object";
        }
        if (value instanceof List<?> list) {
            return "a list of " + list.size();
        }
        if (value instanceof String text) {
            return text.isBlank() ? BLANK : "a text";
        }
        return "a list of something else";
    }

    private <T> T required(String field, String expected, BiFunction<String, String, T> as) {
        Object value = find(field);
        if (value instanceof String text) {
            String stripped = text.strip();
            if (stripped.isEmpty()) {
                throw new WireException(path(field), BLANK, expected);
            }
            try {
                return as.apply(field, stripped);
            } catch (WireException e) {
                throw new WireException(path(field), e.found(), e.expected());
            }
        }
        throw new WireException(path(field), value == null ? ABSENT : "nested", expected);
    }

    private Object find(String field) {
        int hash = field.hashCode();
        // Fields are mostly asked for in the order they stand in.
        for (int n = 0; n < size; n++) {
            int i = cursor + n < size ? cursor + n : cursor + n - size;
            if (hashes[i] == hash && names[i].equals(field)) {
                cursor = i + 1 == size ? 0 : i + 1;
                return values[i];
            }
        }
        Object found = null;
        for (int i = 0; i < size; i++) {
            if (names[i].equalsIgnoreCase(field)) {
                if (found != null) {
                    throw new WireException(path(field), "there twice", "each field once");
                }
                found = values[i];
            }
        }
        return found;
    }
}

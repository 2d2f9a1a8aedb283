package jeoul.kis.wire;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;

/** The fields between the carets of a frame, read in place. */
final class Tokens {

    private final String frame;
    private final String text;

    /** Where each field starts; after the last, where the next would. */
    private final int[] starts;

    private final int size;
    private int width;

    Tokens(String frame, String text, int from) {
        this.frame = frame;
        this.text = text;
        int[] found = new int[64];
        found[0] = from;
        int count = 1;
        for (int i = text.indexOf('^', from); i >= 0; i = text.indexOf('^', i + 1)) {
            if (count + 1 == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = i + 1;
        }
        found[count] = text.length() + 1;
        starts = found;
        size = count;
        width = size;
    }

    int size() {
        return size;
    }

    int width() {
        return width;
    }

    /** Tells how many fields a record has, for messages and layouts. */
    void width(int fields) {
        width = fields;
    }

    String text(int field) {
        return text.substring(starts[field], starts[field + 1] - 1).strip();
    }

    String required(int field, String expected) {
        String value = text(field);
        if (value.isEmpty()) {
            throw new WireException(name(field), "blank", expected);
        }
        return value;
    }

    long number(int field) {
        long value = Texts.parse(text, starts[field], starts[field + 1] - 1);
        if (value < 0) {
            throw new WireException(
                    name(field), WireException.quoted(text(field)), "a whole number from 0 up");
        }
        return value;
    }

    long signed(int field) {
        long value = Texts.parse(text, starts[field], starts[field + 1] - 1);
        if (value == Texts.NOT_A_NUMBER) {
            throw new WireException(
                    name(field), WireException.quoted(text(field)), "a whole number");
        }
        return value;
    }

    LocalTime time(int field) {
        if (starts[field + 1] - starts[field] != 7) {
            throw new WireException(
                    name(field), WireException.quoted(text(field)), "a time as HHmmss");
        }
        return Texts.time(frame, text, starts[field], starts[field + 1] - 1);
    }

    LocalDate date(int field) {
        return Texts.date(name(field), text(field));
    }

    Symbol symbol(int field) {
        return Fields.symbol(name(field), text(field));
    }

    Side side(int field) {
        return Fields.side(name(field), text(field));
    }

    /** Where a field stands: its record and its place in it. */
    String name(int field) {
        return frame + "[" + field / width + "]." + field % width;
    }
}

package jeoul.kis.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A price against yesterday's: won, the sign code beside it and percent. */
final class Change {

    private Change() {}

    /** 2 up, 3 flat, 5 down. The codes of the limits, 1 and 4, are not written. */
    static String sign(long change) {
        return change > 0 ? "2" : change < 0 ? "5" : "3";
    }

    /** Percent of the price before, with two decimals. */
    static String percent(long change, long before) {
        return before == 0
                ? "0.00"
                : BigDecimal.valueOf(change)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(before), 2, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** Won with its sign, which may be told by the code alone. */
    static long read(Fields from, String field) {
        long change = from.signed(field);
        String sign = from.text(field + "_sign");
        return signed(from.path(field), change, sign);
    }

    static long signed(String where, long change, String sign) {
        boolean down = sign.equals("4") || sign.equals("5");
        boolean up = sign.equals("1") || sign.equals("2");
        boolean flat = sign.equals("3");
        if ((!down && !up && !flat) || (up && change < 0) || (flat && change != 0)) {
            throw new WireException(
                    where, change + " with the sign code " + sign, "a change its sign agrees with");
        }
        return down ? -Math.abs(change) : change;
    }

    static void write(FieldSink to, String field, long change) {
        to.put(field, change);
        to.put(field + "_sign", sign(change));
    }
}

package jeoul.cli.input;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Doubles as decimal text, the same on every Java version. */
public final class Decimals {

    private Decimals() {}

    /** Rounded half to even to {@code places}, without trailing zeros or exponent. */
    public static String plain(double value, int places) {
        BigDecimal rounded = new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}

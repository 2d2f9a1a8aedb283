package jeoul.kis.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Won per share with a fraction, as KIS writes averages. */
final class Average {

    private Average() {}

    static String of(long amount, long shares, int decimals) {
        return value(amount, shares, decimals).toPlainString();
    }

    static BigDecimal value(long amount, long shares, int decimals) {
        return shares == 0
                ? BigDecimal.ZERO.setScale(decimals)
                : BigDecimal.valueOf(amount)
                        .divide(BigDecimal.valueOf(shares), decimals, RoundingMode.HALF_UP);
    }
}

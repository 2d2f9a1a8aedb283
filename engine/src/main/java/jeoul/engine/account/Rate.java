package jeoul.engine.account;

import java.math.BigDecimal;

/**
 * An exact rate in parts per thousand million, so that the commissions brokers print, such as
 * 0.0140527 %, have no rounding of their own.
 */
public record Rate(long perBillion) {

    public static final Rate ZERO = new Rate(0);

    private static final long BILLION = 1_000_000_000L;

    public Rate {
        if (perBillion < 0 || perBillion > BILLION) {
            throw new IllegalArgumentException("a rate lies between 0 and 1: " + perBillion);
        }
    }

    /**
     * @param percent decimal text without the sign, such as {@code 0.0140527}, at most seven
     *     decimals
     * @throws IllegalArgumentException if it is not
     */
    public static Rate ofPercent(String percent) {
        try {
            return new Rate(new BigDecimal(percent).movePointRight(7).longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "a rate is a decimal of at most seven places, such as 0.0140527: '"
                            + percent
                            + "'",
                    e);
        }
    }

    /**
     * The rate's part of an amount, rounded down to whole won.
     *
     * @param amount won, not negative
     */
    public long floorOf(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("amount must not be negative: " + amount);
        }
        return Math.addExact(
                Math.multiplyExact(amount / BILLION, perBillion),
                amount % BILLION * perBillion / BILLION);
    }

    /** As {@link #floorOf}, rounded up: for what an order must hold back. */
    public long ceilOf(long amount) {
        long floor = floorOf(amount);
        boolean exact = amount % BILLION * perBillion % BILLION == 0;
        return exact ? floor : Math.addExact(floor, 1);
    }
}

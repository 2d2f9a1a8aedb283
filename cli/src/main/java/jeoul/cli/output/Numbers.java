package jeoul.cli.output;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jeoul.engine.market.Seoul;

/** Numbers and times as people read them, the same in every language and on every machine. */
final class Numbers {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Numbers() {}

    /** With thousands set apart: {@code 1,234,567}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As {@link #grouped(long)}, with a sign unless zero. */
    static String signed(long number) {
        return number == 0 ? "0" : String.format(Locale.ROOT, "%+,d", number);
    }

    /** Rounded half to even, with thousands set apart and exactly {@code places} decimals. */
    static String decimal(double number, int places) {
        if (Double.isNaN(number)) {
            return "-";
        }
        return String.format(
                Locale.ROOT,
                "%,." + places + "f",
                new BigDecimal(number).setScale(places, RoundingMode.HALF_EVEN));
    }

    /** A fraction as per cent. */
    static String percent(double fraction, int places) {
        return decimal(fraction * 100, places) + " %";
    }

    /** From low to high, each as shown; one dash where too few days have none. */
    static String interval(String low, String high) {
        return low.equals("-") && high.equals("-") ? "-" : low + " .. " + high;
    }

    /** 1/10,000 dollars as dollars, exactly and as short as can be: {@code 11.36}. */
    static String dollars(long tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4).stripTrailingZeros().toPlainString();
    }

    /** How many of something a second; 0 where no time passed. */
    static long perSecond(long count, long elapsedNanos) {
        return elapsedNanos <= 0 ? 0 : (long) (count * 1e9 / elapsedNanos);
    }

    /** Time of day in Seoul. */
    static String time(Instant at) {
        return TIME.format(Seoul.timeOf(at));
    }
}

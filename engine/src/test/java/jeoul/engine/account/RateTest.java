package jeoul.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class RateTest {

    @Test
    void readsPercentExactly() {
        assertEquals(new Rate(140_527), Rate.ofPercent("0.0140527"));
        assertEquals(new Rate(2_000_000), Rate.ofPercent("0.20"));
        assertEquals(new Rate(1_000_000_000), Rate.ofPercent("100"));
        assertEquals(Rate.ZERO, Rate.ofPercent("0.00"));
    }

    @Test
    void floorsAndCeilsToTheWon() {
        // 0.0140527 % of 62,200 is 8.7407794 won.
        Rate rate = Rate.ofPercent("0.0140527");

        assertEquals(8, rate.floorOf(62_200));
        assertEquals(9, rate.ceilOf(62_200));
        assertEquals(140_527, rate.floorOf(1_000_000_000));
        assertEquals(140_527, rate.ceilOf(1_000_000_000));
        assertEquals(0, rate.ceilOf(0));
    }

    @Test
    void rejectsWhatIsNoRate() {
        assertThrows(IllegalArgumentException.class, () -> Rate.ofPercent("-0.1"));
        assertThrows(IllegalArgumentException.class, () -> Rate.ofPercent("100.1"));
        assertThrows(IllegalArgumentException.class, () -> Rate.ofPercent("0,2"));
        assertThrows(IllegalArgumentException.class, () -> Rate.ZERO.floorOf(-1));
    }

    @Test
    void rejectsMoreDecimalsThanItHolds() {
        IllegalArgumentException rejected =
                assertThrows(IllegalArgumentException.class, () -> Rate.ofPercent("0.01405271"));

        assertEquals(
                "a rate is a decimal of at most seven places, such as 0.0140527: '0.01405271'",
                rejected.getMessage());
    }

    @Property
    void floorIsExactForAnyAmount(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long perBillion,
            @ForAll @LongRange(min = 0) long amount) {
        BigDecimal exact =
                BigDecimal.valueOf(amount)
                        .multiply(BigDecimal.valueOf(perBillion))
                        .movePointLeft(9);

        Rate rate = new Rate(perBillion);

        assertEquals(exact.setScale(0, RoundingMode.FLOOR).longValueExact(), rate.floorOf(amount));
        assertEquals(exact.setScale(0, RoundingMode.CEILING).longValueExact(), rate.ceilOf(amount));
    }
}

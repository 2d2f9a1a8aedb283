package jeoul.sim.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.function.LongToDoubleFunction;
import jeoul.engine.market.Symbol;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final LocalDate DATE = LocalDate.of(2026, 2, 20);
    private static final Symbol SAMSUNG = new Symbol("005930");

    @Test
    void followsThePublishedSequenceOfSeedZero() {
        Draws draws = new Draws(0);

        assertEquals(0xE220A8397B1DCDAFL, draws.bits(0, 0));
        assertEquals(0x6E789E6AA1B965F4L, draws.bits(0, 1));
        assertEquals(0x06C45D188009454FL, draws.bits(0, 2));
        assertEquals(0xF88BB8A8724C81ECL, draws.bits(0, 3));
        assertEquals(0x1B39896A51A8749BL, draws.bits(0, 4));
    }

    @Test
    void followsThePublishedSequenceOfSeed1234567() {
        Draws draws = new Draws(1234567);

        assertEquals(Long.parseUnsignedLong("6457827717110365317"), draws.bits(0, 0));
        assertEquals(Long.parseUnsignedLong("3203168211198807973"), draws.bits(0, 1));
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), draws.bits(0, 2));
        assertEquals(Long.parseUnsignedLong("4593380528125082431"), draws.bits(0, 3));
        assertEquals(Long.parseUnsignedLong("16408922859458223821"), draws.bits(0, 4));
    }

    @Test
    void anEventOwnsEightDraws() {
        Draws draws = new Draws(42);

        assertEquals(draws.bits(0, 8), draws.bits(1, 0));
        assertEquals(draws.bits(2, 9), draws.bits(3, 1));
    }

    @Test
    void everyPartOfTheAddressMatters() {
        long here = Draws.of(1, DATE, SAMSUNG, "background flow").bits(0, 0);

        assertEquals(here, Draws.of(1, DATE, SAMSUNG, "background flow").bits(0, 0));
        assertNotEquals(here, Draws.of(2, DATE, SAMSUNG, "background flow").bits(0, 0));
        assertNotEquals(here, Draws.of(1, DATE.plusDays(1), SAMSUNG, "background flow").bits(0, 0));
        assertNotEquals(
                here, Draws.of(1, DATE, new Symbol("005935"), "background flow").bits(0, 0));
        assertNotEquals(here, Draws.of(1, DATE, SAMSUNG, "random end").bits(0, 0));
    }

    @Property
    void aThresholdCutsWhereTheUniformNumberDoes(
            @ForAll long bits, @ForAll @DoubleRange(min = 0, max = 1) double probability) {
        long threshold = Draws.threshold(probability);

        assertEquals(Draws.uniform(bits) < probability, Draws.isBelow(bits, threshold));
        // Next to the cut itself, where a random number hardly ever is.
        double own = Draws.uniform(bits);
        assertFalse(Draws.isBelow(bits, Draws.threshold(own)));
        assertTrue(Draws.isBelow(bits, Draws.threshold(StrictMath.nextUp(own))));
    }

    @Test
    void nothingIsBelowNoProbabilityAndEverythingBelowOne() {
        assertFalse(Draws.isBelow(0, Draws.threshold(0)));
        assertTrue(Draws.isBelow(-1, Draws.threshold(1)));
    }

    /** The value of an address is part of every recorded result: it may not change. */
    @Test
    void anAddressKeepsItsValue() {
        assertEquals(
                7_854_494_865_980_451_999L,
                Draws.of(1, DATE, SAMSUNG, "background flow").bits(3, 1));
    }

    @Test
    void uniformNeverReachesItsEnds() {
        assertEquals(0x1.0p-53, Draws.uniform(0));
        assertEquals(1 - 0x1.0p-53, Draws.uniform(-1));
        assertTrue(Draws.exponential(-1) > 0);
        assertEquals(53 * 0.6931471805599453, Draws.exponential(0), 1e-12);
    }

    @Test
    void logarithmAgreesWithTheLibrary() {
        Draws draws = new Draws(3);
        for (int i = 0; i < 100_000; i++) {
            double x = Draws.uniform(draws.bits(i, 0)) * (i % 2 == 0 ? 1 : 1e-9);

            double expected = StrictMath.log(x);

            assertEquals(
                    expected, Draws.logarithm(x), 1e-15 * StrictMath.max(1, -expected), "ln " + x);
        }
        assertEquals(0, Draws.logarithm(1), 1e-15);
        assertEquals(0.6931471805599453, Draws.logarithm(2), 1e-15);
    }

    @Test
    void uniformHasItsMoments() {
        Moments moments = moments(Draws::uniform);

        assertEquals(0.5, moments.mean, 0.002);
        assertEquals(1.0 / 12, moments.variance, 0.001);
    }

    @Test
    void exponentialHasMeanAndVarianceOne() {
        Moments moments = moments(Draws::exponential);

        assertEquals(1, moments.mean, 0.008);
        assertEquals(1, moments.variance, 0.025);
    }

    @Test
    void geometricHasItsMeanAndVariance() {
        double scale = Draws.geometricScale(50);

        Moments moments = moments(bits -> Draws.geometric(bits, scale));

        assertEquals(50, moments.mean, 0.4);
        assertEquals(2450, moments.variance, 60);
    }

    @Test
    void geometricWithMeanOneIsAlwaysOne() {
        double scale = Draws.geometricScale(1);

        Moments moments = moments(bits -> Draws.geometric(bits, scale));

        assertEquals(1, moments.mean);
        assertEquals(0, moments.variance);
    }

    @Test
    void refusesAGeometricMeanBelowOne() {
        assertThrows(IllegalArgumentException.class, () -> Draws.geometricScale(0.99));
        assertThrows(IllegalArgumentException.class, () -> Draws.geometricScale(Double.NaN));
    }

    @Test
    void boundedNormalHasDeviationOneAndBounds() {
        Draws draws = new Draws(7);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            double z = draws.boundedNormal(i, 0);
            assertTrue(StrictMath.abs(z) < 3.47);
            sum += z;
            squares += z * z;
        }

        assertEquals(0, sum / 100_000, 0.01);
        assertEquals(1, squares / 100_000, 0.02);
    }

    /** Neighbouring draws of an event must not know of each other. */
    @Test
    void drawsOfOneEventAreUncorrelated() {
        Draws draws = new Draws(11);
        for (int draw = 1; draw < Draws.DRAWS_PER_EVENT; draw++) {
            double covariance = 0;
            for (int i = 0; i < 100_000; i++) {
                covariance +=
                        (Draws.uniform(draws.bits(i, 0)) - 0.5)
                                * (Draws.uniform(draws.bits(i, draw)) - 0.5);
            }
            assertEquals(0, covariance / 100_000 * 12, 0.013, "draw " + draw);
        }
    }

    private static Moments moments(LongToDoubleFunction distribution) {
        Draws draws = new Draws(20260220);
        int n = 200_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double x = distribution.applyAsDouble(draws.bits(i, 2));
            sum += x;
            squares += x * x;
        }
        double mean = sum / n;
        return new Moments(mean, squares / n - mean * mean);
    }

    private record Moments(double mean, double variance) {}
}

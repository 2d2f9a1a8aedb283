package jeoul.sim.fact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LagSumsTest {

    @Test
    void whatAlternatesIsOppositeAtOddLagsAndTheSameAtEvenOnes() {
        double[] signs = {1, -1, 1, -1, 1, -1};
        LagSums sums = LagSums.of(signs, signs.length, 1, 2, 3);

        assertAll(
                () -> assertEquals(-1, sums.correlationAboutZero(0)),
                () -> assertEquals(1, sums.correlationAboutZero(1)),
                () -> assertEquals(-1, sums.correlationAboutZero(2)));
    }

    /** Products at lag 1: + - + - + - +. */
    @Test
    void pairsOfSignsLeaveASeventh() {
        double[] signs = {1, 1, -1, -1, 1, 1, -1, -1};

        assertEquals(1.0 / 7, LagSums.of(signs, signs.length, 1).correlationAboutZero(0), 1e-15);
    }

    @Test
    void onlyTheFirstValuesCountAndNoNumberIsLeftOutWithItsPairs() {
        double[] series = {1, 1, Double.NaN, -1, -1, 99};
        LagSums sums = LagSums.of(series, 5, 1);

        assertAll(
                () -> assertEquals(4, sums.count()),
                () -> assertEquals(1, sums.correlationAboutZero(0)));
    }

    @Test
    void theEndOfADayIsNeverPairedWithTheStartOfTheNext() {
        LagSums one = LagSums.of(new double[] {1, 1}, 2, 1);
        LagSums other = LagSums.of(new double[] {-1, -1}, 2, 1);

        assertEquals(1, LagSums.merge(List.of(one, other)).correlationAboutZero(0));
    }

    @Test
    void whiteNoiseHasNoMemory() {
        SplittableRandom random = new SplittableRandom(1);
        double[] noise = random.doubles(100_000).map(d -> d - 0.5).toArray();
        LagSums sums = LagSums.of(noise, noise.length, 1, 2, 3, 4, 5);

        for (int k = 0; k < sums.lags(); k++) {
            double correlation = sums.correlation(k);
            assertTrue(StrictMath.abs(correlation) < 0.01, sums.lag(k) + ": " + correlation);
        }
    }

    @Test
    void firstOrderAutoregressionIsRemembered() {
        SplittableRandom random = new SplittableRandom(2);
        double[] series = new double[200_000];
        for (int i = 1; i < series.length; i++) {
            // A mean of 10, which the correlation must not see.
            series[i] = 5 + 0.5 * series[i - 1] + random.nextDouble() - 0.5;
        }
        LagSums sums = LagSums.of(series, series.length, 1, 2, 3);

        assertAll(
                () -> assertEquals(0.5, sums.correlation(0), 0.01),
                () -> assertEquals(0.25, sums.correlation(1), 0.01),
                () -> assertEquals(0.125, sums.correlation(2), 0.01),
                () -> assertEquals(1.0 / 9, sums.variance(), 0.003));
    }
}

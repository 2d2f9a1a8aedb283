package jeoul.sim.fact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class DistributionTest {

    /** Values as evenly spread as a distribution has them, from its inverse. */
    private static double[] quantiles(int n, DoubleUnaryOperator inverse) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = inverse.applyAsDouble((i + 0.5) / n);
        }
        return values;
    }

    @Test
    void cubicTailHasIndexThree() {
        double[] cubic =
                quantiles(
                        10_000,
                        p ->
                                (p < 0.5 ? -1 : 1)
                                        * StrictMath.pow(1 - StrictMath.abs(2 * p - 1), -1.0 / 3));

        assertEquals(3, Distribution.hillIndex(cubic, 0.05), 0.03);
    }

    @Test
    void exponentialTailIsThinnerThanACubicOne() {
        double[] exponential = quantiles(10_000, p -> -StrictMath.log(1 - p));

        assertTrue(Distribution.hillIndex(exponential, 0.05) > 3.5);
    }

    @Test
    void aTailOfFewerThanTenTellsNothing() {
        assertTrue(Double.isNaN(Distribution.hillIndex(new double[199], 0.05)));
    }

    @Test
    void kurtosisOfKnownDistributions() {
        double[] laplace =
                quantiles(
                        100_000, p -> p < 0.5 ? StrictMath.log(2 * p) : -StrictMath.log(2 - 2 * p));

        assertAll(
                () -> assertEquals(-2, Distribution.excessKurtosis(new double[] {1, -1, 1, -1})),
                () ->
                        assertEquals(
                                -1.2,
                                Distribution.excessKurtosis(quantiles(1_000, p -> p - 0.5)),
                                0.001),
                () -> assertEquals(3, Distribution.excessKurtosis(laplace), 0.02));
    }

    /** An exponential distribution is a gamma law of shape 1: mean 1, mean logarithm -0.5772. */
    @Test
    void exponentialSizesHaveShapeOne() {
        assertAll(
                () -> assertEquals(1, Distribution.gammaShape(1, -0.5772156649), 0.015),
                // Shape 2: mean 2, mean logarithm digamma(2) = 0.4227843351.
                () -> assertEquals(2, Distribution.gammaShape(2, 0.4227843351), 0.03));
    }

    @Test
    void medianIsTheMiddle() {
        assertAll(
                () -> assertEquals(2, Distribution.median(new double[] {9, 1, 2})),
                () -> assertEquals(2.5, Distribution.median(new double[] {3, 9, 1, 2})),
                () -> assertTrue(Double.isNaN(Distribution.median(new double[0]))));
    }
}

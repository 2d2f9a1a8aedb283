package jeoul.sim.fact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PowerLawTest {

    @Test
    void bothFitsFindTheSquareRoot() {
        double[] x = {0.01, 0.04, 0.09};
        double[] y = {0.2, 0.4, 0.6};
        PowerLaw line = PowerLaw.throughLogarithms(x, y);
        PowerLaw squares = PowerLaw.leastSquares(x, y, new double[] {1, 2, 5});

        assertAll(
                () -> assertEquals(0.5, line.exponent(), 1e-12),
                () -> assertEquals(2, line.prefactor(), 1e-12),
                () -> assertEquals(0.5, squares.exponent(), 1e-6),
                () -> assertEquals(2, squares.prefactor(), 1e-5),
                () -> assertEquals(1, squares.at(0.25), 1e-6));
    }

    @Test
    void noisyValuesMayBeNegative() {
        PowerLaw law =
                PowerLaw.leastSquares(
                        new double[] {1, 100, 400},
                        new double[] {-0.1, 10, 20},
                        new double[] {0.001, 1, 1});

        assertEquals(0.5, law.exponent(), 0.01);
    }

    @Test
    void twoPointsAreNeeded() {
        assertTrue(
                Double.isNaN(
                        PowerLaw.throughLogarithms(new double[] {1}, new double[] {1}).exponent()));
    }

    @Test
    void correlationsAreFittedUntilTheyDrownInNoise() {
        int[] lags = {1, 4, 16, 64, 256};
        // 0.4 / sqrt(lag), and noise from lag 64 on: 3 / sqrt(10,000) is 0.03.
        double[] correlations = {0.4, 0.2, 0.1, 0.02, 0.3};

        PowerLaw law = Decay.of(5, k -> lags[k], k -> correlations[k], 10_000);

        assertAll(
                () -> assertEquals(-0.5, law.exponent(), 1e-12),
                () -> assertEquals(0.4, law.prefactor(), 1e-12));
    }
}

package jeoul.sim.fact;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/** How a correlation falls with the lag. */
final class Decay {

    /** Correlations below this many of their standard errors are noise, and end the fit. */
    private static final double SIGNIFICANT = 3;

    private static final int LEAST_POINTS = 3;

    private Decay() {}

    /**
     * A power law through the logarithms of the correlations, from the first lag to the last before
     * they drown in noise.
     *
     * @param lags how many there are, in rising order
     * @param count of the values correlated
     */
    static PowerLaw of(
            int lags, IntUnaryOperator lag, IntToDoubleFunction correlation, long count) {
        double noise = SIGNIFICANT / StrictMath.sqrt((double) count);
        int n = 0;
        while (n < lags && correlation.applyAsDouble(n) > noise) {
            n++;
        }
        if (n < LEAST_POINTS) {
            return PowerLaw.NONE;
        }
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = lag.applyAsInt(i);
            y[i] = correlation.applyAsDouble(i);
        }
        return PowerLaw.throughLogarithms(x, y);
    }
}

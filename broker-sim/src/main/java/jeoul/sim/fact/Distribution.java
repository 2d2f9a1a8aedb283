package jeoul.sim.fact;

import java.util.Arrays;

/** Shapes of distributions. */
final class Distribution {

    private Distribution() {}

    /**
     * Hill's estimate of the tail index: the inverse of the mean logarithm of the largest absolute
     * values over the next one.
     *
     * @param values any order; zeros never belong to the tail
     * @param tailShare of the values that makes the tail, such as 0.05
     * @return NaN where the tail has fewer than ten values
     * @see <a href="https://doi.org/10.1214/aos/1176343247">Hill (1975)</a>
     */
    static double hillIndex(double[] values, double tailShare) {
        double[] sorted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            sorted[i] = StrictMath.abs(values[i]);
        }
        Arrays.sort(sorted);
        int tail = (int) (values.length * tailShare);
        if (tail < 10) {
            return Double.NaN;
        }
        double threshold = sorted[sorted.length - tail - 1];
        if (threshold == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = sorted.length - tail; i < sorted.length; i++) {
            sum += StrictMath.log(sorted[i] / threshold);
        }
        return tail / sum;
    }

    /** Fourth moment about 0 over the squared second, less 3: 0 for a normal distribution. */
    static double excessKurtosis(double[] values) {
        double squares = 0;
        double fourths = 0;
        for (double value : values) {
            squares += value * value;
            fourths += value * value * value * value;
        }
        return fourths * values.length / (squares * squares) - 3;
    }

    /**
     * Shape of a gamma distribution from its mean and the mean of its logarithms, by Minka's
     * approximation of the likelihood's maximum (within 1.5 %).
     */
    static double gammaShape(double mean, double meanLogarithm) {
        double s = StrictMath.log(mean) - meanLogarithm;
        if (!(s > 0)) {
            return Double.NaN;
        }
        return (3 - s + StrictMath.sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
    }

    /** The middle value, or between the two middle ones; NaN of none. */
    static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}

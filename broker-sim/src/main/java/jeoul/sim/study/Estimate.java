package jeoul.sim.study;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * A mean over simulated days and how well it is known.
 *
 * @param standardError of the mean; NaN where one day alone tells nothing of it
 * @param low lower end of the 95 % interval (Student's t), NaN likewise
 * @param high upper end of the 95 % interval, NaN likewise
 */
public record Estimate(double mean, double standardError, double low, double high) {

    private static final double CONFIDENCE = 0.95;

    /**
     * @param values one for each day, at least one, in a fixed order
     */
    static Estimate of(double[] values) {
        StreamingStatistics statistics = new StreamingStatistics();
        for (double value : values) {
            statistics.addValue(value);
        }
        double mean = statistics.getMean();
        if (values.length < 2) {
            return new Estimate(mean, Double.NaN, Double.NaN, Double.NaN);
        }
        double error = statistics.getStandardDeviation() / Math.sqrt(values.length);
        double half =
                new TDistribution(values.length - 1.0)
                                .inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                        * error;
        return new Estimate(mean, error, mean - half, mean + half);
    }
}

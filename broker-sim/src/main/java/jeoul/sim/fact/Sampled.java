package jeoul.sim.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * A number measured over days, and how well it is known.
 *
 * @param value over all days together; NaN where they tell nothing
 * @param standardError NaN where one day alone tells nothing of it
 * @param low lower end of the 95 % interval, NaN likewise
 * @param high upper end of the 95 % interval, NaN likewise
 */
public record Sampled(double value, double standardError, double low, double high) {

    private static final double CONFIDENCE = 0.95;

    /** Standard deviations of a normal distribution between its middle and the interval's ends. */
    private static final double NORMAL = 1.959963984540054;

    /**
     * Any statistic of independent days, its error by the jackknife: from how it moves as each day
     * is left out once.
     *
     * @param days at least one
     * @see <a href="https://doi.org/10.1214/aos/1176345462">Efron and Stein (1981)</a>
     */
    static <D> Sampled jackknife(List<D> days, ToDoubleFunction<List<D>> statistic) {
        return jackknifeAll(days, d -> new double[] {statistic.applyAsDouble(d)}).get(0);
    }

    /** As {@link #jackknife}, several numbers at a time. */
    static <D> List<Sampled> jackknifeAll(List<D> days, Function<List<D>, double[]> statistics) {
        double[] all = statistics.apply(days);
        int n = days.size();
        double[][] without = new double[n][];
        if (n > 1) {
            for (int i = 0; i < n; i++) {
                List<D> rest = new ArrayList<>(days);
                rest.remove(i);
                without[i] = statistics.apply(rest);
            }
        }
        List<Sampled> sampled = new ArrayList<>();
        for (int k = 0; k < all.length; k++) {
            sampled.add(n > 1 ? of(all[k], without, k) : exact(all[k]));
        }
        return sampled;
    }

    /**
     * The median of independent numbers, its interval between two of them: whatever the
     * distribution, so far out that at most 2.5 % of samples have the median beyond each. Five
     * numbers or fewer tell no such interval.
     */
    static Sampled median(double[] values) {
        double median = Distribution.median(values);
        int n = values.length;
        BinomialDistribution halves = new BinomialDistribution(n, 0.5);
        int outside = 0;
        while (halves.cumulativeProbability(outside) <= (1 - CONFIDENCE) / 2) {
            outside++;
        }
        if (outside == 0) {
            return exact(median);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[outside - 1];
        double high = sorted[n - outside];
        return new Sampled(median, (high - low) / (2 * NORMAL), low, high);
    }

    /** A number without a known error. */
    static Sampled exact(double value) {
        return new Sampled(value, Double.NaN, Double.NaN, Double.NaN);
    }

    /** The mean of independent numbers, all weighing the same, whose errors add in squares. */
    public static Sampled mean(List<Sampled> numbers) {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (Sampled number : numbers) {
            if (!Double.isNaN(number.value)) {
                sum += number.value;
                squares += number.standardError * number.standardError;
                n++;
            }
        }
        if (n == 0) {
            return exact(Double.NaN);
        }
        double error = StrictMath.sqrt(squares) / n;
        double half = NORMAL * error;
        return new Sampled(sum / n, error, sum / n - half, sum / n + half);
    }

    private static Sampled of(double value, double[][] without, int k) {
        int n = without.length;
        double mean = 0;
        for (double[] one : without) {
            mean += one[k] / n;
        }
        double squares = 0;
        for (double[] one : without) {
            squares += (one[k] - mean) * (one[k] - mean);
        }
        double error = StrictMath.sqrt((n - 1.0) / n * squares);
        double half =
                new TDistribution(n - 1.0).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                        * error;
        return new Sampled(value, error, value - half, value + half);
    }

    /** The interval, or the value alone where there is none, meets the band. */
    boolean meets(Band band) {
        if (Double.isNaN(value)) {
            return false;
        }
        return Double.isNaN(low) ? band.meets(value, value) : band.meets(low, high);
    }
}

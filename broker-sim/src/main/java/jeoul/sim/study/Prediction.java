package jeoul.sim.study;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import jeoul.engine.report.DayReport;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.flow.FlowModel;

/**
 * What may be expected of a day, from many simulated days of the same plan: beside it stands what
 * happens.
 *
 * @param days simulated
 * @param slippageBps of all fills together against their arrival mids
 * @param d2Ratio D+2 deposit over the account's value at the end
 * @param rejections refused orders
 */
public record Prediction(
        int days, Range slippageBps, Range sharesMissing, Range d2Ratio, Range rejections) {

    /** Share of the days that lie beyond each end of a range: nine of ten lie within. */
    public static final double SHARE_BEYOND = 0.05;

    public Prediction {
        Objects.requireNonNull(slippageBps, "slippageBps");
        Objects.requireNonNull(sharesMissing, "sharesMissing");
        Objects.requireNonNull(d2Ratio, "d2Ratio");
        Objects.requireNonNull(rejections, "rejections");
    }

    /**
     * Where nine of ten simulated days lie: from the 5 % to the 95 % quantile, and the middle.
     *
     * @param low NaN, as the others, where no day has such a number
     */
    public record Range(double low, double median, double high) {

        /** Whether a number lies within. */
        public boolean contains(double value) {
            return low <= value && value <= high;
        }

        /** Quantiles by linear interpolation between the sorted values (type 7). */
        static Range of(double[] values) {
            double[] sorted =
                    Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
            return new Range(
                    quantile(sorted, SHARE_BEYOND),
                    quantile(sorted, 0.5),
                    quantile(sorted, 1 - SHARE_BEYOND));
        }

        private static double quantile(double[] sorted, double share) {
            if (sorted.length == 0) {
                return Double.NaN;
            }
            double place = share * (sorted.length - 1);
            int below = (int) place;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        }
    }

    /**
     * Simulates the plan of a scenario on many days.
     *
     * @param seeds one simulated day each, at least one, each once
     * @param threads at least 1; the answer does not depend on it
     * @param progress told how many days are done, from one thread at a time
     */
    public static Prediction of(
            Scenario scenario,
            Strategy strategy,
            FlowModel flow,
            List<Long> seeds,
            int threads,
            Venues venues,
            IntConsumer progress) {
        return of(
                Comparison.rehearsed(
                        scenario, List.of(strategy), flow, seeds, threads, venues, progress));
    }

    static Prediction of(List<DayReport> days) {
        return new Prediction(
                days.size(),
                range(days, day -> day.slippageBps().orElse(Double.NaN)),
                range(days, DayReport::sharesMissing),
                range(days, day -> day.cash().d2Ratio()),
                range(days, day -> day.orders().rejected()));
    }

    private static Range range(List<DayReport> days, ToDoubleFunction<DayReport> measure) {
        return Range.of(days.stream().mapToDouble(measure).toArray());
    }
}

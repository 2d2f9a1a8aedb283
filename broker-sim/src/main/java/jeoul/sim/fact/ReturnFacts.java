package jeoul.sim.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import jeoul.sim.fact.FactResult.Part;

/** Facts about returns of the mid. */
final class ReturnFacts {

    private static final int FIVE = 5;
    private static final int MOST_LAG = 5;

    /** The tail that Hill's index is taken from. */
    private static final double TAIL = 0.05;

    private ReturnFacts() {}

    /** Autocorrelation of five-minute returns; the largest of the first five lags first. */
    static List<Part> autocorrelation(List<ObservedDay> days) {
        Band band = new Band(-0.05, 0.05);
        int[] lags = {1, 2, 3, 4, 5};
        List<LagSums> sums = new ArrayList<>();
        for (ObservedDay day : days) {
            double[] returns = day.returns(FIVE);
            sums.add(LagSums.of(returns, returns.length, lags));
        }
        List<Sampled> sampled =
                Sampled.jackknifeAll(
                        sums,
                        some -> {
                            LagSums merged = LagSums.merge(some);
                            double[] values = new double[MOST_LAG];
                            for (int k = 0; k < MOST_LAG; k++) {
                                values[k] = merged.correlationAboutZero(k);
                            }
                            return values;
                        });
        List<Part> parts = new ArrayList<>();
        int largest = 0;
        for (int k = 0; k < MOST_LAG; k++) {
            parts.add(Part.of("lag" + (k + 1), sampled.get(k), band));
            if (StrictMath.abs(sampled.get(k).value())
                    > StrictMath.abs(sampled.get(largest).value())) {
                largest = k;
            }
        }
        parts.add(0, parts.remove(largest));
        return parts;
    }

    /** Hill's index of five-minute returns, and how peaked returns are at two horizons. */
    static List<Part> tails(List<ObservedDay> days) {
        return List.of(
                Part.of(
                        "hillIndex",
                        Sampled.jackknife(
                                days, d -> Distribution.hillIndex(returns(d, FIVE), TAIL)),
                        new Band(2.5, 4.5)),
                Part.of(
                        "kurtosis5",
                        Sampled.jackknife(days, d -> Distribution.excessKurtosis(returns(d, FIVE))),
                        Band.above(3)),
                Part.of(
                        "kurtosis30To5",
                        Sampled.jackknife(
                                days,
                                d ->
                                        Distribution.excessKurtosis(returns(d, 30))
                                                / Distribution.excessKurtosis(returns(d, FIVE))),
                        Band.below(1)));
    }

    /** Autocorrelation of absolute five-minute returns after an hour, and how it decays. */
    static List<Part> clustering(List<ObservedDay> days) {
        List<LagSums> sums = new ArrayList<>();
        for (ObservedDay day : days) {
            double[] absolute = day.returns(FIVE);
            for (int i = 0; i < absolute.length; i++) {
                absolute[i] = StrictMath.abs(absolute[i]);
            }
            sums.add(LagSums.of(absolute, absolute.length, ObservedDay.VOLATILITY_LAGS));
        }
        int hour = Arrays.binarySearch(ObservedDay.VOLATILITY_LAGS, 12);
        return List.of(
                Part.of(
                        "lag12",
                        Sampled.jackknife(sums, s -> LagSums.merge(s).correlation(hour)),
                        Band.above(0.05)),
                Part.of("decay", Sampled.jackknife(sums, ReturnFacts::decay), new Band(0.2, 0.4)));
    }

    private static double decay(List<LagSums> sums) {
        LagSums merged = LagSums.merge(sums);
        return -Decay.of(merged.lags(), merged::lag, merged::correlation, merged.count())
                .exponent();
    }

    /**
     * Variance of half-hour returns against thirty times that of the one-minute returns they are
     * made of, over all half-hours that begin at a full minute: 1 for a diffusion at any profile of
     * volatility.
     */
    static List<Part> varianceRatio(List<ObservedDay> days) {
        ToDoubleFunction<List<double[]>> ratio =
                some -> {
                    double whole = 0;
                    double minutes = 0;
                    for (double[] sums : some) {
                        whole += sums[0];
                        minutes += sums[1];
                    }
                    return whole / minutes;
                };
        List<double[]> sums = new ArrayList<>();
        for (ObservedDay day : days) {
            sums.add(varianceSums(day.returns(1), 30));
        }
        return List.of(Part.of("ratio30To1", Sampled.jackknife(sums, ratio), new Band(0.8, 1.2)));
    }

    /** Sums over all windows: the squared return of the whole, and of its minutes. */
    static double[] varianceSums(double[] returns, int window) {
        double[] sums = new double[2];
        for (int start = 0; start + window <= returns.length; start++) {
            double whole = 0;
            double squares = 0;
            for (int i = start; i < start + window; i++) {
                whole += returns[i];
                squares += returns[i] * returns[i];
            }
            if (!Double.isNaN(whole)) {
                sums[0] += whole * whole;
                sums[1] += squares;
            }
        }
        return sums;
    }

    private static double[] returns(List<ObservedDay> days, int minutes) {
        return days.stream()
                .flatMapToDouble(day -> Arrays.stream(day.returns(minutes)))
                .filter(r -> !Double.isNaN(r))
                .toArray();
    }
}

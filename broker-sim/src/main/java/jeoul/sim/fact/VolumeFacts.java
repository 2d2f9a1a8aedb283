package jeoul.sim.fact;

import java.util.List;
import jeoul.sim.fact.FactResult.Part;

/** Facts about how trading is spread over the day. */
final class VolumeFacts {

    /**
     * Percent of the day's volume in each thirteenth of the session, both auctions included: shares
     * that KRX published for the twelve half-hours of 2015, stretched to today's longer session.
     */
    static final double[] PROFILE = {
        15.88, 10.12, 7.98, 7.04, 6.46, 5.52, 4.66, 4.53, 5.14, 6.07, 7.05, 8.38, 11.17
    };

    private static final int FIVE = 5;

    private VolumeFacts() {}

    /** Root mean square difference from {@link #PROFILE}, percentage points. */
    static List<Part> profile(List<ObservedDay> days) {
        return List.of(
                Part.of(
                        "rmsePoints",
                        Sampled.jackknife(
                                days,
                                some -> {
                                    double[] shares = shares(some);
                                    double squares = 0;
                                    for (int i = 0; i < shares.length; i++) {
                                        double off = 100 * shares[i] - PROFILE[i];
                                        squares += off * off;
                                    }
                                    return StrictMath.sqrt(squares / shares.length);
                                }),
                        Band.below(1.5)));
    }

    /** Share of the volume in each thirteenth of the session, days weighing alike. */
    static double[] shares(List<ObservedDay> days) {
        double[] shares = new double[PROFILE.length];
        int traded = 0;
        for (ObservedDay day : days) {
            if (day.volume() == 0) {
                continue;
            }
            traded++;
            long[] minutes = day.draft().minuteVolume;
            int session =
                    (int)
                            ((day.hours().close().toNanoOfDay() - day.hours().open().toNanoOfDay())
                                    / DayDraft.MINUTE);
            for (int minute = 0; minute < minutes.length; minute++) {
                int slot = StrictMath.min(shares.length - 1, minute * shares.length / session);
                shares[slot] += (double) minutes[minute] / day.volume();
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= traded;
        }
        return shares;
    }

    /** Correlation of absolute five-minute returns with the volume of the same five minutes. */
    static List<Part> volatility(List<ObservedDay> days) {
        List<double[]> sums = days.stream().map(VolumeFacts::volatilitySums).toList();
        return List.of(
                Part.of(
                        "correlation",
                        Sampled.jackknife(sums, VolumeFacts::correlation),
                        new Band(0.3, 0.7)));
    }

    private static double[] volatilitySums(ObservedDay day) {
        double[] returns = day.returns(FIVE);
        long[] minutes = day.draft().minuteVolume;
        double[] sums = new double[6];
        for (int i = 0; i < returns.length; i++) {
            if (Double.isNaN(returns[i])) {
                continue;
            }
            double x = StrictMath.abs(returns[i]);
            double y = 0;
            for (int minute = i * FIVE; minute < (i + 1) * FIVE; minute++) {
                y += minutes[minute];
            }
            // The opening auction is no part of the first five minutes of continuous trading.
            y -= i == 0 ? day.draft().openingVolume : 0;
            sums[0]++;
            sums[1] += x;
            sums[2] += y;
            sums[3] += x * x;
            sums[4] += y * y;
            sums[5] += x * y;
        }
        return sums;
    }

    private static double correlation(List<double[]> days) {
        double[] sums = new double[6];
        for (double[] day : days) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += day[i];
            }
        }
        double n = sums[0];
        double covariance = sums[5] / n - sums[1] / n * sums[2] / n;
        double varianceX = sums[3] / n - sums[1] / n * sums[1] / n;
        double varianceY = sums[4] / n - sums[2] / n * sums[2] / n;
        return covariance / StrictMath.sqrt(varianceX * varianceY);
    }

    /** Variance over mean of the trades in each minute of continuous trading: 1 for Poisson's. */
    static List<Part> overdispersion(List<ObservedDay> days) {
        List<double[]> sums = days.stream().map(VolumeFacts::countSums).toList();
        return List.of(
                Part.of(
                        "fano",
                        Sampled.jackknife(sums, VolumeFacts::varianceOverMean),
                        Band.above(1.5)));
    }

    private static double[] countSums(ObservedDay day) {
        int minutes = (day.draft().mids.length - 1) / DayDraft.STEPS_PER_MINUTE;
        double[] sums = new double[3];
        for (int minute = 0; minute < minutes; minute++) {
            double trades = day.draft().minuteTrades[minute];
            sums[0]++;
            sums[1] += trades;
            sums[2] += trades * trades;
        }
        return sums;
    }

    private static double varianceOverMean(List<double[]> days) {
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (double[] day : days) {
            n += day[0];
            sum += day[1];
            squares += day[2];
        }
        double mean = sum / n;
        return (squares / n - mean * mean) / mean;
    }
}

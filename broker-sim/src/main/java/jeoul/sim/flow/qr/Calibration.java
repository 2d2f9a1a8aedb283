package jeoul.sim.flow.qr;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import jeoul.sim.flow.qr.CalibrationSettings.Target;
import jeoul.sim.flow.qr.FlowParameters.Liquidity;

/**
 * Fits the flow's parameters to what is wanted of three names whose tick is ten basis points: a
 * thin, a middle and a large one.
 *
 * <p>Each target has a parameter of its own that hardly touches the others, so they are corrected
 * one after another, in the order in which they depend on each other: depth at the best price, time
 * at one tick, range of the day, memory of signs, impact. A few rounds settle what they still do to
 * each other. All measurements are made on the same seeds (common random numbers).
 */
public final class Calibration {

    /** Share of a day's volume that is bought within an hour to measure impact. */
    private static final double ORDER = 0.05;

    /** Mean range over the expected one: ranges are skewed, and their median is to be right. */
    private static final double RANGE = 1.05;

    /** How much of a deviation one correction takes back. */
    private static final double DAMPING = 0.8;

    private final CalibrationSettings settings;
    private final Progress progress;

    private Calibration(CalibrationSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Hears of every measurement. */
    @FunctionalInterface
    public interface Progress {

        Progress SILENT = (round, name, quantity, measured, target) -> {};

        /**
         * @param round from 1 to the settings' rounds; one more for the closing measurement
         * @param name {@code thin}, {@code middle}, {@code large} or, for all three, {@code all}
         * @param quantity {@code depth}, {@code oneTick}, {@code range}, {@code signMemory} or
         *     {@code impact}
         */
        void measured(int round, String name, String quantity, double measured, double target);
    }

    /** The same settings give the same parameters. */
    public static FlowParameters run(CalibrationSettings settings, Progress progress) {
        return new Calibration(settings, progress).fit();
    }

    private FlowParameters fit() {
        FlowParameters fitted = settings.start();
        for (int round = 1; round <= settings.rounds(); round++) {
            fitted = round(round, fitted, true);
        }
        return round(settings.rounds() + 1, fitted, false);
    }

    private FlowParameters round(int round, FlowParameters before, boolean correct) {
        FlowParameters now = before;
        double memory = 0;
        for (Name name : Name.values()) {
            Target target = name.target(settings);
            double[] measured = measure(now, name, target);
            Liquidity is = name.of(now);
            progress.measured(round, name.key, "depth", measured[0], target.depth());
            progress.measured(round, name.key, "oneTick", measured[1], target.oneTick());
            progress.measured(round, name.key, "range", measured[2], RANGE);
            progress.measured(round, name.key, "impact", measured[4], target.impact());
            memory += measured[3] / Name.values().length;
            if (correct) {
                double odds = odds(target.oneTick()) / odds(measured[1]);
                now =
                        name.with(
                                now,
                                new Liquidity(
                                        is.turnover(),
                                        is.trades(),
                                        is.depth() * correction(target.depth() / measured[0]),
                                        StrictMath.min(1, is.create() * correction(odds)),
                                        is.createWide(),
                                        is.imbalance(),
                                        is.volatility() * correction(RANGE / measured[2]),
                                        is.impact() * correction(target.impact() / measured[4])));
            }
        }
        progress.measured(round, "all", "signMemory", memory, settings.signMemory());
        if (!correct) {
            return now;
        }
        // The correlation grows as the square of the share of trades that follow metaorders.
        double followed =
                now.followed() * StrictMath.sqrt(correction(settings.signMemory() / memory));
        return now.withFollowed(StrictMath.min(1, followed));
    }

    private static double correction(double ratio) {
        return StrictMath.pow(ratio, DAMPING);
    }

    private static double odds(double probability) {
        return probability / (1 - probability);
    }

    /** Means over the days of depth, time at one tick, range, sign memory, impact. */
    private double[] measure(FlowParameters parameters, Name name, Target target) {
        int days = settings.days();
        CalibrationDay[] alone = new CalibrationDay[days];
        double impact = 0;
        Liquidity liquidity = name.of(parameters);
        for (int i = 0; i < days; i++) {
            alone[i] = day(parameters, liquidity, target, i, 0);
            CalibrationDay bought = day(parameters, liquidity, target, i, ORDER);
            impact += (bought.midAtEleven() - alone[i].midAtEleven()) / days;
        }
        double deviation = liquidity.volatility() * target.range() * CalibrationDay.PRICE;
        return new double[] {
            mean(alone, CalibrationDay::depth),
            mean(alone, CalibrationDay::oneTickShare),
            mean(alone, CalibrationDay::rangeRatio),
            mean(alone, CalibrationDay::signMemory),
            impact / (deviation * StrictMath.sqrt(ORDER))
        };
    }

    private CalibrationDay day(
            FlowParameters parameters, Liquidity liquidity, Target target, int day, double order) {
        CalibrationDay played =
                new CalibrationDay(
                        parameters, liquidity.turnover(), target.range(), settings.seed() + day);
        played.play(order);
        return played;
    }

    private static double mean(CalibrationDay[] days, ToDoubleFunction<CalibrationDay> of) {
        return Arrays.stream(days).mapToDouble(of).sum() / days.length;
    }

    private enum Name {
        THIN("thin") {
            @Override
            Liquidity of(FlowParameters parameters) {
                return parameters.thin();
            }

            @Override
            Target target(CalibrationSettings settings) {
                return settings.thin();
            }

            @Override
            FlowParameters with(FlowParameters all, Liquidity fitted) {
                return all.with(fitted, all.middle(), all.large());
            }
        },
        MIDDLE("middle") {
            @Override
            Liquidity of(FlowParameters parameters) {
                return parameters.middle();
            }

            @Override
            Target target(CalibrationSettings settings) {
                return settings.middle();
            }

            @Override
            FlowParameters with(FlowParameters all, Liquidity fitted) {
                return all.with(all.thin(), fitted, all.large());
            }
        },
        LARGE("large") {
            @Override
            Liquidity of(FlowParameters parameters) {
                return parameters.large();
            }

            @Override
            Target target(CalibrationSettings settings) {
                return settings.large();
            }

            @Override
            FlowParameters with(FlowParameters all, Liquidity fitted) {
                return all.with(all.thin(), all.middle(), fitted);
            }
        };

        private final String key;

        Name(String key) {
            this.key = key;
        }

        abstract Liquidity of(FlowParameters parameters);

        abstract Target target(CalibrationSettings settings);

        abstract FlowParameters with(FlowParameters all, Liquidity fitted);
    }
}

package jeoul.sim.flow.qr;

import java.util.Objects;

/**
 * What the flow is calibrated to, and how long that takes.
 *
 * @param start parameters to begin with; those that are not calibrated stay as they are
 * @param days simulated for each measurement and name, at least 1
 * @param rounds through all steps, at least 1
 * @param seed of the days: the same in all measurements, so that two of them differ by the
 *     parameters alone
 * @param thin what is wanted of a thin name
 * @param middle what is wanted of a middle one
 * @param large what is wanted of a large one
 * @param signMemory correlation of the signs of neighbouring trades
 */
public record CalibrationSettings(
        FlowParameters start,
        int days,
        int rounds,
        long seed,
        Target thin,
        Target middle,
        Target large,
        double signMemory) {

    /** Days and rounds with which the parameters that ship were made, from seed 1. */
    public static final int DEFAULT_DAYS = 30;

    public static final int DEFAULT_ROUNDS = 4;

    /**
     * What is wanted of a name whose tick is ten basis points.
     *
     * @param depth shares at the best price, in mean order sizes
     * @param oneTick share of the time in which the spread is one tick
     * @param range expected (high - low) / base price of the name that is simulated
     * @param impact Y: price change after an hour's order of Q shares over sigma sqrt(Q / V)
     */
    public record Target(double depth, double oneTick, double range, double impact) {

        public Target {
            if (!(depth > 0) || !(oneTick > 0 && oneTick < 1) || !(range > 0) || !(impact > 0)) {
                throw new IllegalArgumentException(
                        "not a target: depth "
                                + depth
                                + ", one tick "
                                + oneTick
                                + ", range "
                                + range
                                + ", impact "
                                + impact);
            }
        }
    }

    public CalibrationSettings {
        Objects.requireNonNull(start, "start");
        if (days < 1 || rounds < 1) {
            throw new IllegalArgumentException(
                    "at least one day and one round: " + days + ", " + rounds);
        }
        if (!(signMemory > 0 && signMemory < 1)) {
            throw new IllegalArgumentException(
                    "sign memory must lie between 0 and 1: " + signMemory);
        }
    }

    /** From the parameters that ship, to the targets they were calibrated to. */
    public static CalibrationSettings of(int days, int rounds, long seed) {
        return new CalibrationSettings(
                FlowParameters.shipped(),
                days,
                rounds,
                seed,
                new Target(2.5, 0.35, 0.045, 0.8),
                new Target(8, 0.8, 0.04, 0.8),
                new Target(20, 0.92, 0.03, 0.8),
                0.28);
    }
}

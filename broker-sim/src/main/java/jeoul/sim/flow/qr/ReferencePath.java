package jeoul.sim.flow.qr;

import jeoul.sim.flow.Draws;

/**
 * The price that news alone would give, drawn before the day: a jump over night, then a random walk
 * in steps of {@value #STEP_SECONDS} seconds whose volatility follows the day's activity.
 */
final class ReferencePath {

    static final int STEP_SECONDS = 5;
    static final long STEP = STEP_SECONDS * 1_000_000_000L;

    private static final int STEPS_A_MINUTE = 60 / STEP_SECONDS;

    private ReferencePath() {}

    /**
     * @param opening won: price at which the opening auction ends
     * @param deviation won: of the price over the day
     * @return won, from the scheduled open on
     */
    static double[] draw(DayShape shape, double opening, double deviation, Draws draws) {
        double[] won = new double[shape.minutes() * STEPS_A_MINUTE + 1];
        won[0] = opening;
        for (int step = 1; step < won.length; step++) {
            double variance = shape.variance((step - 1) / STEPS_A_MINUTE) / STEPS_A_MINUTE;
            won[step] =
                    won[step - 1]
                            + deviation * StrictMath.sqrt(variance) * draws.boundedNormal(step, 0);
        }
        return won;
    }
}

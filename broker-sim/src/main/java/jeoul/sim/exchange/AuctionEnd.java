package jeoul.sim.exchange;

import jeoul.sim.flow.Draws;

/**
 * How late a call auction ends: uniform on 0 to 30 s, a draw addressed by the scheduled end. So an
 * interruption more or less on the day moves no other auction's end.
 */
final class AuctionEnd {

    private static final int END_DRAW = 0;

    private final Draws draws;
    private final boolean random;

    AuctionEnd(Draws draws, boolean random) {
        this.draws = draws;
        this.random = random;
    }

    /**
     * @param scheduledEnd nanoseconds since midnight
     * @return nanoseconds, whole milliseconds
     */
    long delayAfter(long scheduledEnd) {
        if (!random) {
            return 0;
        }
        double uniform = Draws.uniform(draws.bits(scheduledEnd, END_DRAW));
        long millis = (long) (uniform * (ExchangeSettings.RANDOM_END_SECONDS * 1_000L));
        return millis * (DayHours.SECOND / 1_000);
    }
}

package jeoul.kis.live;

import java.time.Duration;

/**
 * How many calls an app key may make.
 *
 * @param calls in any stretch of time as long as the interval
 */
public record CallRate(int calls, Duration interval) {

    // Before the rates, which are checked against them.
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 10_000;

    /** KIS allows 20 a second; clients are stable at 18. */
    public static final CallRate REAL = new CallRate(18, Duration.ofSeconds(1));

    /** The mock server has refused calls 600 ms apart, and taken them at this. */
    public static final CallRate MOCK = new CallRate(1, Duration.ofMillis(1_100));

    public CallRate {
        if (calls < 1 || calls > MOST) {
            throw new IllegalArgumentException("calls are not from 1 to " + MOST + ": " + calls);
        }
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("interval is not from 1 ms to 1 h: " + interval);
        }
    }

    /** Calls this far apart keep the rate wherever an interval is laid; rounded up. */
    Duration spacing() {
        return Duration.ofNanos((interval.toNanos() + calls - 1) / calls);
    }
}

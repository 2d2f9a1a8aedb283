package jeoul.sim.conditioned;

/**
 * What a symbol's day was like: won per share, and shares. A halted day has no prices: all of them
 * are 0.
 */
public record DayBar(long open, long high, long low, long close, long volume) {

    private static final long THIN = 10_000;

    public DayBar {
        if (volume < 0) {
            throw new IllegalArgumentException("volume must not be negative: " + volume);
        }
        boolean none = open == 0 && high == 0 && low == 0;
        boolean ordered =
                low >= 1
                        && low <= StrictMath.min(open, close)
                        && high >= StrictMath.max(open, close);
        if (!none && !ordered) {
            throw new IllegalArgumentException(
                    "open and close lie between low and high: "
                            + open
                            + " "
                            + high
                            + " "
                            + low
                            + " "
                            + close);
        }
    }

    /** Whether nothing traded. */
    public boolean isQuiet() {
        return volume == 0 || high == 0;
    }

    /** Whether the auction of an interruption could trade more than is left of the day. */
    boolean isThin() {
        return volume < THIN;
    }

    /** Whether the high is neither the open nor the close, so that it has to be reached between. */
    boolean turnsHigh() {
        return high > StrictMath.max(open, close);
    }

    /** Whether the low is neither the open nor the close. */
    boolean turnsLow() {
        return low < StrictMath.min(open, close);
    }

    /** Whether a trade after the opening price is needed at the close. */
    boolean needsClose() {
        return close != open || turnsHigh() || turnsLow();
    }

    /** The fewest trades that print these prices. */
    int fewestTrades() {
        return 1 + (turnsHigh() ? 1 : 0) + (turnsLow() ? 1 : 0) + (needsClose() ? 1 : 0);
    }
}

package jeoul.sim.book;

/**
 * How the heavy side shares what there is when an opening price forms at a daily limit (동시호가):
 * largest order first, in rounds, the last of which gives what is left.
 *
 * <p>KRX's pages disagree about the rounds, and which is in force is not known.
 *
 * @see <a href="https://global.krx.co.kr">KRX, allocation at the limits (GLB0602010202T2)</a>
 */
public enum Rationing {
    /** No rationing: price and time, as everywhere else. */
    NONE,
    /** 100 shares, half of the balance, the remainder. */
    HUNDRED_THEN_HALF,
    /** 100, 500, 1,000, 2,000 shares, half of the balance, the remainder. */
    RISING_ROUNDS;

    private long[] rounds() {
        return switch (this) {
            case NONE -> throw new IllegalStateException("price and time do not share in rounds");
            case HUNDRED_THEN_HALF -> new long[] {100};
            case RISING_ROUNDS -> new long[] {100, 500, 1_000, 2_000};
        };
    }

    /**
     * Shares {@code supply} among orders of {@code sizes}, which are in order of priority: largest
     * first, earlier first where equal.
     *
     * @return shares per order, never more than its size
     */
    long[] share(long supply, long[] sizes) {
        long[] given = new long[sizes.length];
        long left = supply;
        for (long round : rounds()) {
            for (int i = 0; i < sizes.length; i++) {
                left -= give(given, i, Math.min(round, sizes[i] - given[i]), left);
            }
        }
        for (int i = 0; i < sizes.length; i++) {
            // Half of the balance, rounded to the nearest share, half up.
            left -= give(given, i, (sizes[i] - given[i] + 1) / 2, left);
        }
        for (int i = 0; i < sizes.length; i++) {
            left -= give(given, i, sizes[i] - given[i], left);
        }
        return given;
    }

    private static long give(long[] given, int order, long wanted, long left) {
        long quantity = Math.min(wanted, left);
        given[order] += quantity;
        return quantity;
    }
}

package jeoul.benchmarks;

/** The workloads of the order books. */
public enum Workload {
    /**
     * One book of 4,000 orders: 52.4 % limit, 37.6 % cancel, 10 % limit orders that trade whole.
     */
    W1 {
        @Override
        Messages draw(int timed) {
            return new DrawnMessages(4_000, 1, 20, timed).limitsAndCancels();
        }
    },
    /** One book of 1,000 orders: 9 % limit, 3 % immediate-or-cancel, 6 % cancel, 82 % move. */
    W2 {
        @Override
        Messages draw(int timed) {
            return new DrawnMessages(1_000, 1, 20, timed).moves();
        }
    },
    /** The mix of {@link #W1} on 200 books of 200 orders; Zipf's law picks the book. */
    W3 {
        @Override
        Messages draw(int timed) {
            return new DrawnMessages(200, 200, 20, timed).limitsAndCancels();
        }
    },
    /** A stock's day: 47 % limit, 38 % cancel, 15 % best-limit orders; the mid wanders. */
    W4 {
        @Override
        Messages draw(int timed) {
            return new DrawnMessages(2_000, 1, 1_500, timed).bestLimits();
        }
    },
    /** The orders of a recorded day, over and over; needs the recordings. */
    RECORDED {
        @Override
        Messages draw(int timed) {
            return RecordedMessages.read(timed);
        }
    };

    /**
     * @param timed messages after those that fill the books
     */
    abstract Messages draw(int timed);
}

package jeoul.sim.replay;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of a replay.
 *
 * @param messages read, the one of the first row included
 * @param rowsCompared all but the first, which the book starts from; with executions sent as orders
 *     also without the rows in the middle of an order
 * @param rowsEqual of these, where every determined level was the recorded one
 * @param unknownOrders orders that were cancelled or traded and never added
 * @param executions how executions came out that were sent as orders; empty if they were not
 */
public record LobsterResult(
        long messages,
        long rowsCompared,
        long rowsEqual,
        long unknownOrders,
        Optional<RowDifference> firstDifference,
        Optional<Executions> executions) {

    public LobsterResult {
        Objects.requireNonNull(firstDifference, "firstDifference");
        Objects.requireNonNull(executions, "executions");
    }

    /**
     * Recorded executions beside the fills of the orders made of them.
     *
     * @param orders sent
     * @param compared executions these stand for
     * @param equal of the compared ones, those that filled the same order, or an unidentified one
     *     where the recorded one is, at the same price, with all shares, in the same sequence
     * @param identified of the equal ones, those whose order is known
     * @param firstDifferentRow of the message file, 1 the first
     * @param outOfPriority those that no order was sent for
     */
    public record Executions(
            long orders,
            long compared,
            long equal,
            long identified,
            OptionalLong firstDifferentRow,
            OutOfPriority outOfPriority) {

        public Executions {
            Objects.requireNonNull(firstDifferentRow, "firstDifferentRow");
            Objects.requireNonNull(outOfPriority, "outOfPriority");
        }

        /** All of the recording. */
        public long recorded() {
            return compared + outOfPriority.executions;
        }
    }

    /**
     * Executions that contradict the priority of price and time by the recording's own messages,
     * and those that come after them in the same run.
     *
     * @param runs of executions of one moment and side that hold them
     * @param firstRow of the message file, 1 the first
     */
    public record OutOfPriority(long runs, long executions, OptionalLong firstRow) {

        /** Every execution follows priority. */
        public static final OutOfPriority NONE = new OutOfPriority(0, 0, OptionalLong.empty());

        public OutOfPriority {
            Objects.requireNonNull(firstRow, "firstRow");
        }
    }
}

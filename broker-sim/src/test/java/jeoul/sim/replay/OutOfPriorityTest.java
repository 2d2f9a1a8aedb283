package jeoul.sim.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executions that contradict the priority of price and time in the recording itself, apart from
 * those that the engine fills otherwise. Three bids of ten shares rest before each execution.
 */
class OutOfPriorityTest {

    private static final String THREE_BIDS =
            """
            34200.1,1,1,10,100000,1
            34200.2,1,2,10,100000,1
            34200.3,1,3,10,100000,1
            """;

    @TempDir private Path folder;

    private RecordedFiles files;

    @BeforeEach
    void inAFolder() {
        files = new RecordedFiles(folder);
    }

    /**
     * @param sizes shares at the one price there is after each message that follows the bids
     */
    private LobsterResult send(String messages, long... sizes) throws IOException {
        StringBuilder book = new StringBuilder();
        for (long size : new long[] {10, 20, 30}) {
            book.append(row(100_000, size));
        }
        for (long size : sizes) {
            book.append(row(100_000, size));
        }
        return files.lobster(true, THREE_BIDS + messages, book.toString());
    }

    private static String row(long price, long size) {
        return size == 0
                ? "9999999999,0,-9999999999,0\n"
                : "9999999999,0," + price + "," + size + "\n";
    }

    private static LobsterResult.Executions executions(LobsterResult result) {
        assertEquals(result.rowsCompared(), result.rowsEqual());
        return result.executions().orElseThrow();
    }

    /** All that were compared are equal, by known orders. */
    private static LobsterResult.Executions equal(
            long orders, long compared, LobsterResult.OutOfPriority others) {
        return new LobsterResult.Executions(
                orders, compared, compared, compared, OptionalLong.empty(), others);
    }

    private static LobsterResult.OutOfPriority others(long runs, long executions, long firstRow) {
        return new LobsterResult.OutOfPriority(runs, executions, OptionalLong.of(firstRow));
    }

    @Test
    void aLaterOrderBeforeAnEarlierOneIsTheRecordingsOwn() throws IOException {
        LobsterResult result =
                send(
                        """
                        34200.4,4,2,10,100000,1
                        34200.5,4,1,10,100000,1
                        34200.6,4,3,10,100000,1
                        """,
                        20,
                        10,
                        0);

        assertEquals(equal(2, 2, others(1, 1, 4)), executions(result));
        assertEquals(3, executions(result).recorded());
    }

    @Test
    void aRunIsComparedUpToTheFirstExecutionOutOfPriority() throws IOException {
        // The first takes its turn, the third does not, and the second comes after it.
        LobsterResult result =
                send(
                        """
                        34200.4,4,1,10,100000,1
                        34200.4,4,3,10,100000,1
                        34200.4,4,2,4,100000,1
                        34200.5,4,2,6,100000,1
                        """,
                        20,
                        10,
                        6,
                        0);

        assertEquals(equal(2, 2, others(1, 2, 5)), executions(result));
    }

    @Test
    void anOrderThatTradedInPartIsStillAhead() throws IOException {
        LobsterResult result =
                send(
                        """
                        34200.4,4,1,4,100000,1
                        34200.4,4,2,10,100000,1
                        """,
                        26,
                        16);

        assertEquals(equal(1, 1, others(1, 1, 5)), executions(result));
    }

    @Test
    void aCancelledOrderIsNotAhead() throws IOException {
        LobsterResult result =
                send(
                        """
                        34200.4,3,1,10,100000,1
                        34200.5,2,2,3,100000,1
                        34200.6,4,2,7,100000,1
                        34200.6,4,3,10,100000,1
                        """,
                        20,
                        17,
                        10,
                        0);

        assertEquals(equal(1, 2, LobsterResult.OutOfPriority.NONE), executions(result));
    }

    @Test
    void anOrderAtABetterPriceIsAhead() throws IOException {
        LobsterResult result =
                files.lobster(
                        true,
                        """
                        34200.1,1,1,10,100000,-1
                        34200.2,1,2,10,100100,-1
                        34200.3,4,2,10,100100,-1
                        """,
                        """
                        100000,10,-9999999999,0,9999999999,0,-9999999999,0
                        100000,10,-9999999999,0,100100,10,-9999999999,0
                        100000,10,-9999999999,0,9999999999,0,-9999999999,0
                        """);

        assertEquals(equal(0, 0, others(1, 1, 3)), executions(result));
    }

    @Test
    void sharesNobodyToldOfAreAheadOfAllThatArrived() throws IOException {
        // Ten shares were there before the first message, whose order trades or does not.
        String rows = row(100_000, 20) + row(100_000, 10);
        LobsterResult passedOver =
                files.lobster(true, "34200.1,1,1,10,100000,1\n34200.2,4,1,10,100000,1", rows);
        LobsterResult result =
                files.lobster(
                        true,
                        "34200.1,1,1,10,100000,1\n34200.2,4,9,10,100000,1\n34200.3,4,1,10,100000,1",
                        rows + row(100_000, 0));

        assertEquals(equal(0, 0, others(1, 1, 2)), executions(passedOver));
        assertEquals(
                new LobsterResult.Executions(
                        2, 2, 2, 1, OptionalLong.empty(), LobsterResult.OutOfPriority.NONE),
                executions(result));
    }

    @Test
    void whatTheEngineFillsOtherwiseIsADifferenceOfOurs() {
        // As if the engine had lost the sequence: its queue begins with the second order.
        TakerRun run = new TakerRun();
        RecordedBook book = new RecordedBook(true, run);
        book.add(2, true, 100_000, 10);
        book.add(1, true, 100_000, 10);
        RecordedQueues queues = new RecordedQueues();
        queues.add(1, true, 100_000, 10);
        queues.add(2, true, 100_000, 10);
        LobsterMessage message = new LobsterMessage();
        message.type = LobsterMessage.EXECUTION;
        message.id = 1;
        message.size = 10;
        message.price = 100_000;
        message.buy = true;

        run.add(7, message, true, queues.isFirst(1, true, 100_000));
        run.send(book);

        assertEquals(1, run.finish());
        assertEquals(
                new LobsterResult.Executions(
                        1, 1, 0, 0, OptionalLong.of(7), LobsterResult.OutOfPriority.NONE),
                run.result());
    }
}

package jeoul.sim.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of a few messages at about ten dollars, two levels shown; "-" is an empty level. */
class LobsterReplayTest {

    @TempDir private Path folder;
    private RecordedFiles files;

    @BeforeEach
    void inAFolder() {
        files = new RecordedFiles(folder);
    }

    /** Asks then bids of a row, each level as price and size. */
    private static String book(String... rows) {
        return String.join("\n", rows).replace("-,-", "9999999999,0").replace(" ", ",");
    }

    private LobsterResult replay(String messages, String... rows) throws IOException {
        return files.lobster(false, messages.replace(' ', ','), book(rows));
    }

    private LobsterResult send(String messages, String... rows) throws IOException {
        return files.lobster(true, messages.replace(' ', ','), book(rows));
    }

    private static LobsterResult equal(long messages, long unknown) {
        return new LobsterResult(
                messages, messages - 1, messages - 1, unknown, Optional.empty(), Optional.empty());
    }

    @Test
    void ordersComeShrinkAndGo() throws IOException {
        assertEquals(
                equal(5, 0),
                replay(
                        """
                        34200.1 1 1 100 100000 1
                        34200.2 1 2 50 100100 -1
                        34200.2 2 2 20 100100 -1
                        34200.3 4 1 40 100000 1
                        34200.4 3 1 60 100000 1
                        """,
                        "-,- 100000 100 -,- -,-",
                        "100100 50 100000 100 -,- -,-",
                        "100100 30 100000 100 -,- -,-",
                        "100100 30 100000 60 -,- -,-",
                        "100100 30 -,- -,- -,-"));
    }

    @Test
    void hiddenExecutionsCrossesAndHaltsLeaveTheBookAlone() throws IOException {
        assertEquals(
                equal(4, 0),
                replay(
                        """
                        34200.1 1 1 100 100000 1
                        34200.2 5 0 30 100050 -1
                        34200.3 6 -1 500 100000 -1
                        34200.4 7 0 0 -1 -1
                        """,
                        "-,- 100000 100 -,- -,-",
                        "-,- 100000 100 -,- -,-",
                        "-,- 100000 100 -,- -,-",
                        "-,- 100000 100 -,- -,-"));
    }

    @Test
    void aLevelThatIsUncoveredIsTakenFromTheFile() throws IOException {
        // The best bid goes, and a third one nobody has told of comes into sight; it is then
        // cancelled in part by an order that was never added.
        assertEquals(
                equal(3, 2),
                replay(
                        """
                        34200.1 3 7 5 100300 1
                        34200.2 3 8 100 100000 1
                        34200.3 2 9 70 99500 1
                        """,
                        "-,- 100000 100 -,- 99900 40",
                        "-,- 99900 40 -,- 99500 80",
                        "-,- 99900 40 -,- 99500 10"));
    }

    @Test
    void anOrderOutOfSightIsForgottenAndNotUnknownLater() throws IOException {
        // The order at 99,900 is pushed out by two better ones, comes back and is deleted.
        assertEquals(
                equal(5, 0),
                replay(
                        """
                        34200.1 1 1 10 99900 1
                        34200.2 1 2 20 100000 1
                        34200.3 1 3 30 100100 1
                        34200.4 3 3 30 100100 1
                        34200.5 3 1 10 99900 1
                        """,
                        "-,- 99900 10 -,- -,-",
                        "-,- 100000 20 -,- 99900 10",
                        "-,- 100100 30 -,- 100000 20",
                        "-,- 100000 20 -,- 99900 10",
                        "-,- 100000 20 -,- -,-"));
    }

    @Test
    void theFirstDifferenceIsToldAndTheNextRowIsJudgedByItself() throws IOException {
        LobsterResult result =
                replay(
                        """
                        34200.1 1 1 100 100000 1
                        34200.2 1 2 50 100100 -1
                        34200.3 2 2 20 100100 -1
                        """,
                        "-,- 100000 100 -,- -,-",
                        "100100 55 100000 100 -,- -,-",
                        "100100 35 100000 100 -,- -,-");

        assertEquals(2, result.rowsCompared());
        assertEquals(1, result.rowsEqual());
        assertEquals(
                Optional.of(new RowDifference(2, false, 100_100, 55, 50)),
                result.firstDifference());
    }

    @Test
    void aLevelThatIsNotRecordedIsADifference() throws IOException {
        LobsterResult result =
                replay(
                        """
                        34200.1 1 1 100 100000 1
                        34200.2 1 2 50 99900 1
                        """,
                        "-,- 100000 100 -,- -,-",
                        "-,- 100000 100 -,- -,-");

        assertEquals(
                Optional.of(new RowDifference(2, true, 99_900, 0, 50)), result.firstDifference());
    }

    @Test
    void aRowThatDoesNotFollowItsMessageIsADifference() throws IOException {
        // Each time the book is looked at before, and should not be taken for unchanged.
        LobsterResult cancelled =
                replay(
                        """
                        34200.1 1 1 100 100000 1
                        34200.2 5 0 9 100050 1
                        34200.3 2 1 40 100000 1
                        """,
                        "-,- 100000 100 -,- -,-",
                        "-,- 100000 100 -,- -,-",
                        "-,- 100000 100 -,- -,-");
        LobsterResult deleted =
                replay(
                        """
                        34200.1 1 1 100 100000 -1
                        34200.2 5 0 9 100050 1
                        34200.3 3 1 100 100000 -1
                        """,
                        "100000 100 -,- -,- -,-",
                        "100000 100 -,- -,- -,-",
                        "100000 100 -,- -,- -,-");
        LobsterResult executed =
                send(
                        """
                        34200.1 1 1 100 100000 1
                        34200.2 5 0 9 100050 1
                        34200.3 4 1 30 100000 1
                        """,
                        "-,- 100000 100 -,- -,-",
                        "-,- 100000 100 -,- -,-",
                        "-,- 100000 100 -,- -,-");

        assertEquals(
                Optional.of(new RowDifference(3, true, 100_000, 100, 60)),
                cancelled.firstDifference());
        assertEquals(
                Optional.of(new RowDifference(3, false, 100_000, 100, 0)),
                deleted.firstDifference());
        assertEquals(
                Optional.of(new RowDifference(3, true, 100_000, 100, 70)),
                executed.firstDifference());
    }

    @Test
    void whatAnOrderThatCrossesTakesFromTheOtherSideIsCompared() throws IOException {
        LobsterResult result =
                send(
                        """
                        34200.1 1 1 100 100000 -1
                        34200.2 5 0 9 100050 1
                        34200.3 1 2 50 100100 -1
                        34200.4 2 2 10 100100 -1
                        34200.5 1 3 30 100000 1
                        """,
                        "100000 100 -,- -,- -,-",
                        "100000 100 -,- -,- -,-",
                        "100000 100 -,- 100100 50 -,-",
                        "100000 100 -,- 100100 40 -,-",
                        "100000 100 -,- 100100 40 -,-");

        assertEquals(
                Optional.of(new RowDifference(5, false, 100_000, 100, 70)),
                result.firstDifference());
    }

    @Test
    void pricesBetweenCentsAndFarApartAreKept() throws IOException {
        assertEquals(
                equal(4, 0),
                replay(
                        """
                        34200.1 1 1 10 1999999900 -1
                        34200.2 1 2 20 1 1
                        34200.3 1 3 30 100050 1
                        34200.4 2 1 5 1999999900 -1
                        """,
                        "1999999900 10 -,- -,- -,-",
                        "1999999900 10 1 20 -,- -,-",
                        "1999999900 10 100050 30 -,- 1 20",
                        "1999999900 5 100050 30 -,- 1 20"));
    }

    @Test
    void oneOrderTakesWhatWasExecutedAtOneTime() throws IOException {
        // 25 of the first order at 100,000 and, in turn, all of the second and the next price.
        LobsterResult result =
                send(
                        """
                        34200.1 1 1 25 100000 1
                        34200.2 1 2 10 100000 1
                        34200.3 1 3 40 99900 1
                        34200.4 4 1 25 100000 1
                        34200.4 5 0 9 100050 1
                        34200.4 4 2 10 100000 1
                        34200.4 4 3 15 99900 1
                        34200.5 4 3 5 99900 1
                        """,
                        "-,- 100000 25 -,- -,-",
                        "-,- 100000 35 -,- -,-",
                        "-,- 100000 35 -,- 99900 40",
                        "-,- 100000 10 -,- 99900 40",
                        "-,- 100000 10 -,- 99900 40",
                        "-,- 99900 40 -,- -,-",
                        "-,- 99900 25 -,- -,-",
                        "-,- 99900 20 -,- -,-");

        assertEquals(
                new LobsterResult(
                        8,
                        4,
                        4,
                        0,
                        Optional.empty(),
                        Optional.of(
                                new LobsterResult.Executions(
                                        2,
                                        4,
                                        4,
                                        4,
                                        OptionalLong.empty(),
                                        LobsterResult.OutOfPriority.NONE))),
                result);
    }

    @Test
    void anOrderReachesLevelsThatItsOwnExecutionsUncover() throws IOException {
        // One level is shown: the second price is known only once the first is gone.
        LobsterResult result =
                files.lobster(
                        true,
                        "34200.1,1,1,25,100000,1\n34200.4,4,1,25,100000,1\n34200.4,4,9,15,99900,1",
                        "9999999999,0,100000,25\n9999999999,0,99900,40\n9999999999,0,99900,25");

        assertEquals(
                new LobsterResult(
                        3,
                        1,
                        1,
                        1,
                        Optional.empty(),
                        Optional.of(
                                new LobsterResult.Executions(
                                        1,
                                        2,
                                        2,
                                        1,
                                        OptionalLong.empty(),
                                        LobsterResult.OutOfPriority.NONE))),
                result);
    }

    @Test
    void aRowThatJumpsBetweenTheExecutionsOfAnOrderIsADifferenceOnlyOnce() throws IOException {
        // The row in between hides 20,900, so that nothing there is determined after the order,
        // though the book holds what the row shows again. It is taken over, not doubled.
        LobsterResult result =
                send(
                        """
                        34200.1 1 1 2 20700 -1
                        34200.2 4 9 1 20500 -1
                        34200.2 4 1 2 20700 -1
                        34200.3 5 0 9 20950 -1
                        """,
                        "20500 1 -,- 20700 2 -,- 20900 2 -,-",
                        "20600 2 20200 1 20700 3 20000 3 20800 4 -,-",
                        "20900 2 -,- -,- -,- -,- -,-",
                        "20900 2 -,- -,- -,- -,- -,-");

        assertEquals(2, result.rowsCompared());
        assertEquals(1, result.rowsEqual());
    }

    @Test
    void aLevelBehindTheLastOneGoesThoughACrossedRowLeftFewerThanItShows() throws IOException {
        LobsterResult result =
                send(
                        """
                        34200.1 5 0 1 20500 -1
                        34200.2 2 1 2 20300 -1
                        34200.3 4 3 1 20000 -1
                        """,
                        "20000 4 20400 2 20100 4 20200 1 20300 2 20000 3",
                        "20000 4 20700 3 20100 4 20300 3 20300 2 -,-",
                        "20000 4 20700 3 20100 4 20300 3 20300 2 -,-");

        LobsterResult.Executions executions = result.executions().orElseThrow();
        assertEquals(1, executions.compared());
        assertEquals(0, executions.equal());
        assertEquals(OptionalLong.of(3), executions.firstDifferentRow());
    }

    @Test
    void stopsAtALimit() throws IOException {
        String messages = files.write("m.csv", "34200,1,1,25,100000,1", "34200,3,1,25,100000,1");
        String book = files.write("b.csv", "0,0,100000,25", "0,0,0,0");
        try (LobsterFiles both = new LobsterFiles(messages, book)) {
            assertEquals(1, new LobsterReplay(both, false).run(1).messages());
        }
    }
}

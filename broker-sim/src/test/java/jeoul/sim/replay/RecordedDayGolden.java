package jeoul.sim.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Real recordings, whose numbers are known. */
class RecordedDayGolden {

    private static LobsterResult lobster(String name, int levels, boolean asOrders) {
        String messages = SharedRecordings.file(name + "_message_" + levels + ".csv.gz");
        String book = SharedRecordings.file(name + "_orderbook_" + levels + ".csv.gz");
        try (LobsterFiles files = new LobsterFiles(messages, book)) {
            return new LobsterReplay(files, asOrders).run(Long.MAX_VALUE);
        }
    }

    private static LobsterResult apple(boolean asOrders) {
        return lobster("AAPL_2012-06-21_first999", 10, asOrders);
    }

    private static LobsterResult amazon(boolean asOrders) {
        return lobster("AMZN_2012-06-21_34200000_57600000", 1, asOrders);
    }

    @Test
    void everyRowOfTenLevelsIsRebuilt() {
        assertEquals(
                new LobsterResult(999, 998, 998, 9, Optional.empty(), Optional.empty()),
                apple(false));
    }

    @Test
    void everyRowOfAWholeDayIsRebuilt() {
        assertEquals(
                new LobsterResult(
                        57_515, 57_514, 57_514, 6_700, Optional.empty(), Optional.empty()),
                amazon(false));
    }

    @Test
    void theEngineFillsTheOrdersThatWereFilled() {
        LobsterResult result = apple(true);

        assertEquals(
                Optional.of(
                        new LobsterResult.Executions(
                                63,
                                98,
                                98,
                                90,
                                OptionalLong.empty(),
                                LobsterResult.OutOfPriority.NONE)),
                result.executions());
        assertEquals(result.rowsCompared(), result.rowsEqual());
    }

    @Test
    void theEngineFillsTheOrdersOfAWholeDay() {
        LobsterResult result = amazon(true);

        assertEquals(54_893, result.rowsCompared());
        assertEquals(result.rowsCompared(), result.rowsEqual());
        assertEquals(
                Optional.of(
                        new LobsterResult.Executions(
                                6_583,
                                8_962,
                                8_962,
                                4_470,
                                OptionalLong.empty(),
                                new LobsterResult.OutOfPriority(8, 12, OptionalLong.of(1_947)))),
                result.executions());
    }

    @Test
    void theCompleteBookOfAMorningIsThatOfThoseWhoPublishedIt() {
        String file = SharedRecordings.file("NVDA_2010-06-08_orders.csv.gz");
        try (L3Replay first = new L3Replay(file);
                L3Replay whole = new L3Replay(file)) {
            assertEquals(
                    new L3Result(
                            10_000,
                            0,
                            0,
                            new L3Result.Side(631, 179, 113_600, 2_700),
                            new L3Result.Side(1_856, 540, 113_800, 400)),
                    first.run(10_000));
            assertEquals(
                    new L3Result(
                            10_500,
                            0,
                            0,
                            new L3Result.Side(643, 181, 113_600, 900),
                            new L3Result.Side(1_888, 541, 113_700, 800)),
                    whole.run(Long.MAX_VALUE));
        }
    }
}

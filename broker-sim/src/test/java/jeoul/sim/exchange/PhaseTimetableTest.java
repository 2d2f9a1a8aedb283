package jeoul.sim.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingMode;
import org.junit.jupiter.api.Test;

class PhaseTimetableTest {

    @Test
    void anOrdinaryDayRunsFromHalfPastEightToHalfPastThree() {
        OneStock stock = OneStock.of(new ScriptedFlow()).at("18:30");

        assertEquals(
                List.of(
                        "08:30 OPENING_AUCTION",
                        "09:00 CONTINUOUS",
                        "15:20 CLOSING_AUCTION",
                        "15:30 CLOSED"),
                stock.recorder.phases());
    }

    @Test
    void theFirstDayOfTheYearOpensAtTen() {
        OneStock stock = OneStock.on(LocalDate.of(2026, 1, 2), new ScriptedFlow()).at("18:30");

        assertEquals(
                List.of(
                        "09:30 OPENING_AUCTION",
                        "10:00 CONTINUOUS",
                        "15:20 CLOSING_AUCTION",
                        "15:30 CLOSED"),
                stock.recorder.phases());
    }

    @Test
    void anExaminationDayRunsAnHourLater() {
        OneStock stock = OneStock.on(LocalDate.of(2026, 11, 19), new ScriptedFlow()).at("18:30");

        assertEquals(
                List.of(
                        "09:30 OPENING_AUCTION",
                        "10:00 CONTINUOUS",
                        "16:20 CLOSING_AUCTION",
                        "16:30 CLOSED"),
                stock.recorder.phases());
    }

    @Test
    void aPeriodicCallNameNeverTradesContinuously() {
        OneStock stock = OneStock.in(TradingMode.PERIODIC_CALL_30, new ScriptedFlow()).at("18:30");

        assertEquals(
                List.of(
                        "08:30 OPENING_AUCTION",
                        "09:00 PERIODIC_AUCTION",
                        "15:20 CLOSING_AUCTION",
                        "15:30 CLOSED"),
                stock.recorder.phases());
    }

    @Test
    void aHaltedNameIsHaltedFromFirstAcceptanceToTheClose() {
        OneStock stock = OneStock.in(TradingMode.HALTED, new ScriptedFlow()).at("18:30");

        assertEquals(List.of("08:30 HALTED", "15:30 CLOSED"), stock.recorder.phases());
    }

    @Test
    void runUntilStopsAtEveryChangeOfPhaseAndThenReachesItsTime() {
        OneStock stock = OneStock.of(new ScriptedFlow());
        long nine = LocalTime.of(9, 0).toNanoOfDay();

        assertTrue(stock.exchange.runUntil(nine));
        assertEquals(LocalTime.of(8, 30).toNanoOfDay(), stock.exchange.now());
        assertTrue(stock.exchange.runUntil(nine));
        assertEquals(nine, stock.exchange.now());
        assertEquals(Phase.CONTINUOUS, stock.phase());
        assertFalse(stock.exchange.runUntil(nine));
    }

    @Test
    void anAuctionEndsWithinThirtySecondsOfItsTimeAsTheSeedSays() {
        List<Long> delays = new ArrayList<>();
        for (long seed = 1; seed <= 20; seed++) {
            delays.add(openingDelay(seed));
        }

        assertTrue(delays.stream().allMatch(delay -> delay >= 0 && delay < 30_000_000_000L));
        assertTrue(delays.stream().distinct().count() > 15, delays.toString());
        assertEquals(delays.get(6), openingDelay(7));
        assertNotEquals(delays.get(6), openingDelay(8));
    }

    private static long openingDelay(long seed) {
        OneStock stock = OneStock.seeded(seed, ExchangeSettings.DEFAULT, new ScriptedFlow());
        stock.exchange.runUntil(LocalTime.of(8, 30).toNanoOfDay());
        stock.exchange.runUntil(LocalTime.of(10, 0).toNanoOfDay());
        assertEquals(Phase.CONTINUOUS, stock.phase());
        return stock.exchange.now() - LocalTime.of(9, 0).toNanoOfDay();
    }
}

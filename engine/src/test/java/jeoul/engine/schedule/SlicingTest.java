package jeoul.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import jeoul.engine.InputException;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.OrderType;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.RebalancePlan;
import org.junit.jupiter.api.Test;

final class SlicingTest {

    private static final TradingDay DAY = TradingDay.ordinary(LocalDate.of(2026, 11, 20));
    private static final RebalancePlan PLAN =
            new RebalancePlan(
                    1_000_000,
                    0.98,
                    List.of(row("000010", 5, 2), row("000020", 7, 7), row("000030", 0, 9)));

    @Test
    void sellsAndBuysGetAWindowEachAndTheRestNothing() {
        List<ParentOrder> orders = Slicing.of(PLAN, Strategy.SELL_EARLY, DAY, at("08:30:00"));

        assertEquals(
                List.of(
                        order("000010", Side.SELL, "09:10:00", "14:00:00", 3),
                        order("000030", Side.BUY, "09:10:00", "15:00:00", 9)),
                orders);
    }

    @Test
    void lateStartIsAMinuteFromNow() {
        List<ParentOrder> orders = Slicing.of(PLAN, Strategy.TEXTBOOK, DAY, at("09:09:01"));

        assertEquals(at("09:10:01"), orders.get(0).schedule().start());
    }

    @Test
    void aStrategyThatDropsWhatItMissesStartsWithItsWindow() {
        Strategy textbook = Strategy.TEXTBOOK;
        Strategy dropping =
                new Strategy(
                        "dropping",
                        textbook.invest(),
                        textbook.slice(),
                        textbook.order(),
                        textbook.window(),
                        textbook.sellWindow(),
                        textbook.catchUp(),
                        textbook.leaves(),
                        textbook.leavesAfter(),
                        MissedPolicy.DROP);

        List<ParentOrder> orders = Slicing.of(PLAN, dropping, DAY, at("12:00:00"));

        assertEquals(at("09:10:00"), orders.get(0).schedule().start());
    }

    @Test
    void windowsMoveWithASpecialDay() {
        TradingDay late =
                new TradingDay(
                        LocalDate.of(2026, 11, 19), LocalTime.of(10, 0), LocalTime.of(16, 30));

        Schedule schedule =
                Slicing.of(PLAN, Strategy.TEXTBOOK, late, at("08:30:00").minusSeconds(86_400))
                        .get(1)
                        .schedule();

        assertEquals(late.at(LocalTime.of(10, 10)), schedule.start());
        assertEquals(late.at(LocalTime.of(16, 0)), schedule.end());
    }

    @Test
    void refusesAWindowThatIsOver() {
        InputException refused =
                assertThrows(
                        InputException.class,
                        () -> Slicing.of(PLAN, Strategy.TEXTBOOK, DAY, at("14:59:00")));

        assertEquals(
                "strategy textbook, sell-window 09:10-15:00: at 14:59:00 no time is left before it"
                        + " ends at 15:00:00 on 2026-11-20; expected a time before 14:59:00, or a"
                        + " later trading day",
                refused.getMessage());
    }

    @Test
    void refusesOnlyTheWindowThatIsNeeded() {
        RebalancePlan buys = new RebalancePlan(1_000_000, 0.98, List.of(row("000030", 0, 9)));

        List<ParentOrder> orders = Slicing.of(buys, Strategy.SELL_EARLY, DAY, at("14:58:59"));

        assertEquals(List.of(order("000030", Side.BUY, "14:59:59", "15:00:00", 9)), orders);
        assertThrows(
                InputException.class,
                () -> Slicing.of(PLAN, Strategy.SELL_EARLY, DAY, at("14:58:59")));
    }

    @Test
    void refusesAWindowThatAShortDayLeavesNothingOf() {
        TradingDay first =
                new TradingDay(LocalDate.of(2027, 1, 4), LocalTime.of(10, 0), LocalTime.of(15, 30));
        Strategy morning =
                new Strategy(
                        "morning",
                        0.98,
                        1,
                        OrderType.MARKET,
                        Window.parse("09:10-09:40"),
                        Window.parse("09:10-09:40"),
                        Optional.empty(),
                        LeavesPolicy.LEAVE,
                        Strategy.DEFAULT_LEAVES_AFTER,
                        MissedPolicy.SPREAD);

        InputException refused =
                assertThrows(
                        InputException.class,
                        () -> Slicing.of(PLAN, morning, first, first.at(LocalTime.of(8, 30))));

        assertEquals(
                "strategy morning, sell-window 09:10-09:40: nothing is left of it on 2027-01-04,"
                        + " open 10:00-15:30; expected a longer window",
                refused.getMessage());
    }

    @Test
    void refusesADayThatHasPassedAndNamesTheDate() {
        InputException refused =
                assertThrows(
                        InputException.class,
                        () ->
                                Slicing.of(
                                        PLAN,
                                        Strategy.TEXTBOOK,
                                        DAY,
                                        at("08:30:00").plusSeconds(86_400)));

        assertEquals(
                "strategy textbook, sell-window 09:10-15:00: at 2026-11-21 08:30:00 no time is"
                        + " left before it ends at 15:00:00 on 2026-11-20; expected a time before"
                        + " 14:59:00, or a later trading day",
                refused.getMessage());
    }

    private static PlanRow row(String code, long held, long target) {
        return new PlanRow(
                new Symbol(code), "", held, 1_000, target, target - held, Optional.empty(), 0);
    }

    private static ParentOrder order(
            String code, Side side, String start, String end, long quantity) {
        return new ParentOrder(
                new Symbol(code), side, 1_000, new Schedule(at(start), at(end), quantity, 1));
    }

    private static Instant at(String time) {
        return Seoul.at(DAY.date(), LocalTime.parse(time));
    }
}

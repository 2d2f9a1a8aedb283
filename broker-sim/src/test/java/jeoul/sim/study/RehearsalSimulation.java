package jeoul.sim.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.report.DayReport;
import jeoul.engine.schedule.Strategy;
import jeoul.engine.schedule.Window;
import jeoul.sim.LatencySettings;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.exchange.ScheduledHalt;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import org.junit.jupiter.api.Test;

/** Whole days; a failure names the seed, and the same seed gives the same day. */
class RehearsalSimulation {

    @Test
    void everyWonAndEveryShareOfADayIsAccountedFor() {
        for (VenueProfile profile : List.of(VenueProfile.REAL, VenueProfile.MOCK)) {
            for (Strategy strategy : Strategy.BUILT_IN) {
                for (long seed = 1; seed <= 2; seed++) {
                    String day = profile.name() + ", " + strategy.name() + ", seed " + seed;
                    assertAccounted(rehearse(Scenarios.moved(profile), strategy, seed), day);
                }
            }
        }
    }

    private static void assertAccounted(RehearsedDay day, String which) {
        DayReport.CashPath cash = day.report().cash();
        assertEquals(
                cash.end().d2(),
                cash.d2Before()
                        + cash.sales()
                        - cash.buys()
                        - day.report().costs().commission()
                        - day.report().costs().tax(),
                which);
        assertTrue(cash.end().deposit() >= 0 && cash.end().d1() >= 0 && cash.end().d2() >= 0);
        assertEquals(cash.end().d2(), cash.end().orderable(), "no order is open, " + which);
        for (DayReport.Row row : day.report().rows()) {
            assertFalse(
                    row.causes().containsKey(Cause.UNKNOWN),
                    which + ": " + row.symbol() + " " + row.causes());
        }
    }

    @Test
    void theSameSeedGivesTheSameDay() {
        Scenario scenario = Scenarios.moved(VenueProfile.REAL);

        assertEquals(
                rehearse(scenario, Strategy.TEXTBOOK, 7), rehearse(scenario, Strategy.TEXTBOOK, 7));
        assertFalse(
                rehearse(scenario, Strategy.TEXTBOOK, 7)
                        .report()
                        .equals(rehearse(scenario, Strategy.TEXTBOOK, 8).report()));
    }

    @Test
    void allInCashOnlyTheLastBuysLackTheThirdThatAnUnpricedBuyLocks() {
        // Two per cent of three million won are 60,000; a share of 168,500 won locks 50,500 more
        // than it costs, and others are open at the same moment.
        DayReport textbook =
                rehearse(Scenarios.bought(VenueProfile.REAL), Strategy.TEXTBOOK, 1).report();
        DayReport buffered =
                rehearse(Scenarios.bought(VenueProfile.REAL), Strategy.CASH_BUFFER, 1).report();

        assertTrue(textbook.sharesMissing() <= 3, "missing " + textbook.sharesMissing());
        assertEquals(0, buffered.orders().rejected());
        assertEquals(0, buffered.sharesMissing());
    }

    @Test
    void theLastBuysOfATextbookDayFindTooLittleCash() {
        long refused = 0;
        for (long seed = 1; seed <= 3; seed++) {
            DayReport report =
                    rehearse(Scenarios.moved(VenueProfile.REAL), Strategy.TEXTBOOK, seed).report();
            for (DayReport.Rejection rejection : report.rejections()) {
                assertEquals(RejectReason.INSUFFICIENT_CASH, rejection.reason(), "seed " + seed);
                refused++;
            }
        }
        assertTrue(refused > 0, "an unpriced buy locks 130 % of its price");
    }

    @Test
    void aSlowVenueLeavesSharesForWantOfTime() {
        Strategy late =
                new Strategy(
                        "late",
                        0.98,
                        1,
                        Strategy.TEXTBOOK.order(),
                        Window.parse("14:58-15:00"),
                        Window.parse("14:58-15:00"),
                        Strategy.TEXTBOOK.catchUp(),
                        Strategy.TEXTBOOK.leaves(),
                        Strategy.TEXTBOOK.leavesAfter(),
                        Strategy.TEXTBOOK.missed());

        DayReport report = rehearse(Scenarios.bought(VenueProfile.MOCK), late, 1).report();

        // 180 seconds with the grace, one call each 1.1 seconds, of about 416 orders.
        long missing = row(report, Scenarios.CHEAP).causes().getOrDefault(Cause.RATE, 0L);
        assertTrue(missing > 200 && missing < 300, "missing for the rate: " + missing);
    }

    @Test
    void aHaltedNameIsNeverBought() {
        RehearsedDay day = rehearse(Scenarios.movedWith(TradingMode.HALTED), Strategy.TEXTBOOK, 1);

        PlanRow plan = planRow(day, Scenarios.MIDDLE);
        assertEquals(Cause.HALT, plan.heldBack().orElseThrow());
        assertEquals(0, plan.trade());
        assertEquals(0, row(day.report(), Scenarios.MIDDLE).after());
    }

    @Test
    void aNameInPeriodicAuctionsIsNotBoughtWithBestLimitOrders() {
        RehearsedDay day =
                rehearse(Scenarios.movedWith(TradingMode.PERIODIC_CALL_30), Strategy.TEXTBOOK, 1);

        assertEquals(Cause.AUCTION, planRow(day, Scenarios.MIDDLE).heldBack().orElseThrow());
        assertEquals(Map.of(), row(day.report(), Scenarios.MIDDLE).causes());
    }

    @Test
    void theNextDayPlansWhatTheFirstLeftAndCashSettlesOnTheThird() {
        List<RehearsedDay> days =
                new Rehearsal(
                                Scenarios.moved(VenueProfile.REAL),
                                Strategy.TEXTBOOK,
                                new ProjectedQrFlowModel(),
                                3,
                                Scenarios.VENUES)
                        .run(3, Progress.SILENT);

        AccountSnapshot first = days.get(0).planned().before();
        AccountSnapshot second = days.get(1).planned().before();
        AccountSnapshot third = days.get(2).planned().before();
        assertEquals(LocalDate.of(2026, 11, 23), days.get(1).report().date());
        assertEquals(LocalDate.of(2026, 11, 24), days.get(2).report().date());
        assertEquals(first.cash().deposit(), second.cash().deposit());
        assertEquals(days.get(0).report().cash().end().d2(), second.cash().d1());
        assertEquals(days.get(0).report().cash().end().d2(), third.cash().deposit());
        for (DayReport.Row row : days.get(0).report().rows()) {
            assertEquals(row.after(), second.held(row.symbol()));
        }
    }

    @Test
    void catchUpBuysWhatCashRefused() {
        long textbook = 0;
        long catchUp = 0;
        for (long seed = 1; seed <= 3; seed++) {
            Scenario scenario = Scenarios.moved(VenueProfile.REAL);
            textbook += rehearse(scenario, Strategy.TEXTBOOK, seed).report().sharesMissing();
            catchUp += rehearse(scenario, Strategy.CATCH_UP, seed).report().sharesMissing();
        }

        assertTrue(catchUp < textbook, catchUp + " of " + textbook);
    }

    @Test
    void aScriptedCircuitBreakerStopsEveryFillOfTheRehearsal() {
        Scenario ordinary = Scenarios.moved(VenueProfile.REAL);
        ScheduledHalt breaker = ScheduledHalt.circuitBreaker(LocalTime.of(10, 0));
        Scenario broken =
                ordinary.withExchange(ExchangeSettings.DEFAULT.withHalts(List.of(breaker)));

        // 20 minutes of halt and 10 of auction.
        assertTrue(fillsBetween(ordinary, LocalTime.of(10, 0), LocalTime.of(10, 30)) > 0);
        assertEquals(0, fillsBetween(broken, LocalTime.of(10, 0), LocalTime.of(10, 30)));
    }

    @Test
    void aSlowerLineFillsLater() {
        Scenario ordinary = Scenarios.moved(VenueProfile.REAL);
        LatencySettings slow =
                new LatencySettings(Duration.ofSeconds(7), Duration.ofSeconds(1), Duration.ZERO);

        assertTrue(shortestWayToAFill(ordinary).compareTo(Duration.ofSeconds(7)) < 0);
        assertTrue(
                shortestWayToAFill(ordinary.withLatency(slow)).compareTo(Duration.ofSeconds(7))
                        >= 0);
    }

    private static long fillsBetween(Scenario scenario, LocalTime from, LocalTime to) {
        return rehearse(scenario, Strategy.TEXTBOOK, 1).execution().parents().stream()
                .flatMap(parent -> parent.fills().stream())
                .map(fill -> LocalTime.ofInstant(fill.at(), Seoul.ZONE))
                .filter(time -> !time.isBefore(from) && time.isBefore(to))
                .count();
    }

    /** From a parent order's first due slice to its first fill, of the parent where it is least. */
    private static Duration shortestWayToAFill(Scenario scenario) {
        return rehearse(scenario, Strategy.TEXTBOOK, 1).execution().parents().stream()
                .filter(parent -> !parent.fills().isEmpty())
                .map(
                        parent ->
                                Duration.between(
                                        parent.firstDue().orElseThrow(),
                                        parent.fills().get(0).at()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static RehearsedDay rehearse(Scenario scenario, Strategy strategy, long seed) {
        return new Rehearsal(scenario, strategy, new ProjectedQrFlowModel(), seed, Scenarios.VENUES)
                .run(1, Progress.SILENT)
                .get(0);
    }

    private static DayReport.Row row(DayReport report, Symbol symbol) {
        return report.rows().stream()
                .filter(row -> row.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static PlanRow planRow(RehearsedDay day, Symbol symbol) {
        return day.planned().plan().rows().stream()
                .filter(row -> row.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }
}

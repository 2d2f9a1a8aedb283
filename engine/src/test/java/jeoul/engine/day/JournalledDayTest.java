package jeoul.engine.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.ChargeSettings;
import jeoul.engine.account.Position;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.execute.ExecutionPlan;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.Journal;
import jeoul.engine.journal.JournalReader;
import jeoul.engine.journal.RunEnd;
import jeoul.engine.journal.SqliteJournal;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.plan.Cause;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.report.DayRecord;
import jeoul.engine.schedule.Slicing;
import jeoul.engine.schedule.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalledDayTest {

    private static final AccountHash ACCOUNT =
            AccountHash.of("sixteen bytes or more".getBytes(StandardCharsets.UTF_8), "5012345601");
    private static final TradingCalendar CALENDAR = TradingCalendar.krx();
    private static final TradingDay DAY = TradingDay.ordinary(LocalDate.of(2026, 11, 20));
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final Symbol BOUGHT = new Symbol("005930");
    private static final Symbol HALTED = new Symbol("0001A0");

    @TempDir private Path folder;

    @Test
    void aDayComesOutOfItsJournalAsItWentIn() {
        JournalledDay day = day();

        try (SqliteJournal journal = journal(day)) {
            assertEquals(day, JournalledDay.fromJournal(journal.start(), CALENDAR));
        }
    }

    @Test
    void theEndComesOutOfTheJournalAsItWentIn() {
        DayClosing closing = closing();

        try (SqliteJournal journal = journal(day())) {
            journal.end(JournalledDay.toJournal(closing, new TreeMap<>()));
        }

        try (JournalReader reader = JournalReader.open(folder.resolve("run"))) {
            RunEnd end = reader.end().orElseThrow();
            assertEquals(closing, JournalledDay.fromJournal(end));
        }
    }

    @Test
    void aRunHasOneEndAndNoneWhileItGoesOn() {
        try (SqliteJournal journal = journal(day());
                JournalReader reader = JournalReader.open(folder.resolve("run"))) {
            assertTrue(reader.end().isEmpty());
            RunEnd end = JournalledDay.toJournal(closing(), new TreeMap<>());
            journal.end(end);

            assertThrows(Journal.JournalException.class, () -> journal.end(end));
        }
    }

    private SqliteJournal journal(JournalledDay day) {
        TreeMap<String, String> others = new TreeMap<>();
        others.put("seed", "7");
        return SqliteJournal.create(folder.resolve("run"), day.toJournal(ACCOUNT, others));
    }

    private static JournalledDay day() {
        ModelPortfolio model =
                new ModelPortfolio(
                        List.of(
                                new ModelPortfolio.Entry(
                                        BOUGHT, "", OptionalDouble.of(0.125), Kind.STOCK),
                                new ModelPortfolio.Entry(
                                        HALTED, "두 낱말", OptionalDouble.of(0.5), Kind.ETF)));
        DayTerms terms =
                new DayTerms(
                        CALENDAR,
                        DAY,
                        model,
                        OptionalLong.of(5_000_000),
                        new TreeSet<>(List.of(new Symbol("000660"))),
                        Strategy.CATCH_UP,
                        ExecutionLimits.DEFAULT,
                        ChargeSettings.DEFAULT);
        AccountSnapshot before =
                new AccountSnapshot(
                        NOW,
                        new Cash(1_000_000, 1_000_000, 1_000_000, 990_000),
                        List.of(new Position(HALTED, 3, 2)));
        RebalancePlan plan =
                new RebalancePlan(
                        1_030_000,
                        0.98,
                        List.of(
                                new PlanRow(
                                        HALTED,
                                        "두 낱말",
                                        3,
                                        10_000,
                                        3,
                                        0,
                                        Optional.of(Cause.HALT),
                                        0),
                                new PlanRow(
                                        BOUGHT, "", 0, 62_200, 7, 7, Optional.empty(), -1_234)));
        PlannedDay planned =
                new PlannedDay(DAY, before, plan, Slicing.of(plan, Strategy.CATCH_UP, DAY, NOW));
        return new JournalledDay(
                terms,
                planned,
                new ExecutionPlan(
                        DAY,
                        Strategy.CATCH_UP,
                        planned.parents(),
                        before,
                        List.of(
                                new ExecutionPlan.SymbolLimits(
                                        BOUGHT, new PriceLimits(43_550, 80_800))),
                        ExecutionLimits.DEFAULT,
                        12));
    }

    private static DayClosing closing() {
        TreeMap<Symbol, DayRecord.SymbolMarket> market = new TreeMap<>();
        market.put(
                BOUGHT,
                new DayRecord.SymbolMarket(
                        new Listing(BOUGHT, "삼성전자", Market.KOSPI, Kind.STOCK, true, 1),
                        62_300,
                        List.of(
                                new Bar(NOW, 62_200, 62_400, 62_100, 62_300, 10, 622_500),
                                new Bar(
                                        NOW.plusSeconds(60),
                                        62_300,
                                        62_300,
                                        62_300,
                                        62_300,
                                        1,
                                        62_300))));
        return new DayClosing(
                        new AccountSnapshot(
                                NOW.plusSeconds(25_000),
                                new Cash(1, 2, -3, 0),
                                List.of(new Position(BOUGHT, 7, 7))),
                        market,
                        OptionalLong.empty(),
                        Optional.empty())
                .withLowest(-5, NOW.plusSeconds(9));
    }
}

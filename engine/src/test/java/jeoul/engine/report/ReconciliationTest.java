package jeoul.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.ChargeSettings;
import jeoul.engine.account.Position;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.ExecutionResult.ParentResult;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.Fill;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Schedule;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final TradingDay DAY = TradingDay.ordinary(LocalDate.of(2026, 11, 20));
    private static final Symbol BOUGHT = new Symbol("005930");
    private static final Symbol SOLD = new Symbol("105560");

    /*
     * 10 shares of 005930 were to be bought at 62,200: 8 filled, 2 refused for cash.
     * 5 shares of 105560 were to be sold at 50,000: 4 filled, 1 rested.
     * Bought 8 x 62,300 = 498,400; commission floor(498,400 x 0.0140527 %) = 70.
     * Sold 4 x 49,900 = 199,600; commission floor(199,600 x 0.0140527 %) = 28;
     * tax floor(199,600 x 0.05 %) + floor(199,600 x 0.15 %) = 99 + 299 = 398.
     * D+2: 1,000,000 - 498,400 - 70 + 199,600 - 28 - 398 = 700,704.
     */
    private static final DayReport REPORT = Reconciliation.of(day(8, 1, 700_704));

    @Test
    void everyMissingShareHasACauseSignedLikeTheDifference() {
        assertEquals(Map.of(Cause.CASH, 2L), row(BOUGHT).causes());
        assertEquals(2, row(BOUGHT).difference());
        assertEquals(Map.of(Cause.UNFILLED, -1L), row(SOLD).causes());
        assertEquals(-1, row(SOLD).difference());
        assertEquals(3, REPORT.sharesMissing());
    }

    @Test
    void cashBeforeAndAfterDifferByTradesAndCharges() {
        DayReport.CashPath cash = REPORT.cash();

        assertEquals(498_400, cash.buys());
        assertEquals(199_600, cash.sales());
        assertEquals(98, REPORT.costs().commission());
        assertEquals(398, REPORT.costs().tax());
        assertEquals(
                cash.end().d2(),
                cash.d2Before()
                        + cash.sales()
                        - cash.buys()
                        - REPORT.costs().commission()
                        - REPORT.costs().tax());
    }

    @Test
    void shortfallIsSplitAtTheArrivalMid() {
        // Arrival 62,250: delay 8 x 50, execution 8 x 50; the 2 missing shares closed 300 higher.
        assertEquals(new DayReport.Shortfall(400, 400, 600, 70), row(BOUGHT).shortfall());
        // No arrival is known: all of the 4 x 100 is execution; one share closed 1,000 lower.
        assertEquals(new DayReport.Shortfall(0, 400, 1_000, 426), row(SOLD).shortfall());
        assertEquals(3_296, REPORT.costs().shortfall().total());
        // 10 x 62,200 + 5 x 50,000 = 872,000 won were to be traded.
        assertEquals(37.798, REPORT.costs().implementationShortfallBps(), 0.001);
    }

    @Test
    void slippageIsPositiveWhenABuyPaidMore() {
        // 62,300 against 62,250.
        assertEquals(8.032, row(BOUGHT).slippageBps().orElseThrow(), 0.001);
        assertEquals(OptionalDouble.empty(), row(SOLD).slippageBps());
        // The market's average in the window was 124,800,000 / 2,000 = 62,400.
        assertEquals(-16.026, row(BOUGHT).vwapSlippageBps().orElseThrow(), 0.001);
    }

    @Test
    void valueCountsHoldingsAtTheLastPrice() {
        // 8 x 62,500 + 1 x 49,000 + 700,704.
        assertEquals(1_249_704, REPORT.cash().totalValue());
        assertEquals(0.560696, REPORT.cash().d2Ratio(), 0.000001);
    }

    @Test
    void sharesNobodyCanExplainAreUnknown() {
        // The account shows 9 shares although 8 were filled: somebody else bought one.
        DayReport report = Reconciliation.of(day(9, 1, 700_704));

        assertEquals(Map.of(Cause.CASH, 2L, Cause.UNKNOWN, -1L), report.rows().get(0).causes());
    }

    @Test
    void aRowWhoseCausesDoNotSumCannotBeBuilt() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new DayReport.Row(
                                BOUGHT,
                                "",
                                0,
                                10,
                                8,
                                Map.of(Cause.CASH, 1L),
                                8,
                                OptionalDouble.empty(),
                                OptionalLong.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                DayReport.Shortfall.NONE));
    }

    private static DayReport.Row row(Symbol symbol) {
        return REPORT.rows().stream()
                .filter(row -> row.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static DayRecord day(long boughtAfter, long soldAfter, long d2) {
        RebalancePlan plan =
                new RebalancePlan(
                        1_250_000,
                        0.98,
                        List.of(
                                new PlanRow(BOUGHT, "삼성전자", 0, 62_200, 10, 10, Optional.empty(), 0),
                                new PlanRow(SOLD, "KB금융", 5, 50_000, 0, -5, Optional.empty(), 0)));
        ExecutionResult execution =
                new ExecutionResult(
                        List.of(
                                new ParentResult(
                                        parent(BOUGHT, Side.BUY, 62_200, 10),
                                        List.of(new Fill(62_300, 8, at("10:00:00"))),
                                        Map.of(Cause.CASH, 2L),
                                        Optional.of(at("09:10:00")),
                                        Optional.of(
                                                new Quote(
                                                        BOUGHT,
                                                        at("09:10:00"),
                                                        List.of(new Quote.Level(62_300, 5)),
                                                        List.of(new Quote.Level(62_200, 5)),
                                                        OptionalLong.empty()))),
                                new ParentResult(
                                        parent(SOLD, Side.SELL, 50_000, 5),
                                        List.of(new Fill(49_900, 4, at("10:00:00"))),
                                        Map.of(Cause.UNFILLED, 1L),
                                        Optional.of(at("09:10:00")),
                                        Optional.empty())),
                        new ExecutionResult.Counts(15, 15, 15, 13, 2, 12, 0, 1, 0, 0, 0),
                        List.of(
                                new ExecutionResult.Refusal(
                                        at("14:59:00"),
                                        BOUGHT,
                                        Side.BUY,
                                        RejectReason.INSUFFICIENT_CASH,
                                        "")),
                        List.of(),
                        List.of());
        NavigableMap<Symbol, DayRecord.SymbolMarket> market = new TreeMap<>();
        market.put(
                BOUGHT,
                new DayRecord.SymbolMarket(
                        Listing.stock(BOUGHT, "삼성전자", Market.KOSPI),
                        62_500,
                        List.of(
                                bar("09:09:00", 62_000, 1_000, 62_000_000),
                                bar("09:10:00", 62_300, 1_000, 62_300_000),
                                bar("15:00:00", 62_500, 1_000, 62_500_000),
                                bar("15:01:00", 63_000, 9_000, 567_000_000))));
        market.put(
                SOLD,
                new DayRecord.SymbolMarket(
                        Listing.stock(SOLD, "KB금융", Market.KOSPI), 49_000, List.of()));
        return new DayRecord(
                DAY,
                TradingCalendar.krx(),
                "textbook",
                plan,
                execution,
                new AccountSnapshot(
                        at("08:30:00"),
                        new Cash(1_000_000, 1_000_000, 1_000_000, 1_000_000),
                        List.of(new Position(SOLD, 5, 5))),
                new AccountSnapshot(
                        at("15:35:00"),
                        new Cash(1_000_000, 1_000_000, d2, d2),
                        List.of(
                                new Position(BOUGHT, boughtAfter, boughtAfter),
                                new Position(SOLD, soldAfter, soldAfter))),
                market,
                ChargeSettings.DEFAULT,
                OptionalLong.of(100),
                Optional.of(at("14:59:00")));
    }

    private static ParentOrder parent(Symbol symbol, Side side, long price, long quantity) {
        return new ParentOrder(
                symbol, side, price, new Schedule(at("09:10:00"), at("15:00:00"), quantity, 1));
    }

    private static Bar bar(String start, long price, long volume, long turnover) {
        return new Bar(at(start), price, price, price, price, volume, turnover);
    }

    private static Instant at(String time) {
        return DAY.at(LocalTime.parse(time));
    }
}

package jeoul.engine.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.ChargeSettings;
import jeoul.engine.account.Rate;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.execute.ExecutionPlan.SymbolLimits;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Schedule;
import jeoul.engine.schedule.Strategy;
import org.junit.jupiter.api.Test;

/**
 * Two shares bought at 10,000 won, at 09:10 and at 15:00, each holding back 13,000 until filled.
 */
class CashOutlookTest {

    private static final TradingDay DAY = TradingDay.ordinary(LocalDate.of(2026, 11, 20));
    private static final Symbol BOUGHT = new Symbol("005930");
    private static final Symbol SOLD = new Symbol("000660");
    private static final Instant FIRST = Instant.parse("2026-11-20T00:10:00Z");
    private static final Instant LAST = Instant.parse("2026-11-20T06:00:00Z");

    @Test
    void theUpperLimitIsHeldBackUntilABuyIsFilled() {
        CashOutlook outlook = outlook(23_000, true, false).orElseThrow();

        // 23,000 less 10,000 filled leaves 13,000: exactly what the last one holds back.
        assertEquals(new CashOutlook(0, LAST, Optional.empty()), outlook);
    }

    @Test
    void theFirstBuyThatWouldBeRefusedIsNamed() {
        CashOutlook outlook = outlook(22_999, true, false).orElseThrow();

        assertEquals(new CashOutlook(-1, LAST, Optional.of(LAST)), outlook);
    }

    @Test
    void salesPayForBuysUnlessNoneIsFilled() {
        // One share sold at 5,000 won at 09:10, of which 10 won are tax: 0.20 %.
        assertEquals(Optional.empty(), outlook(18_010, true, true).orElseThrow().firstShort());
        assertEquals(Optional.of(LAST), outlook(18_010, false, true).orElseThrow().firstShort());
    }

    @Test
    void whereNothingIsBoughtNothingIsMissing() {
        assertEquals(
                Optional.empty(),
                CashOutlook.of(terms(), planned(0, List.of(sale())), listings(), limits(), true));
    }

    private static Optional<CashOutlook> outlook(long cash, boolean withSales, boolean sells) {
        ParentOrder buy =
                new ParentOrder(BOUGHT, Side.BUY, 10_000, new Schedule(FIRST, LAST, 2, 1));
        return CashOutlook.of(
                terms(),
                planned(cash, sells ? List.of(sale(), buy) : List.of(buy)),
                listings(),
                limits(),
                withSales);
    }

    private static ParentOrder sale() {
        return new ParentOrder(SOLD, Side.SELL, 5_000, new Schedule(FIRST, LAST, 1, 1));
    }

    private static PlannedDay planned(long cash, List<ParentOrder> parents) {
        return new PlannedDay(
                DAY,
                new AccountSnapshot(FIRST, new Cash(cash, cash, cash, cash), List.of()),
                new RebalancePlan(cash, 1, List.of()),
                parents);
    }

    private static NavigableMap<Symbol, Listing> listings() {
        TreeMap<Symbol, Listing> listings = new TreeMap<>();
        listings.put(BOUGHT, Listing.stock(BOUGHT, "", Market.KOSDAQ));
        listings.put(SOLD, Listing.stock(SOLD, "", Market.KOSDAQ));
        return listings;
    }

    private static List<SymbolLimits> limits() {
        return List.of(
                new SymbolLimits(SOLD, new PriceLimits(3_500, 6_500)),
                new SymbolLimits(BOUGHT, new PriceLimits(7_000, 13_000)));
    }

    private static DayTerms terms() {
        return new DayTerms(
                TradingCalendar.krx(),
                DAY,
                new ModelPortfolio(List.of(ModelPortfolio.Entry.of(BOUGHT))),
                OptionalLong.empty(),
                Collections.emptyNavigableSet(),
                Strategy.TEXTBOOK,
                ExecutionLimits.DEFAULT,
                new ChargeSettings(Rate.ZERO, Rate.ZERO, 1, ChargeSettings.Scope.FILL));
    }
}

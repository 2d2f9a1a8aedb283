package jeoul.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.cli.input.Instrument;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.RebalancePlan;
import org.junit.jupiter.api.Test;

class PlanPartsTest {

    private static final Symbol SOLD = new Symbol("000660");
    private static final Symbol BOUGHT = new Symbol("005930");
    private static final Symbol ALSO_BOUGHT = new Symbol("035420");

    /** Sells 10 at 500, buys 30 at 100 and 7 at 1,000: buys of 10,000 won. */
    private static final RebalancePlan PLAN =
            new RebalancePlan(
                    20_000,
                    0.98,
                    List.of(
                            row(SOLD, 10, 500, 0),
                            row(BOUGHT, 5, 100, 35),
                            row(ALSO_BOUGHT, 0, 1_000, 7)));

    @Test
    void buysAreCutInProportionAndNeverCostMore() {
        RebalancePlan cut = PlanParts.buysWithin(PLAN, 5_500);

        assertEquals(List.of(-10L, 16L, 3L), trades(cut));
        assertEquals(4_600, PlanParts.buys(cut));
    }

    @Test
    void whatIsWithinStaysAsItIs() {
        assertEquals(PLAN, PlanParts.buysWithin(PLAN, 10_000));
    }

    @Test
    void thinNamesSetTheDays() {
        TreeMap<Symbol, Instrument> market = new TreeMap<>();
        // 5 % of 100 shares a day are 5: the 10 sold take two days, the 30 bought of 1,000 one.
        market.put(SOLD, instrument(SOLD, 100));
        market.put(BOUGHT, instrument(BOUGHT, 1_000));

        assertEquals(2, PlanParts.daysNeeded(PLAN, market));
    }

    @Test
    void everyDayTradesTheSamePartRoundedUp() {
        assertEquals(List.of(-4L, 10L, 3L), trades(PlanParts.firstOf(PLAN, 3)));
        assertEquals(PLAN, PlanParts.firstOf(PLAN, 1));
    }

    private static PlanRow row(Symbol symbol, long held, long price, long target) {
        return new PlanRow(symbol, "", held, price, target, target - held, Optional.empty(), 0);
    }

    private static Instrument instrument(Symbol symbol, long volume) {
        return new Instrument(
                Listing.stock(symbol, "", Market.KOSPI),
                500,
                volume,
                0.02,
                TradingMode.CONTINUOUS,
                false);
    }

    private static List<Long> trades(RebalancePlan plan) {
        return plan.rows().stream().map(PlanRow::trade).toList();
    }
}

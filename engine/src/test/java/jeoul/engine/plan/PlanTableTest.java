package jeoul.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

final class PlanTableTest {

    @Test
    void showsEveryRowWithItsZerosAndItsCause() {
        Table table =
                PlanTable.of(
                        new Planner()
                                .plan(
                                        Requests.cash(1_000_000)
                                                .model("005930", "000660")
                                                .holds("000660", 4)
                                                .price("005930", 60_000)
                                                .price("000660", 100_000, TradingMode.HALTED)
                                                .request()));

        assertEquals(
                List.of("symbol", "name", "held", "price", "target", "trade", "cause", "rounding"),
                table.columnNames());
        assertEquals(List.of("000660", "005930"), table.stringColumn("symbol").asList());
        assertEquals(List.of(4L, 0L), table.longColumn("held").asList());
        assertEquals(List.of(100_000L, 60_000L), table.longColumn("price").asList());
        // 1,400,000 less 400,000 halted: 1,000,000 is 16.67 shares.
        assertEquals(List.of(4L, 17L), table.longColumn("target").asList());
        assertEquals(List.of(0L, 17L), table.longColumn("trade").asList());
        assertEquals("HALT", table.stringColumn("cause").get(0));
        assertTrue(table.stringColumn("cause").isMissing(1));
        assertEquals(List.of(0L, 20_000L), table.longColumn("rounding").asList());
    }

    @Test
    void namesComeFromTheModel() {
        Symbol symbol = new Symbol("005930");
        ModelPortfolio model =
                new ModelPortfolio(
                        List.of(
                                new ModelPortfolio.Entry(
                                        symbol, "삼성전자", OptionalDouble.empty(), Kind.STOCK)));
        PlanRequest bare = Requests.cash(1).model("005930").price("005930", 1).request();
        PlanRequest named =
                new PlanRequest(
                        model,
                        bare.holdings(),
                        bare.cash(),
                        bare.market(),
                        bare.invest(),
                        bare.amount(),
                        bare.keep(),
                        bare.orderType());

        RebalancePlan plan = new Planner().plan(named);

        assertEquals("삼성전자", plan.rows().get(0).name());
        assertEquals(Optional.empty(), plan.rows().get(0).heldBack());
    }
}

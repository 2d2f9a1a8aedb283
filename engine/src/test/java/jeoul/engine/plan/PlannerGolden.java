package jeoul.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jeoul.engine.GoldenFile;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.OrderType;
import jeoul.engine.plan.PlanRequest.Tradable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Plans computed by pandas itself. */
final class PlannerGolden {

    @Test
    void thereAreSixtyPlans() {
        assertEquals(60, GoldenFile.plans().size());
    }

    @TestFactory
    Stream<DynamicTest> everyPlanIsThatOfPandas() {
        List<JsonNode> plans = GoldenFile.plans();
        return Stream.iterate(0, i -> i < plans.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest("plan " + i, () -> matches(plans.get(i))));
    }

    private static void matches(JsonNode golden) {
        List<ModelPortfolio.Entry> model = new ArrayList<>();
        golden.get("model")
                .forEach(code -> model.add(ModelPortfolio.Entry.of(new Symbol(code.asText()))));
        List<Position> holdings = new ArrayList<>();
        golden.get("holdings")
                .properties()
                .forEach(
                        held ->
                                holdings.add(
                                        new Position(
                                                new Symbol(held.getKey()),
                                                held.getValue().asLong(),
                                                held.getValue().asLong())));
        TreeMap<Symbol, Tradable> market = new TreeMap<>();
        golden.get("prices")
                .properties()
                .forEach(
                        price ->
                                market.put(
                                        new Symbol(price.getKey()),
                                        new Tradable(
                                                price.getValue().asLong(),
                                                TradingMode.CONTINUOUS)));
        PlanRequest request =
                new PlanRequest(
                        new ModelPortfolio(model),
                        holdings,
                        0,
                        market,
                        golden.get("investRatio").asDouble(),
                        OptionalLong.empty(),
                        new TreeSet<>(),
                        OrderType.BEST_OPPOSITE);

        RebalancePlan plan = new Planner().plan(request, golden.get("totalValue").asLong());

        List<String> expected = new ArrayList<>();
        golden.get("plan")
                .forEach(
                        row ->
                                expected.add(
                                        line(
                                                row.get("symbol").asText(),
                                                row.get("held").asLong(),
                                                row.get("price").asLong(),
                                                row.get("target").asLong(),
                                                row.get("trade").asLong())));
        assertEquals(
                expected,
                plan.rows().stream()
                        .map(
                                row ->
                                        line(
                                                row.symbol().code(),
                                                row.held(),
                                                row.price(),
                                                row.target(),
                                                row.trade()))
                        .toList());
    }

    private static String line(String symbol, long held, long price, long target, long trade) {
        return symbol + " " + held + " at " + price + " to " + target + " by " + trade;
    }
}

package jeoul.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.OrderType;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.plan.PlanRequest;

/**
 * A rebalance to {@code names} symbols in equal parts from as many others and kept ones: every
 * second symbol of the model is held already, and as many are held that leave it. All of them trade
 * and every share may be sold.
 */
final class PlanWorkload {

    private PlanWorkload() {}

    static PlanRequest request(int names) {
        Random random = new Random(42);
        List<ModelPortfolio.Entry> model = new ArrayList<>();
        List<Position> holdings = new ArrayList<>();
        TreeMap<Symbol, PlanRequest.Tradable> market = new TreeMap<>();
        for (int i = 0; i < names + names / 2; i++) {
            Symbol symbol = new Symbol(String.format(Locale.ROOT, "%06d", 10 * i));
            long price = 1_000L + random.nextInt(500_000);
            market.put(
                    symbol, new PlanRequest.Tradable("name " + i, price, TradingMode.CONTINUOUS));
            boolean inModel = i % 3 < 2;
            boolean isHeld = i % 3 > 0;
            if (inModel) {
                model.add(ModelPortfolio.Entry.of(symbol));
            }
            if (isHeld) {
                long shares = 1L + random.nextInt(1_000);
                holdings.add(new Position(symbol, shares, shares));
            }
        }
        Collections.shuffle(model, random);
        Collections.shuffle(holdings, random);
        return new PlanRequest(
                new ModelPortfolio(model),
                holdings,
                500_000_000,
                market,
                0.98,
                OptionalLong.empty(),
                Collections.emptyNavigableSet(),
                OrderType.BEST_OPPOSITE);
    }
}

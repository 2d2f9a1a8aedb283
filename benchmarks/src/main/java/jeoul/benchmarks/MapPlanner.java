package jeoul.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.plan.PlanRequest;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.RebalancePlan;

/**
 * The plan as one writes it with the JDK's maps, for a model in equal parts when everything trades:
 * the peer to compare with.
 */
final class MapPlanner {

    private MapPlanner() {}

    static RebalancePlan plan(PlanRequest request) {
        TreeMap<Symbol, Long> held = new TreeMap<>();
        long totalValue = request.cash();
        for (Position position : request.holdings()) {
            held.put(position.symbol(), position.quantity());
            long price = request.market().get(position.symbol()).price();
            totalValue = Math.addExact(totalValue, Math.multiplyExact(price, position.quantity()));
        }
        TreeSet<Symbol> model = new TreeSet<>();
        for (ModelPortfolio.Entry entry : request.model().entries()) {
            model.add(entry.symbol());
        }
        TreeSet<Symbol> all = new TreeSet<>(model);
        all.addAll(held.keySet());
        double part = totalValue * request.invest() / model.size();
        List<PlanRow> rows = new ArrayList<>(all.size());
        for (Symbol symbol : all) {
            PlanRequest.Tradable tradable = request.market().get(symbol);
            double meant = model.contains(symbol) ? part : 0;
            long target = (long) Math.rint(meant / tradable.price());
            long before = held.getOrDefault(symbol, 0L);
            rows.add(
                    new PlanRow(
                            symbol,
                            tradable.name(),
                            before,
                            tradable.price(),
                            target,
                            target - before,
                            Optional.empty(),
                            target * tradable.price() - (long) Math.rint(meant)));
        }
        return new RebalancePlan(totalValue, request.invest(), rows);
    }
}

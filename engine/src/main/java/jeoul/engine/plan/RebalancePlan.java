package jeoul.engine.plan;

import java.util.List;

/**
 * What to hold after the rebalance, symbol by symbol.
 *
 * @param totalValue won: account value the plan was made on, without what is kept
 * @param invest share of it to invest
 * @param rows sorted by symbol: all of the model and all that is held, kept symbols left out
 */
public record RebalancePlan(long totalValue, double invest, List<PlanRow> rows) {

    public RebalancePlan {
        rows = List.copyOf(rows);
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i - 1).symbol().compareTo(rows.get(i).symbol()) >= 0) {
                throw new IllegalArgumentException("rows are sorted by symbol, each once");
            }
        }
    }
}

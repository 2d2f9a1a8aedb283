package jeoul.cli.run;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.market.Symbol;
import jeoul.engine.plan.ModelPortfolio;
import jeoul.engine.schedule.Strategy;

/**
 * What a person asks of a run.
 *
 * @param source of the model, for messages
 * @param amount won to invest instead of the strategy's share of the account
 * @param keep symbols never traded, whose value is not counted
 * @param days trading days the plan may take, this one included
 * @param ordersBefore order ids used on earlier days of the same plan
 * @param acceptOpenOrders whether orders that are open already are no reason not to begin
 */
public record RunRequest(
        String source,
        ModelPortfolio model,
        Strategy strategy,
        ExecutionLimits limits,
        OptionalLong amount,
        NavigableSet<Symbol> keep,
        int days,
        long ordersBefore,
        boolean acceptOpenOrders) {

    public RunRequest {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(amount, "amount");
        keep = Collections.unmodifiableNavigableSet(new TreeSet<>(keep));
        if (days < 1 || ordersBefore < 0) {
            throw new IllegalArgumentException(
                    "a run takes at least a day: " + days + ", " + ordersBefore);
        }
    }
}

package jeoul.engine.day;

import java.util.List;
import java.util.Objects;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.market.TradingDay;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.schedule.ParentOrder;

/**
 * What is meant for a day, before anything is sent.
 *
 * @param before the account the plan was made from
 * @param parents what the plan was cut into, sorted by symbol
 */
public record PlannedDay(
        TradingDay day, AccountSnapshot before, RebalancePlan plan, List<ParentOrder> parents) {

    public PlannedDay {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(plan, "plan");
        parents = List.copyOf(parents);
    }
}

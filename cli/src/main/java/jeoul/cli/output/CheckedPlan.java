package jeoul.cli.output;

import java.util.List;
import java.util.TreeMap;
import jeoul.cli.input.Instrument;
import jeoul.cli.input.Rebalance;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Symbol;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.schedule.OrderRate;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.ScheduleCheck;
import jeoul.engine.schedule.Strategy;

/**
 * A plan with its schedule, checked against the venues' rates and the symbols' volumes.
 *
 * @param rebalance what it started from
 * @param parents sorted by symbol
 */
public record CheckedPlan(
        Rebalance rebalance,
        Strategy strategy,
        RebalancePlan plan,
        List<ParentOrder> parents,
        ScheduleCheck check) {

    public CheckedPlan {
        parents = List.copyOf(parents);
    }

    public static CheckedPlan of(
            Rebalance rebalance, Strategy strategy, RebalancePlan plan, List<ParentOrder> parents) {
        return new CheckedPlan(rebalance, strategy, plan, parents, check(rebalance, parents));
    }

    /** The check against the profiles of the broker, with the volumes that are known or assumed. */
    static ScheduleCheck check(Rebalance rebalance, List<ParentOrder> parents) {
        TreeMap<Symbol, Long> volumes = new TreeMap<>();
        rebalance
                .market()
                .forEach((symbol, instrument) -> volumes.put(symbol, instrument.volume()));
        return ScheduleCheck.of(
                parents, volumes, List.of(rate(VenueProfile.MOCK), rate(VenueProfile.REAL)));
    }

    boolean assumes(Symbol symbol) {
        Instrument instrument = rebalance.market().get(symbol);
        return instrument != null && instrument.assumed();
    }

    private static OrderRate rate(VenueProfile profile) {
        return new OrderRate(profile.name(), profile.orderInterval());
    }
}

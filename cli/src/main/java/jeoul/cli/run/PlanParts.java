package jeoul.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.ToLongFunction;
import jeoul.cli.input.Instrument;
import jeoul.engine.market.Symbol;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.schedule.ScheduleWarning;

/** Parts of a plan: what may be bought for a sum, and what one of several days trades. */
final class PlanParts {

    private PlanParts() {}

    /** Won of all buys at the plan's prices. */
    static long buys(RebalancePlan plan) {
        long won = 0;
        for (PlanRow row : plan.rows()) {
            won = Math.addExact(won, Math.multiplyExact(Math.max(0, row.trade()), row.price()));
        }
        return won;
    }

    /** The plan with every buy cut in the same proportion, so that all cost no more than a sum. */
    static RebalancePlan buysWithin(RebalancePlan plan, long won) {
        long meant = buys(plan);
        if (meant <= won) {
            return plan;
        }
        double part = (double) won / meant;
        return traded(
                plan, row -> row.trade() < 0 ? row.trade() : (long) Math.floor(row.trade() * part));
    }

    /** Days in which no symbol trades more than a share of its volume that moves its price. */
    static int daysNeeded(RebalancePlan plan, NavigableMap<Symbol, Instrument> market) {
        double most = 1;
        for (PlanRow row : plan.rows()) {
            Instrument instrument = market.get(row.symbol());
            if (instrument != null && row.trade() != 0) {
                double aDay =
                        Math.max(1, instrument.volume() * ScheduleWarning.LARGEST_VOLUME_SHARE);
                most = Math.max(most, Math.abs(row.trade()) / aDay);
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(most));
    }

    /**
     * What the first of several days trades: of every symbol the same part, rounded up, so that
     * sales and the buys they pay for keep in step.
     */
    static RebalancePlan firstOf(RebalancePlan plan, int days) {
        return days == 1
                ? plan
                : traded(
                        plan,
                        row -> Long.signum(row.trade()) * ceilDiv(Math.abs(row.trade()), days));
    }

    private static RebalancePlan traded(RebalancePlan plan, ToLongFunction<PlanRow> trade) {
        List<PlanRow> rows = new ArrayList<>();
        for (PlanRow row : plan.rows()) {
            long shares = trade.applyAsLong(row);
            rows.add(
                    new PlanRow(
                            row.symbol(),
                            row.name(),
                            row.held(),
                            row.price(),
                            row.held() + shares,
                            shares,
                            row.heldBack(),
                            row.roundingWon()));
        }
        return new RebalancePlan(plan.totalValue(), plan.invest(), rows);
    }

    private static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}

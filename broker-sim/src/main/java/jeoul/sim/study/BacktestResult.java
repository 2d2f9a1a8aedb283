package jeoul.sim.study;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jeoul.engine.market.Symbol;
import jeoul.engine.report.DayReport;

/**
 * What came of a backtest.
 *
 * @param rebalances in order
 * @param values of the account at each trading day's recorded closes, in order
 * @param splits of shares held, in order
 */
public record BacktestResult(
        List<Rebalanced> rebalances, List<Value> values, List<BarMarket.Split> splits) {

    public BacktestResult {
        rebalances = List.copyOf(rebalances);
        values = List.copyOf(values);
        splits = List.copyOf(splits);
    }

    /** Won of cash and shares at the closes of a day. */
    public record Value(LocalDate date, long won) {}

    /**
     * One rebalance.
     *
     * @param valueBefore won at the day's base prices
     * @param valueAfter won at the day's recorded closes
     * @param vanished symbols held or wanted that have no bar any more: valued at their last close,
     *     not traded
     */
    public record Rebalanced(
            RehearsedDay day, long valueBefore, long valueAfter, List<Symbol> vanished) {

        public Rebalanced {
            Objects.requireNonNull(day, "day");
            vanished = List.copyOf(vanished);
        }

        public LocalDate date() {
            return day.report().date();
        }

        /** Commission and tax, won. */
        public long charges() {
            DayReport.Costs costs = day.report().costs();
            return Math.addExact(costs.commission(), costs.tax());
        }

        /** Bought plus sold as a share of the account's value before; 0 for an empty account. */
        public double turnover() {
            DayReport.CashPath cash = day.report().cash();
            return valueBefore == 0
                    ? 0
                    : (double) Math.addExact(cash.buys(), cash.sales()) / valueBefore;
        }

        public long sharesMissing() {
            return day.report().sharesMissing();
        }
    }
}

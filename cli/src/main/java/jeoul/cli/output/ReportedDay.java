package jeoul.cli.output;

import java.util.Objects;
import jeoul.cli.input.Rebalance;
import jeoul.engine.day.PlannedDay;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.report.DayReport;

/**
 * A day that is over, simulated or not, as far as all days are alike.
 *
 * @param rebalance what it started from
 */
public record ReportedDay(
        Rebalance rebalance, PlannedDay planned, ExecutionResult execution, DayReport report) {

    public ReportedDay {
        Objects.requireNonNull(rebalance, "rebalance");
        Objects.requireNonNull(planned, "planned");
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(report, "report");
    }
}

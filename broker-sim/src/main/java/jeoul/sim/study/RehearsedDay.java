package jeoul.sim.study;

import java.util.Objects;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.report.DayReport;

/**
 * One simulated day: what was planned and what came of it.
 *
 * @param messages order messages on the simulated market, ours included
 * @param trades trades on the simulated market, ours included
 */
public record RehearsedDay(
        PlannedDay planned,
        ExecutionResult execution,
        DayReport report,
        long messages,
        long trades) {

    public RehearsedDay {
        Objects.requireNonNull(planned, "planned");
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(report, "report");
    }
}

package jeoul.sim.study;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import jeoul.engine.day.PlannedDay;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Symbol;
import jeoul.engine.report.DayReport;
import jeoul.sim.conditioned.ConditionedFlowModel;

/**
 * One simulated day: what was planned and what came of it.
 *
 * @param messages order messages on the simulated market, ours included
 * @param trades trades on the simulated market, ours included
 * @param printed what the regular sessions printed, of the symbols that traded
 * @param impacts of the symbols whose day followed a recorded bar; empty unless asked for
 */
public record RehearsedDay(
        PlannedDay planned,
        ExecutionResult execution,
        DayReport report,
        long messages,
        long trades,
        NavigableMap<Symbol, Bar> printed,
        List<DayImpact> impacts) {

    public RehearsedDay {
        Objects.requireNonNull(planned, "planned");
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(report, "report");
        printed = Collections.unmodifiableNavigableMap(new TreeMap<>(printed));
        impacts = List.copyOf(impacts);
    }

    /**
     * This day with what our orders changed on it.
     *
     * @param model on which it was rehearsed
     */
    public RehearsedDay on(ConditionedFlowModel model, long seed) {
        return new RehearsedDay(
                planned,
                execution,
                report,
                messages,
                trades,
                printed,
                DayImpact.of(this, report.date(), model, seed));
    }
}

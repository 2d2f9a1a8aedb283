package jeoul.cli.run;

import java.util.Objects;
import java.util.Optional;
import jeoul.cli.input.Rebalance;
import jeoul.engine.day.DayClosing;
import jeoul.engine.day.JournalledDay;
import jeoul.engine.day.RebalanceDay;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.report.DayReport;
import jeoul.sim.study.Prediction;

/**
 * How a run's day ended.
 *
 * @param closing what it is held against
 * @param predicted what simulated days of the same plan let expect, if they were made
 */
public record RunEnding(
        JournalledDay day,
        RunNotes notes,
        ExecutionResult result,
        DayClosing closing,
        Why why,
        Optional<Prediction> predicted) {

    /** The name of the fact in the journal. */
    static final String WHY = "ended.why";

    public RunEnding {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(notes, "notes");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(closing, "closing");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(predicted, "predicted");
    }

    /** Why a run ended. */
    public enum Why {
        /** Nothing was left to do, and the session was over. */
        DONE,
        /** The time given with {@code --until} had come. */
        UNTIL,
        /** The person wanted it. */
        PERSON
    }

    /** What the day started from, as a rehearsal knows it. */
    public Rebalance rebalance() {
        return Prospect.rebalance(day, notes.market());
    }

    /** The day reconciled. */
    public DayReport report() {
        return RebalanceDay.report(day.terms(), day.planned(), result, closing);
    }

    /** Whether one of our own limits stopped the run or a symbol of it. */
    public boolean isStoppedByLimit() {
        return !result.halts().isEmpty() || !result.denials().isEmpty();
    }
}

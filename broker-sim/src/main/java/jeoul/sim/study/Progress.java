package jeoul.sim.study;

import java.time.Instant;
import jeoul.engine.execute.ExecutionResult;

/** Hears how far a rehearsal is; told from the thread that rehearses. */
@FunctionalInterface
public interface Progress {

    /** Says nothing to anybody. */
    Progress SILENT = (at, counts, orderable) -> {};

    /**
     * A simulated day has come to {@code at}.
     *
     * @param orderable won
     */
    void day(Instant at, ExecutionResult.Counts counts, long orderable);
}

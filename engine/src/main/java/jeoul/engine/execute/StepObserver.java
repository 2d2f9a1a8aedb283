package jeoul.engine.execute;

import java.util.List;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;

/** Watches a run step by step, for its log or the screen. What it throws ends the run. */
@FunctionalInterface
public interface StepObserver {

    /**
     * A step was kept in the journal, and its commands have been handed over.
     *
     * @param commands a wake-up, if there is one, is the last
     */
    void stepped(Event event, List<Command> commands);
}

package jeoul.engine.execute;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jeoul.engine.broker.Command;
import jeoul.engine.journal.Journal;
import jeoul.engine.journal.JournalReader;
import jeoul.engine.journal.Step;

/**
 * Brings an executor to where its journal ends, by telling it all events again. Nothing is sent
 * meanwhile. What must follow is {@link ExecutionLoop#resume}: what the journal commands last may
 * have left or not.
 */
public final class Recovery {

    private Recovery() {}

    /**
     * @param plan as the run was started with
     * @return an executor in the state after the last step
     * @throws ReplayException if the executor, told the same events, does not say the same again:
     *     then it is not the program, the plan or the journal that the orders were sent with
     */
    public static Executor replay(ExecutionPlan plan, Journal journal) {
        return replay(plan, journal.steps());
    }

    /**
     * As {@link #replay(ExecutionPlan, Journal)}, from steps read elsewhere: those of a {@link
     * JournalReader} show a run that another program is at.
     *
     * @param journalled from the first on; closed here
     */
    public static Executor replay(ExecutionPlan plan, Stream<Step> journalled) {
        Executor executor = new Executor(plan);
        try (Stream<Step> steps = journalled) {
            long expected = 1;
            for (Iterator<Step> each = steps.iterator(); each.hasNext(); expected++) {
                Step step = each.next();
                if (step.number() != expected) {
                    throw new ReplayException(
                            step.number(), "follows step " + (expected - 1) + " of the journal");
                }
                tell(executor, step);
            }
        }
        return executor;
    }

    /**
     * Brings an executor one step further, for one that follows a run which another program is at.
     *
     * @param step the one after those it was told
     * @throws ReplayException as of {@link #replay(ExecutionPlan, Journal)}
     */
    public static void tell(Executor executor, Step step) {
        requireSame(step, regenerated(executor, step));
    }

    private static List<Command> regenerated(Executor executor, Step step) {
        try {
            return executor.on(step.event());
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException e) {
            ReplayException refused =
                    new ReplayException(step.number(), "cannot be told again: " + e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }

    private static void requireSame(Step step, List<Command> regenerated) {
        List<Command> journalled = step.commands();
        if (journalled.equals(regenerated)) {
            return;
        }
        int place = 0;
        while (at(journalled, place).equals(at(regenerated, place))) {
            place++;
        }
        throw new ReplayException(
                step.number(),
                "command "
                        + (place + 1)
                        + " is "
                        + said(at(journalled, place))
                        + " in the journal, and now "
                        + said(at(regenerated, place)));
    }

    private static Optional<Command> at(List<Command> commands, int place) {
        return place < commands.size() ? Optional.of(commands.get(place)) : Optional.empty();
    }

    private static String said(Optional<Command> command) {
        return command.map(Command::toString).orElse("none");
    }

    /** The executor does not repeat its journal. */
    public static final class ReplayException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final long step;

        ReplayException(long step, String what) {
            super("step " + step + " of the journal: " + what + "; nothing was sent");
            this.step = step;
        }

        /** The first step that differs. */
        public long step() {
            return step;
        }
    }
}

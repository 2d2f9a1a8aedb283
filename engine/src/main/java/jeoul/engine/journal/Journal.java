package jeoul.engine.journal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Unsent;

/**
 * Where a run is recorded. A step is kept once {@link #append} has returned, and only then may its
 * commands leave; that each is about to leave is kept too.
 */
public interface Journal extends Departures {

    /**
     * Keeps one step.
     *
     * @throws JournalException if it could not be kept: the run must not send anything more
     */
    void append(Event event, List<Command> commands);

    /**
     * Keeps that a command of a step kept before is about to leave.
     *
     * @throws JournalException if it could not be kept: it must not leave, nor anything after it
     */
    @Override
    void leaves(Command command, Instant at);

    /**
     * What was commanded since the run was begun, or resumed last, and never left. Where the
     * journal cannot be sure of that, it names nothing.
     */
    Unsent unsent();

    /** All steps kept, oldest first. To be closed after use. */
    Stream<Step> steps();

    /** A step could not be kept or read. */
    final class JournalException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public JournalException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

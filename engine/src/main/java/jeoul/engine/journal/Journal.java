package jeoul.engine.journal;

import java.util.List;
import java.util.stream.Stream;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;

/**
 * Where a run is recorded. A step is kept once {@link #append} has returned, and only then may its
 * commands leave.
 */
public interface Journal {

    /**
     * Keeps one step.
     *
     * @throws JournalException if it could not be kept: the run must not send anything more
     */
    void append(Event event, List<Command> commands);

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

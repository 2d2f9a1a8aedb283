package jeoul.cli.run;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The person's wish that a run ends. Once: in order, with what rests cancelled and the account
 * reconciled. Twice: at once, to be resumed.
 */
public final class StopRequest {

    /** The reason in the journal where the person asked. */
    public static final String BY_PERSON = "asked by the person";

    /** The reason in the journal where a time was given. */
    public static final String BY_TIME = "the time given has come";

    private final AtomicInteger asked = new AtomicInteger();
    private final Optional<Instant> until;

    /**
     * @param until when the run ends by itself as if it were asked to once
     */
    public StopRequest(Optional<Instant> until) {
        this.until = until;
    }

    /**
     * Asks once more; from any thread.
     *
     * @return how often it was asked by now
     */
    public int ask() {
        return asked.incrementAndGet();
    }

    /** Whether the person has asked. */
    public boolean isAsked() {
        return asked.get() > 0;
    }

    boolean isAskedTwice() {
        return asked.get() > 1;
    }

    boolean isDue(Instant now) {
        return isAsked() || (until.isPresent() && !now.isBefore(until.get()));
    }

    /** The next time at which it could become due by itself; never, if there is none. */
    Instant next() {
        return until.orElse(Instant.MAX);
    }

    /** The person asked twice: the run was left as it stood and can be resumed. */
    public static final class StoppedAtOnceException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public StoppedAtOnceException() {
            super("stopped at once");
        }
    }

    /** The person asked before anything was sent: there is nothing to put in order. */
    public static final class StoppedBeforeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StoppedBeforeException() {
            super("stopped before anything was sent");
        }
    }
}

package jeoul.kis.client;

import java.time.Instant;

/** Counts the calls of one app key over all programs on the machine. */
@FunctionalInterface
public interface CallGate {

    /** For one program alone, whose queue keeps the rate by itself. */
    CallGate OPEN = now -> now;

    /**
     * Asks for one call.
     *
     * @param now the session's time
     * @return {@code now} if it may leave at once: then it is counted; otherwise when to ask again
     */
    Instant permit(Instant now);
}

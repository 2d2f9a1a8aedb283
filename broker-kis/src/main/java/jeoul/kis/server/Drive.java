package jeoul.kis.server;

import java.time.Duration;

/** Lets the session's time pass for a server and what it serves. Called on one thread alone. */
@FunctionalInterface
public interface Drive {

    /**
     * Brings both to the time it is now: all that was due is done, and the server has heard what
     * the broker had to say.
     *
     * @return wall time after which to call again though nothing was asked; zero to call at once
     */
    Duration catchUp();
}

package jeoul.kis.client;

import java.time.Instant;

/**
 * Something that acts only when a timeline lets it. All methods but the callback run on the thread
 * of the one who drives.
 */
public interface Driven {

    /** Takes in what has arrived, and does what is due by the session's clock. */
    void advance(Instant now);

    /** When it has something to do though nothing should arrive; {@link Instant#MAX} for never. */
    Instant nextAt();

    /** Whether something waits to be polled. */
    boolean hasHeard();

    /**
     * Names who is to be told when something has arrived and {@link #advance} would take it in.
     *
     * @param wake called on any thread; it only wakes
     */
    void onArrival(Runnable wake);
}

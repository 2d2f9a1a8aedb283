package jeoul.engine.broker;

import java.time.Instant;

/** The one place where time passes. */
public interface Timeline {

    /** The session's clock. */
    Instant now();

    /**
     * Waits until an instant, or until the broker has an event to hand over, whichever is first.
     * Events of the same instant come before it. If the machine slept meanwhile, an {@link
     * Event.TimeGap} is the first event to be polled.
     *
     * @return the time it is now, at most {@code until}, or later if {@code until} was past
     */
    Instant await(Instant until);
}

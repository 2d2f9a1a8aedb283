package jeoul.kis.client;

import java.util.function.BooleanSupplier;

/**
 * Lets time pass and drives the broker while somebody waits for an answer: the live clock with its
 * threads, or a timeline that steps from event to event.
 */
@FunctionalInterface
public interface Waiting {

    /** Returns when it is so. What the broker hears meanwhile stays to be polled. */
    void until(BooleanSupplier done);
}

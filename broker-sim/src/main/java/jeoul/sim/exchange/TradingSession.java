package jeoul.sim.exchange;

import java.util.Optional;

/**
 * One of a symbol's sessions of the day: takes the orders meant for it and acts when something is
 * due. Orders never pass from one session into another.
 */
interface TradingSession {

    /** When something is due next, {@link Long#MAX_VALUE} if nothing is. */
    long nextAt();

    /** Does what is due at {@code now}. */
    void act(long now);

    /** Why an order that arrives now is not taken; empty if it is. */
    Optional<Refusal> refusal(long now, OwnOrder order);

    /** Takes an order for which there is no refusal. */
    void submit(long now, OwnOrder order);

    /** Cancels shares of an order that is in; at most what is left of it. */
    void cancel(long now, OwnOrder order, long quantity);

    /** Whether orders may move to another price or type; if not they can only be cancelled. */
    boolean revisable();

    /** Moves the shares of {@code moved} out of the order they come from. */
    void revise(long now, OwnOrder moved);

    long messages();

    long trades();
}

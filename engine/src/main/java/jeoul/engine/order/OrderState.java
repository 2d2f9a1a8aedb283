package jeoul.engine.order;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where an order stands between us and the venue. How many of its shares were filled or cancelled
 * is counted beside it.
 */
public enum OrderState {
    /** With the broker's queue; it has not left us and can be withdrawn. */
    QUEUED,
    /** It left; no answer yet. */
    SENT,
    /** The broker took it and gave it a number. */
    ACCEPTED,
    /** The answer was lost: it may or may not stand at the venue. */
    UNKNOWN,
    /** Nothing of it is left. */
    CLOSED;

    private static final Map<OrderState, Map<Signal, OrderState>> TABLE = table();

    /**
     * The state after a signal; empty for a pair that cannot happen, which is a bug of ours or of
     * the broker's adapter and stops the run.
     */
    public Optional<OrderState> after(Signal signal) {
        return Optional.ofNullable(TABLE.get(this).get(signal));
    }

    /** What can happen to an order. */
    public enum Signal {
        SENT,
        ACCEPTED,
        /** Some shares were filled, cancelled or moved, and some are left. */
        REDUCED,
        /** No shares are left, whatever became of them. */
        EXHAUSTED,
        /** Its answer did not come. */
        ANSWER_LOST,
        /** A fill came after its shares were thought cancelled. */
        LATE_FILL,
        /** Shares thought moved to a revised order have stayed with it. */
        RESTORED
    }

    private static Map<OrderState, Map<Signal, OrderState>> table() {
        Map<OrderState, Map<Signal, OrderState>> table = new EnumMap<>(OrderState.class);
        for (OrderState state : values()) {
            table.put(state, new EnumMap<>(Signal.class));
        }
        on(table, QUEUED, Signal.SENT, SENT);
        on(table, QUEUED, Signal.ACCEPTED, ACCEPTED);
        on(table, QUEUED, Signal.REDUCED, QUEUED);
        on(table, QUEUED, Signal.EXHAUSTED, CLOSED);
        on(table, QUEUED, Signal.ANSWER_LOST, UNKNOWN);

        on(table, SENT, Signal.ACCEPTED, ACCEPTED);
        on(table, SENT, Signal.REDUCED, SENT);
        on(table, SENT, Signal.EXHAUSTED, CLOSED);
        on(table, SENT, Signal.ANSWER_LOST, UNKNOWN);

        on(table, ACCEPTED, Signal.ACCEPTED, ACCEPTED);
        on(table, ACCEPTED, Signal.SENT, ACCEPTED);
        on(table, ACCEPTED, Signal.REDUCED, ACCEPTED);
        on(table, ACCEPTED, Signal.EXHAUSTED, CLOSED);
        on(table, ACCEPTED, Signal.RESTORED, ACCEPTED);
        // The answer to a cancel was lost: the order itself is known.
        on(table, ACCEPTED, Signal.ANSWER_LOST, ACCEPTED);

        on(table, UNKNOWN, Signal.ACCEPTED, ACCEPTED);
        on(table, UNKNOWN, Signal.SENT, UNKNOWN);
        on(table, UNKNOWN, Signal.REDUCED, UNKNOWN);
        on(table, UNKNOWN, Signal.EXHAUSTED, CLOSED);
        on(table, UNKNOWN, Signal.ANSWER_LOST, UNKNOWN);

        // An acceptance, or the word that it was sent, may trail the fill that ended the order.
        on(table, CLOSED, Signal.SENT, CLOSED);
        on(table, CLOSED, Signal.ACCEPTED, CLOSED);
        on(table, CLOSED, Signal.ANSWER_LOST, CLOSED);
        on(table, CLOSED, Signal.LATE_FILL, CLOSED);
        on(table, CLOSED, Signal.RESTORED, ACCEPTED);
        return Collections.unmodifiableMap(table);
    }

    private static void on(
            Map<OrderState, Map<Signal, OrderState>> table,
            OrderState state,
            Signal signal,
            OrderState next) {
        table.get(state).put(signal, next);
    }
}

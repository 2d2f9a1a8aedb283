package jeoul.engine.broker;

import java.time.Instant;

/**
 * Where a broker writes down which orders, revisions and cancels leave it. After the program died
 * that is how one tells those that may stand at the venue from those that certainly do not.
 */
@FunctionalInterface
public interface Departures {

    /** Nobody will ask: a single order, a rehearsal. */
    Departures NOT_KEPT = (command, at) -> {};

    /**
     * Keeps that a command is about to leave. Not a byte of it may have left before this returns;
     * if it throws, the command must not leave, nor any other after it.
     *
     * @param command a {@code Submit}, {@code Revise} or {@code Cancel} taken before; marked once,
     *     however often it must be sent until the venue takes it
     * @param at the session's time
     */
    void leaves(Command command, Instant at);
}

package jeoul.engine.broker;

import java.util.List;
import java.util.function.Consumer;

/** The venue as the executor sees it; the same for a live account and the simulator. */
public interface Broker {

    /**
     * Takes commands, returns at once. What became of them arrives as events, on the thread that
     * polls. {@link Command.WakeAt} is not for a broker and is refused.
     */
    void send(List<Command> commands);

    /**
     * Hands over, oldest first, what arrived since the last call.
     *
     * @return how many events
     */
    int poll(Consumer<Event> events);

    /**
     * From now on every order, revision and cancel is written down before anything of it leaves,
     * and leaves only if it could be. What the writing throws comes out of the call in which the
     * command was to leave: a {@link #send}, a {@link #poll} or a wait of the {@link Timeline}.
     */
    void markDepartures(Departures departures);
}

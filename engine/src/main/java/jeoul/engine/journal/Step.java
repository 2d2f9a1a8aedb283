package jeoul.engine.journal;

import java.util.List;
import java.util.Objects;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;

/**
 * One step of a run: an event and all commands it caused.
 *
 * @param number counted from 1
 */
public record Step(long number, Event event, List<Command> commands) {

    public Step {
        Objects.requireNonNull(event, "event");
        commands = List.copyOf(commands);
        if (number < 1) {
            throw new IllegalArgumentException("steps count from 1: " + number);
        }
    }
}

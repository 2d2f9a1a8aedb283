package jeoul.engine.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Unsent;

/** A journal that lives as long as the program: for rehearsals, which can be repeated. */
public final class MemoryJournal implements Journal {

    private final List<Step> steps = new ArrayList<>();
    private final UnsentCount unsent = new UnsentCount();

    @Override
    public void append(Event event, List<Command> commands) {
        steps.add(new Step(steps.size() + 1L, event, commands));
        unsent.kept(event, commands);
    }

    @Override
    public void leaves(Command command, Instant at) {
        unsent.left(Departing.required(command));
    }

    @Override
    public Unsent unsent() {
        return unsent.unsent();
    }

    @Override
    public Stream<Step> steps() {
        return steps.stream();
    }
}

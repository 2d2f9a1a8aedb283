package jeoul.engine.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;

/** A journal that lives as long as the program: for rehearsals, which can be repeated. */
public final class MemoryJournal implements Journal {

    private final List<Step> steps = new ArrayList<>();

    @Override
    public void append(Event event, List<Command> commands) {
        steps.add(new Step(steps.size() + 1L, event, commands));
    }

    @Override
    public Stream<Step> steps() {
        return steps.stream();
    }
}

package jeoul.engine.execute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Timeline;
import jeoul.engine.journal.Journal;

/**
 * Drives an executor over a broker: waits, hands events over one by one, keeps each step in the
 * journal and only then lets its commands leave. Everything happens on the calling thread.
 */
public final class ExecutionLoop {

    private final Executor executor;
    private final Broker broker;
    private final Timeline timeline;
    private final Journal journal;
    private final Consumer<Instant> progress;
    private final StepObserver observer;
    private Instant wakeAt;
    private boolean halted;
    private final List<Event> inbox = new ArrayList<>();

    /**
     * @param progress told the session's time after every wait
     */
    public ExecutionLoop(
            Executor executor,
            Broker broker,
            Timeline timeline,
            Journal journal,
            Consumer<Instant> progress) {
        this(executor, broker, timeline, journal, progress, (event, commands) -> {});
    }

    /**
     * @param progress told the session's time after every wait
     * @param observer told every step after its commands have left
     */
    public ExecutionLoop(
            Executor executor,
            Broker broker,
            Timeline timeline,
            Journal journal,
            Consumer<Instant> progress,
            StepObserver observer) {
        this.executor = executor;
        this.broker = broker;
        this.timeline = timeline;
        this.journal = journal;
        this.progress = progress;
        this.observer = observer;
    }

    /**
     * Runs until the executor has nothing left to do, or a step could not be kept: then nothing of
     * it leaves, and nothing after it. The executor is then a step ahead of the journal; what was
     * done is told by {@link Recovery#replay} of the journal.
     *
     * @param heardBefore events that came before the executor was made, such as the phases the
     *     symbols are in, oldest first
     * @throws Journal.JournalException if a step could not be kept
     */
    public void run(List<Event> heardBefore) {
        broker.markDepartures(journal);
        for (Event event : heardBefore) {
            step(event);
        }
        step(new Event.Woke(timeline.now()));
        while (!executor.isFinished()) {
            if (wakeAt == null) {
                throw new IllegalStateException("the executor waits for nothing");
            }
            Instant now = timeline.await(wakeAt);
            int heard = broker.poll(inbox::add);
            for (Event event : inbox) {
                step(event);
            }
            inbox.clear();
            if (heard == 0 && !now.isBefore(wakeAt)) {
                Instant woken = wakeAt;
                wakeAt = null;
                step(new Event.Woke(now.isAfter(woken) ? now : woken));
            }
            progress.accept(now);
        }
    }

    /**
     * Goes on with an executor that {@link Recovery} brought to the end of the journal: before
     * anything else it is told that what was in flight is unknown, but for what never left. Then as
     * {@link #run}.
     *
     * @param heardBefore as of {@link #run}; what came while the program was not there
     */
    public void resume(List<Event> heardBefore) {
        broker.markDepartures(journal);
        step(new Event.Resumed(executor.unanswered(journal.unsent()), timeline.now()));
        run(heardBefore);
    }

    private void step(Event event) {
        if (halted) {
            throw new IllegalStateException("the run has halted; it goes on from its journal");
        }
        halted = true;
        List<Command> commands = executor.on(event);
        journal.append(event, commands);
        List<Command> toSend = commands;
        int last = commands.size() - 1;
        if (last >= 0 && commands.get(last) instanceof Command.WakeAt wake) {
            wakeAt = wake.at();
            toSend = commands.subList(0, last);
        }
        if (!toSend.isEmpty()) {
            broker.send(toSend);
        }
        halted = false;
        observer.stepped(event, commands);
    }
}

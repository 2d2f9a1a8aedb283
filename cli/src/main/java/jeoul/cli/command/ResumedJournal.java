package jeoul.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import jeoul.cli.run.LiveRun;
import jeoul.cli.run.RunEnding;
import jeoul.cli.run.RunReading;
import jeoul.cli.run.StopRequest;
import jeoul.engine.InputException;
import jeoul.engine.broker.Event;
import jeoul.engine.execute.Executor;
import jeoul.engine.execute.Recovery;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.JournalReader;
import jeoul.engine.journal.SqliteJournal;
import jeoul.engine.journal.Step;

/** A journal that is gone on with: opened, found to be this account's, and told again. */
final class ResumedJournal implements AutoCloseable {

    private final SqliteJournal journal;
    private final Executor executor;
    private final Optional<String> stopped;

    private ResumedJournal(SqliteJournal journal, Executor executor, Optional<String> stopped) {
        this.journal = journal;
        this.executor = executor;
        this.stopped = stopped;
    }

    /**
     * @throws InputException if it is of another account, or this program does not repeat it
     */
    static ResumedJournal of(Path file, RunReading.Started started, AccountHash account) {
        try (JournalReader reader = JournalReader.open(file)) {
            if (!reader.start().account().equals(account)) {
                throw ofAnotherAccount(file);
            }
        }
        Recovery.Replay replay = new Recovery.Replay(started.day().execution());
        AtomicReference<String> stopped = new AtomicReference<>();
        Consumer<Step> told =
                step -> {
                    replay.accept(step);
                    if (step.event() instanceof Event.StopRequested stop
                            && stop.symbol().isEmpty()) {
                        stopped.set(stop.reason());
                    }
                };
        try {
            SqliteJournal journal = SqliteJournal.resume(file, told);
            return new ResumedJournal(
                    journal, replay.executor(), Optional.ofNullable(stopped.get()));
        } catch (Recovery.ReplayException e) {
            throw RunReading.notRepeated(file, started.notes(), e);
        }
    }

    static InputException ofAnotherAccount(Path file) {
        return new InputException(
                file.toString(),
                "is the journal of another account, or the account came back with a new number",
                "the account it was begun with");
    }

    /** Whether it had been asked to stop, and did not come to its end. */
    boolean wasStopped() {
        return stopped.isPresent();
    }

    /**
     * What was asked for before stays asked for.
     *
     * @param until the time given now
     */
    StopRequest stopRequest(Optional<Instant> until, Instant now) {
        boolean byTime = stopped.equals(Optional.of(StopRequest.BY_TIME));
        StopRequest stop = new StopRequest(byTime ? Optional.of(now) : until);
        if (wasStopped() && !byTime) {
            stop.ask();
        }
        return stop;
    }

    Executor executor() {
        return executor;
    }

    long lastStep() {
        return journal.lastStep();
    }

    boolean endMayBeMissing() {
        return journal.endMayBeMissing();
    }

    /** Orders, revisions and cancels without an answer that certainly never left. */
    int neverLeft() {
        return executor.unanswered(journal.unsent()).size();
    }

    RunEnding resume(LiveRun run, RunReading.Started started, LiveRun.Predicted predicted) {
        return run.resume(started.day(), executor, journal, started.notes(), predicted);
    }

    @Override
    public void close() {
        journal.close();
    }
}

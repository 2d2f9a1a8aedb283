package jeoul.cli.command;

import java.nio.file.Path;
import jeoul.cli.run.LiveRun;
import jeoul.cli.run.RunEnding;
import jeoul.cli.run.RunReading;
import jeoul.engine.InputException;
import jeoul.engine.execute.Executor;
import jeoul.engine.execute.Recovery;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.JournalReader;
import jeoul.engine.journal.SqliteJournal;

/** A journal that is gone on with: opened, found to be this account's, and told again. */
final class ResumedJournal implements AutoCloseable {

    private final SqliteJournal journal;
    private final Executor executor;

    private ResumedJournal(SqliteJournal journal, Executor executor) {
        this.journal = journal;
        this.executor = executor;
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
        try {
            return new ResumedJournal(SqliteJournal.resume(file, replay), replay.executor());
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

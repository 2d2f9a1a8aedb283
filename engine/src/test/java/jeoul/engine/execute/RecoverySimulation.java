package jeoul.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.Journal;
import jeoul.engine.journal.JournalReader;
import jeoul.engine.journal.SqliteJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile days of a program with its journal on the disk, killed and gone on with. */
class RecoverySimulation {

    private static final int DAYS = 10;
    private static final int KILL_EVERY = 12;
    private static final AccountHash ACCOUNT = new AccountHash("5e".repeat(32));

    @TempDir private Path folder;
    private SqliteJournal journal;
    private int files;

    @Test
    void aRunGoesOnFromItsFileAfterAnyKill() {
        int killed = 0;
        for (long seed = 1; seed <= DAYS; seed++) {
            journal = null;
            AdversarialDay day = new AdversarialDay(seed, this::open, KILL_EVERY);
            day.live();
            journal.close();
            killed += day.killed();

            assertTrue(day.executor().isFinished(), "seed " + seed);
            try (SqliteJournal whole = SqliteJournal.resume(file())) {
                ExecutionPlan plan = JournalledPlan.fromJournal(whole.start());
                assertEquals(day.plan(), plan, "seed " + seed);
                assertEquals(
                        day.executor().result(),
                        Recovery.replay(plan, whole).result(),
                        "seed " + seed);
            }
        }
        assertTrue(killed >= DAYS, killed + " kills");
    }

    /** The first journal of a day, or what a kill left of the one at hand. */
    private Journal open(ExecutionPlan plan) {
        if (journal == null) {
            files++;
            journal =
                    SqliteJournal.create(
                            file(), JournalledPlan.toJournal(plan, ACCOUNT, new TreeMap<>()));
            return journal;
        }
        Path log = file().resolveSibling(file().getFileName() + "-wal");
        try {
            byte[] file = Files.readAllBytes(file());
            byte[] logged = Files.readAllBytes(log);
            journal.close();
            // Closing has folded the log in, as no kill does. It stays the same file.
            Files.write(file(), file);
            Files.write(log, logged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        journal = SqliteJournal.resume(file());
        try (JournalReader reader = JournalReader.open(file())) {
            assertEquals(plan, JournalledPlan.fromJournal(reader.start()));
            assertEquals(
                    Recovery.replay(plan, journal).result(),
                    Recovery.replay(plan, reader.steps()).result(),
                    "a status while it runs");
        }
        return journal;
    }

    private Path file() {
        return folder.resolve("run-" + files + ".db");
    }
}

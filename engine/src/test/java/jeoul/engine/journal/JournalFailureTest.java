package jeoul.engine.journal;

import static jeoul.engine.journal.Journals.appendTo;
import static jeoul.engine.journal.Journals.event;
import static jeoul.engine.journal.Journals.read;
import static jeoul.engine.journal.Journals.start;
import static jeoul.engine.journal.Journals.steps;
import static jeoul.engine.journal.Journals.submit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import jeoul.engine.InputException;
import jeoul.engine.journal.Journal.JournalException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal does when its file, folder or disk fails, or the program dies. */
class JournalFailureTest {

    @TempDir private Path folder;
    private Path file;
    private int files;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("run.db");
    }

    // ---- the program dies ----

    /** What a kill leaves: the files as they are at that instant, and nobody who closes them. */
    private Path kill(int step) throws IOException {
        Path left = folder.resolve("killed-" + step + ".db");
        Files.copy(file, left);
        Files.copy(wal(file), wal(left));
        return left;
    }

    private static Path wal(Path journal) {
        return journal.resolveSibling(journal.getFileName() + "-wal");
    }

    @Test
    void killedAfterAnyStepAllStepsAreThereAndItGoesOn() throws IOException {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            for (int step = 0; step <= 12; step++) {
                if (step > 0) {
                    appendTo(journal, step, step);
                }
                Path left = kill(step);

                assertEquals(steps(step), read(left));
                try (SqliteJournal resumed = SqliteJournal.resume(left)) {
                    assertFalse(resumed.endMayBeMissing());
                    appendTo(resumed, step + 1L, step + 2L);
                }
                assertEquals(steps(step + 2L), read(left));
            }
        }
    }

    @Test
    void ofALogCutAnywhereTheWholeStepsAreReadAndNothingElse() throws IOException {
        long size;
        byte[] log;
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 8);
            size = Files.size(wal(file));
            log = Files.readAllBytes(wal(file));
            kill(0);
        }
        Path left = folder.resolve("killed-0.db");
        byte[] database = Files.readAllBytes(left);

        long last = -1;
        for (int kept = 64; kept <= size; kept += 1_999) {
            Path cut = folder.resolve("cut-" + kept + ".db");
            Files.write(cut, database);
            Files.write(wal(cut), java.util.Arrays.copyOf(log, kept));

            List<Step> read = read(cut);

            assertEquals(steps(read.size()), read);
            assertTrue(read.size() >= last, "a longer log has fewer steps");
            last = read.size();
        }
        assertTrue(last >= 6, "cut near its end, only " + last + " steps were read");
    }

    @Test
    void withoutItsLogItSaysThatItsEndMayBeMissing() throws IOException {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 3);
            kill(3);
        }
        Path left = folder.resolve("killed-3.db");
        Files.delete(wal(left));

        try (SqliteJournal resumed = SqliteJournal.resume(left)) {
            assertTrue(resumed.endMayBeMissing());
            assertEquals(0, resumed.lastStep());
        }
    }

    // ---- the disk, the folder, the lock ----

    @Test
    void aFullDiskStopsItAndWhatWasKeptCanBeRead() {
        long kept = 0;
        JournalException full = null;
        try (SqliteJournal journal = SqliteJournal.create(file, start(), 40)) {
            while (full == null) {
                assertTrue(kept < 20_000, "the disk is never full");
                try {
                    appendTo(journal, kept + 1, kept + 1);
                    kept++;
                } catch (JournalException e) {
                    full = e;
                }
            }
            assertEquals(
                    "journal "
                            + file
                            + ": the disk is full; step "
                            + (kept + 1)
                            + " was not kept and nothing of it was sent, nor will be. The steps"
                            + " before it can be read",
                    full.getMessage());
            assertThrows(JournalException.class, () -> journal.append(event(1), List.of()));
        }

        assertTrue(kept > 20, kept + " steps kept");
        assertEquals(steps(kept), read(file));
        // With space again it goes on.
        try (SqliteJournal journal = SqliteJournal.resume(file)) {
            appendTo(journal, kept + 1, kept + 1);
        }
        assertEquals(steps(kept + 1), read(file));
    }

    @Test
    void aDiskWithoutSpaceForItsBeginningHasNoJournal() throws IOException {
        InputException refused =
                assertThrows(InputException.class, () -> SqliteJournal.create(file, start(), 3));

        assertEquals("cannot be created: the disk is full", refused.wrong());
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aFileThatMayNotBeWrittenToIsReadButNotGoneOnWith() throws IOException {
        SqliteJournal.create(file, start()).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assumeFalse(Files.isWritable(file), "this user may write everywhere");

        InputException refused =
                assertThrows(InputException.class, () -> SqliteJournal.resume(file));

        assertTrue(refused.wrong().contains("may not be written to"), refused::getMessage);
        assertEquals(steps(0), read(file));
    }

    @Test
    void aFolderThatMayNotBeWrittenToHasNoJournal() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(locked), "this user may write everywhere");

        InputException refused =
                assertThrows(
                        InputException.class,
                        () -> SqliteJournal.create(locked.resolve("run.db"), start()));

        assertTrue(refused.wrong().startsWith("cannot be created"), refused.getMessage());
    }

    @Test
    void aFolderThatIsNotThereHasNoJournal() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("file"));

        for (Path parent : List.of(noFolder, folder.resolve("missing"))) {
            InputException refused =
                    assertThrows(
                            InputException.class,
                            () -> SqliteJournal.create(parent.resolve("run.db"), start()));
            assertTrue(refused.wrong().startsWith("cannot be created"), refused.getMessage());
        }
    }

    @Test
    void aLockedFileStopsItAndIsNotGoneOnWith() throws SQLException {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 1);
            try (Connection other = Database.openToWrite(file)) {
                Database.execute(other, "BEGIN IMMEDIATE");

                JournalException locked =
                        assertThrows(JournalException.class, () -> appendTo(journal, 2, 2));
                InputException notResumed =
                        assertThrows(InputException.class, () -> SqliteJournal.resume(file));

                assertTrue(
                        locked.getMessage().contains("another program has locked it"),
                        locked::getMessage);
                assertTrue(
                        notResumed.wrong().contains("another program has locked it"),
                        notResumed::getMessage);
                assertEquals(steps(1), read(file));
            }
        }
    }

    @Test
    void ofTwoThatGoOnWithItTheSlowerStopsBeforeItSends() {
        SqliteJournal.create(file, start()).close();
        try (SqliteJournal first = SqliteJournal.resume(file);
                SqliteJournal second = SqliteJournal.resume(file)) {
            appendTo(first, 1, 1);

            JournalException slower =
                    assertThrows(JournalException.class, () -> second.append(event(1), submit(1)));

            assertTrue(
                    slower.getMessage().contains("another program writes to it"),
                    slower::getMessage);
            appendTo(first, 2, 2);
        }
        assertEquals(steps(2), read(file));
    }

    // ---- the file ----

    @Test
    void whatIsNoJournalIsRefused() throws IOException, SQLException {
        Path text = Files.writeString(folder.resolve("model.csv"), "종목코드,비중\n005930,1\n");
        Path empty = Files.createFile(folder.resolve("empty.db"));
        Path other = Files.createFile(folder.resolve("other.db"));
        try (Connection connection = Database.openToWrite(other)) {
            Database.execute(connection, "CREATE TABLE cat (name TEXT)");
        }

        assertRefused(text, "is no journal of Jeoul");
        assertRefused(empty, "is no journal of Jeoul");
        assertRefused(other, "is no journal of Jeoul");
        assertRefused(folder, "is not a file");
        assertRefused(folder.resolve("missing.db"), "is not there");
    }

    @Test
    void anOlderOrNewerSchemaIsRefusedAndLeftAlone() throws IOException, SQLException {
        SqliteJournal.create(file, start()).close();
        for (int schema : new int[] {2, 4}) {
            try (Connection connection = Database.openToWrite(file)) {
                Database.execute(connection, "PRAGMA user_version = " + schema);
            }
            byte[] before = Files.readAllBytes(file);

            assertRefused(file, "is of schema " + schema + ", of another version of Jeoul");
            assertEquals(List.of(), differences(before, Files.readAllBytes(file)));
        }
    }

    @Test
    void damageIsFoundAndTheStepsBeforeItAreRead() throws SQLException {
        for (String damage :
                List.of(
                        "UPDATE event SET at = '2026-11-20T09:00:09+09:00' WHERE step = 3",
                        "UPDATE command SET quantity = 2 WHERE step = 3",
                        "DELETE FROM command WHERE step = 3",
                        "DELETE FROM event WHERE step = 3",
                        "DELETE FROM event WHERE step = 5",
                        "UPDATE event SET kind = 'woken' WHERE step = 3",
                        "UPDATE event SET at = 'noon' WHERE step = 3",
                        "INSERT INTO order_line SELECT 3, 7, 'N', NULL, '005930', 'BUY', 'limit',"
                                + " 1, 1, 0, 0, 0, 0, '2026-11-20T09:00:09+09:00'")) {
            Path damaged = folder.resolve("damaged-" + ++files + ".db");
            try (SqliteJournal journal = SqliteJournal.create(damaged, start())) {
                appendTo(journal, 1, 5);
            }
            try (Connection connection = Database.openToWrite(damaged)) {
                Database.execute(connection, damage);
            }
            long last = damage.endsWith("= 5") ? 4 : 2;

            assertStopsAfter(last, damaged, damage);
        }
    }

    @Test
    void aChangedPlanIsDamage() throws SQLException {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 1);
        }
        try (Connection connection = Database.openToWrite(file)) {
            Database.execute(connection, "UPDATE planned_order SET quantity = 789");
        }

        assertStopsAfter(0, file, "a changed plan");
    }

    @Test
    void bytesOverwrittenInTheFileAreFound() throws IOException {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 150);
        }
        byte[] sound = Files.readAllBytes(file);

        for (int page = 0; page * 4_096 < sound.length; page++) {
            byte[] bytes = sound.clone();
            java.util.Arrays.fill(bytes, page * 4_096, page * 4_096 + 200, (byte) 0x5a);
            Path damaged = folder.resolve("page-" + page + ".db");
            Files.write(damaged, bytes);

            assertThrows(
                    InputException.class,
                    () -> SqliteJournal.resume(damaged).close(),
                    "page " + page);
        }
    }

    private static void assertStopsAfter(long last, Path damaged, String what) {
        try (StepCursor cursor = StepCursor.open(damaged)) {
            for (long step = 1; step <= last; step++) {
                assertEquals(steps(step).get((int) step - 1), cursor.next(), what);
            }
            JournalException found = assertThrows(JournalException.class, cursor::next, what);
            assertTrue(
                    found.getMessage().contains("it is damaged at step " + (last + 1)),
                    found::getMessage);
        }
        InputException refused =
                assertThrows(InputException.class, () -> SqliteJournal.resume(damaged), what);
        assertTrue(refused.wrong().contains("damaged"), refused::getMessage);
    }

    private static void assertRefused(Path file, String wrong) {
        InputException read = assertThrows(InputException.class, () -> JournalReader.open(file));
        InputException resumed =
                assertThrows(InputException.class, () -> SqliteJournal.resume(file));
        assertEquals(wrong, read.wrong());
        assertEquals(wrong, resumed.wrong());
        assertEquals(file.toString(), read.where());
    }

    /** Places where two files differ, at most a few. */
    private static List<Integer> differences(byte[] one, byte[] other) {
        assertEquals(one.length, other.length);
        return java.util.stream.IntStream.range(0, one.length)
                .filter(i -> one[i] != other[i])
                .limit(5)
                .boxed()
                .toList();
    }
}

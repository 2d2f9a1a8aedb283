package jeoul.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTailTest {

    @TempDir private Path folder;

    @Test
    void eachLookHandsOverWhatWasAddedSinceTheLast() {
        Path file = folder.resolve("run.jeoul");
        List<Long> read = new ArrayList<>();
        JournalTail tail = new JournalTail(file);
        try (SqliteJournal journal = SqliteJournal.create(file, Journals.start())) {
            assertEquals(0, tail.read(step -> read.add(step.number())));

            Journals.appendTo(journal, 1, 3);
            assertEquals(3, tail.read(step -> read.add(step.number())));
            assertEquals(0, tail.read(step -> read.add(step.number())));

            Journals.appendTo(journal, 4, 5);
        }

        assertEquals(2, tail.read(step -> read.add(step.number())));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), read);
    }

    @Test
    void whatLeavesBetweenTwoLooksIsReadOver() {
        Path file = folder.resolve("run.jeoul");
        List<Long> read = new ArrayList<>();
        JournalTail tail = new JournalTail(file);
        try (SqliteJournal journal = SqliteJournal.create(file, Journals.start())) {
            Journals.appendTo(journal, 1, 2);
            leaves(journal, 1);
            tail.read(step -> read.add(step.number()));

            leaves(journal, 2);
            tail.read(step -> read.add(step.number()));
            Journals.appendTo(journal, 3, 3);
            leaves(journal, 3);
        }

        assertEquals(1, tail.read(step -> read.add(step.number())));
        assertEquals(List.of(1L, 2L, 3L), read);
    }

    private static void leaves(SqliteJournal journal, int step) {
        journal.leaves(Journals.submit(step).get(0), Journals.event(step).at());
    }

    @Test
    void whatIsDamagedAfterALookIsSaid() throws SQLException {
        Path file = folder.resolve("run.jeoul");
        JournalTail tail = new JournalTail(file);
        try (SqliteJournal journal = SqliteJournal.create(file, Journals.start())) {
            Journals.appendTo(journal, 1, 3);
            tail.read(step -> {});
            Journals.appendTo(journal, 4, 5);
        }
        try (Connection connection = Database.openToWrite(file)) {
            Database.execute(connection, "UPDATE event SET checksum = 0 WHERE step = 4");
        }

        Journal.JournalException e =
                assertThrows(Journal.JournalException.class, () -> tail.read(step -> {}));

        assertTrue(e.getMessage().contains("damaged at step 4"), e.getMessage());
    }
}

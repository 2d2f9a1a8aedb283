package jeoul.engine.journal;

import static jeoul.engine.journal.Journals.appendTo;
import static jeoul.engine.journal.Journals.event;
import static jeoul.engine.journal.Journals.query;
import static jeoul.engine.journal.Journals.read;
import static jeoul.engine.journal.Journals.start;
import static jeoul.engine.journal.Journals.steps;
import static jeoul.engine.journal.Journals.submit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jeoul.engine.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("저울 run?100%.db");
    }

    @Test
    void keepsWhatTheRunWasStartedWithAndItsSteps() {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 3);
            assertEquals(steps(3), read(journal));
        }

        try (JournalReader reader = JournalReader.open(file)) {
            assertEquals(start(), reader.start());
            assertEquals(3, reader.lastStep());
            assertTrue(reader.isClosed());
        }
        assertEquals(steps(3), read(file));
    }

    @Test
    void onceClosedItIsOneFile() throws IOException {
        SqliteJournal journal = SqliteJournal.create(file, start());
        appendTo(journal, 1, 3);
        journal.close();
        journal.close();

        Path copy = folder.resolve("copy.db");
        Files.copy(file, copy);

        assertEquals(steps(3), read(copy));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void goesOnWhereItEnded() {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 2);
        }
        try (SqliteJournal journal = SqliteJournal.resume(file)) {
            assertEquals(start(), journal.start());
            assertEquals(2, journal.lastStep());
            assertFalse(journal.endMayBeMissing());
            appendTo(journal, 3, 5);
        }

        assertEquals(steps(5), read(file));
    }

    @Test
    void everyConnectionSyncsBeforeItReturns() throws SQLException {
        SqliteJournal.create(file, start()).close();

        try (var reading = Database.openToRead(file);
                var writing = Database.openToWrite(file)) {
            // 2 is FULL.
            assertEquals("2", Database.value(reading, "PRAGMA synchronous"));
            assertEquals("2", Database.value(writing, "PRAGMA synchronous"));
        }
    }

    @Test
    void isReadWhileItIsWritten() {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 2);
            try (JournalReader reader = JournalReader.open(file);
                    var early = reader.steps()) {
                appendTo(journal, 3, 4);

                assertEquals(steps(2), early.toList());
                assertFalse(reader.isClosed());
                assertEquals(4, reader.lastStep());
                assertEquals(steps(4), read(file));
            }
        }
    }

    @Test
    void isCopiedWhileItIsWrittenAndTheCopyIsNotGoneOnWith() {
        Path copy = folder.resolve("copy.db");
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 2);
            try (JournalReader reader = JournalReader.open(file)) {
                reader.copyTo(copy);
            }
            appendTo(journal, 3, 3);

            assertEquals(steps(3), read(journal));
        }

        assertEquals(steps(2), read(copy));
        InputException refused =
                assertThrows(InputException.class, () -> SqliteJournal.resume(copy));
        assertTrue(refused.wrong().startsWith("is a copy"), refused.getMessage());
    }

    @Test
    void aCopyOfAClosedJournalIsAsGoodAsIt() {
        Path copy = folder.resolve("copy.db");
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 2);
        }
        try (JournalReader reader = JournalReader.open(file)) {
            reader.copyTo(copy);
            assertThrows(InputException.class, () -> reader.copyTo(copy));
        }

        try (SqliteJournal journal = SqliteJournal.resume(copy)) {
            assertEquals(steps(2), read(journal));
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        Path copy = folder.resolve("copy.db");
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 1);
            try (JournalReader reader = JournalReader.open(file)) {
                reader.copyTo(copy);
            }
            for (Path each : List.of(file, folder.resolve(file.getFileName() + "-wal"), copy)) {
                assertEquals(
                        "[OWNER_READ, OWNER_WRITE]",
                        Files.getPosixFilePermissions(each).stream().sorted().toList().toString());
            }
        }
    }

    /** The hash was worked out with Python's hmac module. */
    @Test
    void theAccountIsAHashThatOnlyTheKeyTells() throws SQLException {
        SqliteJournal.create(file, start()).close();

        assertEquals(
                List.of("a1d015c84e11140e729b97d75a2587ad08d9d4b6ea284725b6669e0277729b0b"),
                query(file, "SELECT account FROM journal"));
        byte[] shortKey = new byte[AccountHash.LEAST_KEY - 1];
        assertThrows(IllegalArgumentException.class, () -> AccountHash.of(shortKey, "5012345601"));
    }

    @Test
    void anExistingFileIsNotWrittenOver() throws IOException {
        Files.writeString(file, "mine");

        InputException refused =
                assertThrows(InputException.class, () -> SqliteJournal.create(file, start()));

        assertEquals("is there already", refused.wrong());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void theViewsTellTheOrdersAndTheirFills() throws SQLException {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            Journals.tellThreeOrders(journal);
        }

        assertEquals(
                List.of(
                        "1|005930|BUY|best-opposite|1|0000117|5|311200|filled|null",
                        "2|005930|BUY|best-opposite|1|null|0|0|rejected|INSUFFICIENT_CASH",
                        "3|005930|BUY|best-opposite|1|null|0|0|null|null"),
                query(
                        file,
                        "SELECT order_id, symbol, side, type, quantity, broker_number, filled, won,"
                                + " last_heard, refused_for FROM orders ORDER BY order_id"));
        assertEquals(
                List.of(
                        "6|2026-11-20T09:00:06+09:00|1|005930|BUY|62200|3",
                        "7|2026-11-20T09:00:07+09:00|1|005930|BUY|62300|2"),
                query(file, "SELECT * FROM fills"));
        assertEquals(
                List.of(
                        "1|0|2026-11-20T09:00:01+09:00|event|woke|null",
                        "1|1|2026-11-20T09:00:01+09:00|command|submit|1"),
                query(
                        file,
                        "SELECT step, place, at, what, kind, order_id FROM story WHERE step = 1"));
    }

    @Test
    void aListOfOrdersIsKeptAsWhatHasChanged() throws SQLException {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            journal.append(Lists.told(1, Lists.line("N1", 0), Lists.line("N2", 0)), List.of());
            journal.append(event(2), submit(2));
            journal.append(
                    Lists.told(3, Lists.line("N1", 1), Lists.line("N2", 0), Lists.line("N3", 0)),
                    List.of());
        }
        try (SqliteJournal journal = SqliteJournal.resume(file)) {
            journal.append(Lists.told(4, Lists.line("N1", 1)), List.of());
            journal.append(Lists.told(5, Lists.line("N1", 1), Lists.line("N2", 0)), List.of());
        }

        assertEquals(
                List.of("1|N1|0", "1|N2|0", "3|N1|1", "3|N3|0", "5|N2|0"),
                query(
                        file,
                        "SELECT step, broker_number, filled FROM order_line ORDER BY step, place"));
        assertEquals(
                List.of(
                        Lists.told(1, Lists.line("N1", 0), Lists.line("N2", 0)),
                        event(2),
                        Lists.told(
                                3, Lists.line("N1", 1), Lists.line("N2", 0), Lists.line("N3", 0)),
                        Lists.told(4, Lists.line("N1", 1)),
                        Lists.told(5, Lists.line("N1", 1), Lists.line("N2", 0))),
                read(file).stream().map(Step::event).toList());
    }

    @Test
    void goingOnWithItTellsItsStepsOnTheWay() {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 3);
        }
        List<Step> told = new ArrayList<>();

        try (SqliteJournal resumed = SqliteJournal.resume(file, told::add)) {
            assertEquals(steps(3), told);
            assertEquals(3, resumed.lastStep());
            appendTo(resumed, 4, 4);
        }
        assertEquals(steps(4), read(file));
    }

    @Test
    void whoeverRefusesAStepOnTheWayLeavesTheJournalAsItWas() throws IOException {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 3);
        }
        byte[] before = Files.readAllBytes(file);

        IllegalStateException refused =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                SqliteJournal.resume(
                                        file,
                                        step -> {
                                            throw new IllegalStateException("no");
                                        }));

        assertEquals("no", refused.getMessage());
        assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(file)));
    }

    /** The README's example queries, and what they say of three orders. */
    @Test
    void theExampleQueriesWork() throws IOException, SQLException {
        List<String> examples = new ArrayList<>();
        Matcher sql =
                Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("README.md")));
        while (sql.find()) {
            examples.add(sql.group(1));
        }
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            Journals.tellThreeOrders(journal);
        }

        assertEquals(3, examples.size());
        assertEquals(List.of("005930|BUY|3|3|5|62240.0"), query(file, examples.get(0)));
        assertEquals(
                List.of("3|005930|BUY|1|2026-11-20T09:00:03+09:00|null|null"),
                query(file, examples.get(1)));
        assertEquals(
                List.of(
                        "2026-11-20T09:00:03+09:00|event|woke|null|null|null|null|null|null",
                        "2026-11-20T09:00:03+09:00|command|submit|3|005930|1|null|best-opposite|null",
                        "2026-11-20T09:00:04+09:00|event|sent|1|null|null|null|null|null",
                        "2026-11-20T09:00:05+09:00|event|accepted|1|null|null|null|null|null",
                        "2026-11-20T09:00:06+09:00|event|filled|1|null|3|62200|null|null"),
                query(file, examples.get(2)));
    }
}

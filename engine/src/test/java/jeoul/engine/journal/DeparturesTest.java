package jeoul.engine.journal;

import static jeoul.engine.journal.Journals.OPEN;
import static jeoul.engine.journal.Journals.appendTo;
import static jeoul.engine.journal.Journals.event;
import static jeoul.engine.journal.Journals.id;
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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import jeoul.engine.InputException;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Unsent;
import jeoul.engine.journal.Journal.JournalException;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal knows of orders that have not left. */
class DeparturesTest {

    private static final Command.Cancel CANCEL = new Command.Cancel(id(1), 1);
    private static final Command.Revise REVISE =
            new Command.Revise(id(1), id(9), OrderType.BEST_OPPOSITE, OptionalLong.empty(), 1);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("run.db");
    }

    // ---- what never left ----

    @Test
    void whatWasCommandedAndIsNotMarkedNeverLeft() throws IOException {
        try (SqliteJournal resumed =
                afterAKill(
                        journal -> {
                            appendTo(journal, 1, 3);
                            leaves(journal, submit(2).get(0));
                        })) {
            assertEquals(unsent(List.of(1L, 3L), List.of()), resumed.unsent());
            assertEquals(steps(3), read(resumed));
        }
    }

    @Test
    void revisionsAndCancelsAreMarkedToo() throws IOException {
        try (SqliteJournal resumed =
                afterAKill(
                        journal -> {
                            journal.append(event(1), submit(1));
                            leaves(journal, submit(1).get(0));
                            journal.append(event(2), List.of(REVISE, CANCEL));
                            leaves(journal, REVISE);
                        })) {
            assertEquals(unsent(List.of(), List.of(1L)), resumed.unsent());
        }
    }

    @Test
    void aSecondCancelOfTheSameOrderIsNotTheFirst() throws IOException {
        try (SqliteJournal resumed =
                afterAKill(
                        journal -> {
                            journal.append(event(1), List.of(CANCEL));
                            leaves(journal, CANCEL);
                            journal.append(event(2), List.of(CANCEL));
                        })) {
            assertEquals(unsent(List.of(), List.of(1L)), resumed.unsent());
        }
    }

    @Test
    void ofTwoCancelsThatWaitNoneIsCertainOnceOneHasLeft() throws IOException {
        try (SqliteJournal resumed =
                afterAKill(
                        journal -> {
                            journal.append(event(1), List.of(CANCEL));
                            journal.append(event(2), List.of(CANCEL));
                            leaves(journal, CANCEL);
                        })) {
            assertEquals(Unsent.NONE, resumed.unsent());
        }
    }

    @Test
    void aSecondKillKnowsOnlyWhatWasCommandedSinceTheFirst() throws IOException {
        try (SqliteJournal resumed =
                afterAKill(
                        journal -> {
                            appendTo(journal, 1, 2);
                            journal.append(new Event.Resumed(journal.unsent(), at(3)), List.of());
                            appendTo(journal, 4, 5);
                            leaves(journal, submit(4).get(0));
                        })) {
            assertEquals(unsent(List.of(5L), List.of()), resumed.unsent());
        }
    }

    // ---- what cannot be known ----

    @Test
    void aCopyOfARunningJournalIsCertainOfNothing() throws IOException {
        Path copy = folder.resolve("copy.db");
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 2);
            Files.copy(file, copy);
            Files.copy(wal(file), wal(copy));
        }

        try (SqliteJournal resumed = SqliteJournal.resume(copy)) {
            assertEquals(Unsent.NONE, resumed.unsent());
            resumed.append(new Event.Resumed(resumed.unsent(), at(3)), List.of());
            appendTo(resumed, 4, 4);
        }
        // What it has commanded itself it knows.
        try (SqliteJournal again = SqliteJournal.resume(copy)) {
            assertEquals(unsent(List.of(4L), List.of()), again.unsent());
        }
    }

    @Test
    void aJournalWithoutItsLogIsCertainOfNothing() throws IOException {
        SqliteJournal.create(file, start()).close();
        try (SqliteJournal journal = SqliteJournal.resume(file)) {
            appendTo(journal, 1, 2);
        }
        try (Connection connection = Database.openToWrite(file)) {
            Database.setState(connection, JournalState.OPEN);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }

        try (SqliteJournal resumed = SqliteJournal.resume(file)) {
            assertTrue(resumed.endMayBeMissing());
            assertEquals(Unsent.NONE, resumed.unsent());
        }
    }

    @Test
    void anAttemptToGoOnThatCameToNothingMakesNoJournalCertain() throws IOException {
        Path copy = folder.resolve("copy.db");
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 2);
            Files.copy(file, copy);
            Files.copy(wal(file), wal(copy));
        }

        // Nobody consented, say.
        SqliteJournal.resume(copy).close();
        // Nor here, and then the program was killed.
        SqliteJournal killed = SqliteJournal.resume(copy);
        Path asItWas = folder.resolve("killed.db");
        Files.copy(copy, asItWas);
        Files.copy(wal(copy), wal(asItWas));
        killed.close();

        for (Path doubtful : List.of(copy, asItWas)) {
            try (SqliteJournal resumed = SqliteJournal.resume(doubtful)) {
                assertTrue(resumed.endMayBeMissing());
                assertEquals(Unsent.NONE, resumed.unsent());
                resumed.append(new Event.Resumed(resumed.unsent(), at(3)), List.of());
            }
            try (SqliteJournal again = SqliteJournal.resume(doubtful)) {
                assertFalse(again.endMayBeMissing());
            }
        }
    }

    // ---- what may not leave ----

    @Test
    void whatCannotBeMarkedDoesNotLeaveNorDoesAnythingAfterIt() throws SQLException {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 2);
            try (Connection other = Database.openToWrite(file)) {
                Database.execute(other, "BEGIN IMMEDIATE");
                JournalException locked =
                        assertThrows(
                                JournalException.class, () -> leaves(journal, submit(1).get(0)));
                assertEquals(
                        "journal "
                                + file
                                + ": another program has locked it; that submit 1 leaves was not"
                                + " kept, and it did not leave, nor will anything else. The steps"
                                + " before can be read",
                        locked.getMessage());
            }

            assertThrows(JournalException.class, () -> leaves(journal, submit(2).get(0)));
            assertThrows(JournalException.class, () -> appendTo(journal, 3, 3));
        }
        assertEquals(steps(2), read(file));
    }

    @Test
    void aProgramWhoseRunWasTakenOverLetsNothingLeave() {
        SqliteJournal first = SqliteJournal.create(file, start());
        appendTo(first, 1, 1);
        try (SqliteJournal second = SqliteJournal.resume(file)) {
            second.append(new Event.Resumed(second.unsent(), at(2)), List.of());

            JournalException tooLate =
                    assertThrows(JournalException.class, () -> leaves(first, submit(1).get(0)));
            assertTrue(
                    tooLate.getMessage().contains("another program writes to it"),
                    tooLate::getMessage);
        }
        first.close();
    }

    @Test
    void nobodyTakesOverARunFromWhichSomethingLeavesMeanwhile() {
        try (SqliteJournal first = SqliteJournal.create(file, start())) {
            appendTo(first, 1, 1);
            try (SqliteJournal second = SqliteJournal.resume(file)) {
                leaves(first, submit(1).get(0));

                assertThrows(
                        JournalException.class,
                        () -> second.append(new Event.Resumed(second.unsent(), at(2)), List.of()));
            }
            appendTo(first, 2, 2);
        }
        assertEquals(steps(2), read(file));
    }

    @Test
    void onlyOrdersRevisionsAndCancelsThatWereCommandedLeaveAndOnce() {
        for (Consumer<Journal> wrong :
                List.<Consumer<Journal>>of(
                        journal -> leaves(journal, submit(2).get(0)),
                        journal -> leaves(journal, new Command.RefreshOrders(new RequestId(1))),
                        journal -> {
                            leaves(journal, submit(1).get(0));
                            leaves(journal, submit(1).get(0));
                        })) {
            MemoryJournal memory = new MemoryJournal();
            memory.append(event(1), submit(1));
            assertThrows(IllegalArgumentException.class, () -> wrong.accept(memory));
            Path fresh = folder.resolve("wrong-" + wrong.hashCode() + ".db");
            try (SqliteJournal journal = SqliteJournal.create(fresh, start())) {
                journal.append(event(1), submit(1));
                assertThrows(IllegalArgumentException.class, () -> wrong.accept(journal));
            }
        }
    }

    // ---- the file ----

    @Test
    void aDepartureChangedMissingOrAddedIsDamage() throws SQLException {
        for (String damage :
                List.of(
                        "UPDATE departure SET order_id = 3 WHERE place = 1",
                        "UPDATE departure SET at = '2026-11-20T09:00:08+09:00' WHERE place = 1",
                        "DELETE FROM departure WHERE place = 1",
                        "DELETE FROM departure",
                        "INSERT INTO departure SELECT 3, 3, at, kind, 3, checksum FROM departure"
                                + " WHERE place = 2",
                        "DROP TABLE departure")) {
            Path damaged = folder.resolve("damaged-" + damage.hashCode() + ".db");
            try (SqliteJournal journal = SqliteJournal.create(damaged, start())) {
                appendTo(journal, 1, 2);
                leaves(journal, submit(1).get(0));
                leaves(journal, submit(2).get(0));
                appendTo(journal, 3, 3);
            }
            try (Connection connection = Database.openToWrite(damaged)) {
                Database.execute(connection, damage);
            }

            assertThrows(InputException.class, () -> SqliteJournal.resume(damaged), damage);
        }
    }

    @Test
    void itIsReadWithPlainSql() throws SQLException {
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            appendTo(journal, 1, 2);
            leaves(journal, submit(1).get(0));
            journal.append(new Event.Resumed(unsent(List.of(2L), List.of(1L)), at(3)), List.of());
        }

        assertEquals(
                List.of("1|2026-11-20T09:00:09+09:00", "2|null"),
                query(file, "SELECT order_id, left_at FROM orders ORDER BY order_id"));
        assertEquals(
                List.of("event|woke", "command|submit", "departure|submit", "event|resumed"),
                query(file, "SELECT what, kind FROM story WHERE step >= 2"));
        assertEquals(
                List.of("2 c1"), query(file, "SELECT unsent FROM event WHERE kind = 'resumed'"));
    }

    /** What a kill leaves of a journal: the files as they are, in their place. */
    private SqliteJournal afterAKill(Consumer<SqliteJournal> before) throws IOException {
        byte[] database;
        byte[] log;
        try (SqliteJournal journal = SqliteJournal.create(file, start())) {
            before.accept(journal);
            database = Files.readAllBytes(file);
            log = Files.readAllBytes(wal(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Files.write(file, database);
        Files.write(wal(file), log);
        return SqliteJournal.resume(file);
    }

    private static Path wal(Path journal) {
        return journal.resolveSibling(journal.getFileName() + "-wal");
    }

    private static void leaves(Journal journal, Command command) {
        journal.leaves(command, at(9));
    }

    private static Instant at(long second) {
        return OPEN.plusSeconds(second);
    }

    private static Unsent unsent(List<Long> orders, List<Long> cancels) {
        return Unsent.of(
                orders.stream().map(ClientOrderId::new).toList(),
                cancels.stream().map(ClientOrderId::new).toList());
    }
}

package jeoul.engine.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jeoul.engine.InputException;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Unsent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal on disk: one SQLite file per run, one transaction per step, on the disk before {@link
 * #append} returns. Whatever keeps a step from being kept ends the run: nothing is appended after
 * it, and what was kept before stays readable.
 *
 * <p>Two programs cannot go on with the same journal: the step of the slower one is there already,
 * and it stops before it sends anything.
 */
public final class SqliteJournal implements Journal, AutoCloseable {

    /** No journal grows beyond this, in pages of 4,096 bytes: 4 GiB, a hundred heavy days. */
    public static final long MOST_PAGES = 1L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    /** A -wal file begins with a header of this size, bytes. */
    private static final int WAL_HEADER = 32;

    private final Path file;
    private final RunStart start;
    private final boolean endMayBeMissing;
    private final Connection connection;
    private final PreparedStatement insertEvent;
    private final PreparedStatement insertPosition;
    private final PreparedStatement insertLine;
    private final PreparedStatement insertCommand;
    private final PreparedStatement insertDeparture;
    private final PreparedStatement selectLast;
    private final OrderList lastList;
    private final UnsentCount unsent;
    private long lastStep;
    private long lastDeparture;
    private long checksum;
    private boolean broken;

    /** Nothing has been kept since it was opened with an end that may be missing. */
    private boolean doubtful;

    /** Where a journal stands before the next step. */
    private record Standing(
            RunStart start,
            long lastStep,
            long lastDeparture,
            long checksum,
            OrderList lastList,
            UnsentCount unsent,
            boolean endMayBeMissing,
            boolean doubtful) {}

    private SqliteJournal(Path file, Connection connection, Standing standing, long mostPages)
            throws SQLException {
        this.file = file;
        this.connection = connection;
        start = standing.start();
        endMayBeMissing = standing.endMayBeMissing();
        doubtful = standing.doubtful();
        lastStep = standing.lastStep();
        lastDeparture = standing.lastDeparture();
        unsent = standing.unsent();
        checksum = standing.checksum();
        lastList = standing.lastList();
        Database.execute(connection, "PRAGMA max_page_count = " + mostPages);
        String mode = Database.value(connection, "PRAGMA journal_mode = WAL");
        if (!mode.equals("wal")) {
            throw new SQLException("no write-ahead log in this folder, only " + mode);
        }
        // An attempt to go on that comes to nothing must not make it look whole.
        Database.setState(connection, doubtful ? JournalState.DOUBTFUL : JournalState.OPEN);
        OwnFile.set(connection, file);
        // So that the file says so even without its log.
        Database.execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
        connection.setAutoCommit(false);
        insertEvent = connection.prepareStatement(Tables.EVENT.insert());
        insertPosition = connection.prepareStatement(Tables.POSITION.insert());
        insertLine = connection.prepareStatement(Tables.ORDER_LINE.insert());
        insertCommand = connection.prepareStatement(Tables.COMMAND.insert());
        insertDeparture = connection.prepareStatement(Tables.DEPARTURE.insert());
        selectLast =
                connection.prepareStatement(
                        "SELECT (SELECT max(step) FROM event), (SELECT max(place) FROM departure)");
    }

    /**
     * Begins the journal of a run.
     *
     * @throws InputException if the file is there already or cannot be created; then there is none
     */
    public static SqliteJournal create(Path file, RunStart start) {
        return create(file, start, MOST_PAGES);
    }

    static SqliteJournal create(Path file, RunStart start, long mostPages) {
        try {
            NewFile.create(file);
        } catch (FileAlreadyExistsException e) {
            throw new InputException(
                    file.toString(), "is there already", "a new file for each run", e);
        } catch (IOException e) {
            throw notCreated(file, e.toString(), e);
        }
        try {
            Connection connection = Database.openToWrite(file);
            try {
                RunStartRows rows = RunStartRows.of(start, JournalState.CLOSED);
                Database.execute(connection, "PRAGMA max_page_count = " + mostPages);
                connection.setAutoCommit(false);
                Database.createSchema(connection);
                rows.insert(connection);
                connection.commit();
                connection.setAutoCommit(true);
                Standing standing =
                        new Standing(
                                start,
                                0,
                                0,
                                rows.checksum(),
                                new OrderList(),
                                new UnsentCount(),
                                false,
                                false);
                return new SqliteJournal(file, connection, standing, mostPages);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            NewFile.delete(file, e);
            throw notCreated(file, Database.reason(e), e);
        }
    }

    /**
     * Opens a journal to go on with it: after the program died, or on a later day.
     *
     * @throws InputException if it is not there, is no journal, is a copy of an open one, is one of
     *     another version, is damaged anywhere, or cannot be written to
     */
    public static SqliteJournal resume(Path file) {
        return resumed(file, StepCursor::skipAll);
    }

    /**
     * As {@link #resume(Path)}, and tells every step while it is at it: a long journal is read
     * once.
     *
     * @param steps told all steps kept, oldest first; what it throws comes out of here, and then
     *     the journal is left as it was
     */
    public static SqliteJournal resume(Path file, Consumer<Step> steps) {
        return resumed(file, cursor -> cursor.forEachRemaining(steps));
    }

    private static SqliteJournal resumed(Path file, Reading reading) {
        boolean logMissing = !hasLog(file);
        Standing standing;
        try (JournalReader reader = JournalReader.open(file)) {
            JournalState state = reader.state();
            if (state == JournalState.COPY) {
                throw new InputException(
                        file.toString(),
                        "is a copy made while the run went on and may lack its last orders",
                        "the journal itself");
            }
            reader.requireSound();
            boolean endMayBeMissing =
                    state == JournalState.DOUBTFUL || (state == JournalState.OPEN && logMissing);
            boolean marksAreWhole = !endMayBeMissing && reader.isInItsOwnFile();
            standing = standing(file, reader.start(), endMayBeMissing, marksAreWhole, reading);
        }
        try {
            Connection connection = Database.openToWrite(file);
            try {
                return new SqliteJournal(file, connection, standing, MOST_PAGES);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new InputException(
                    file.toString(),
                    "cannot be written to: " + Database.reason(e),
                    "a journal no other program uses, in a folder with space that may be written",
                    e);
        }
    }

    /** Goes through all steps. */
    private interface Reading {
        void through(StepCursor cursor);
    }

    private static Standing standing(
            Path file,
            RunStart start,
            boolean endMayBeMissing,
            boolean marksAreWhole,
            Reading reading) {
        try (StepCursor cursor = StepCursor.open(file)) {
            reading.through(cursor);
            if (!marksAreWhole) {
                cursor.unsent().forget();
            }
            return new Standing(
                    start,
                    cursor.lastStep(),
                    cursor.lastDeparture(),
                    cursor.checksum(),
                    cursor.lastList(),
                    cursor.unsent(),
                    endMayBeMissing,
                    !marksAreWhole);
        } catch (JournalException e) {
            throw new InputException(
                    file.toString(), "cannot be gone on with: " + e.getMessage(), "a sound one", e);
        }
    }

    private static boolean hasLog(Path file) {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        try {
            return Files.exists(log) && Files.size(log) >= WAL_HEADER;
        } catch (IOException e) {
            throw new InputException(log.toString(), "cannot be read: " + e, "a readable file", e);
        }
    }

    private static InputException notCreated(Path file, String reason, Exception cause) {
        return new InputException(
                file.toString(),
                "cannot be created: " + reason,
                "a folder with space that may be written to",
                cause);
    }

    /** What the run was started with. */
    public RunStart start() {
        return start;
    }

    /**
     * True if the journal had not been closed, and yet the log beside it (-wal) was gone when it
     * was opened: another program may have folded it in, or the last steps are lost. Then the
     * broker's list of orders may show some of ours that the journal does not know.
     */
    public boolean endMayBeMissing() {
        return endMayBeMissing;
    }

    /** Number of the last step kept; 0 if there is none. */
    public long lastStep() {
        return lastStep;
    }

    @Override
    public void append(Event event, List<Command> commands) {
        begin();
        StepRows rows = StepRows.of(lastStep + 1, event, commands, lastList, checksum);
        try {
            Database.insert(insertEvent, List.of(rows.event()));
            Database.insert(insertPosition, rows.positions());
            Database.insert(insertLine, rows.lines());
            Database.insert(insertCommand, rows.commands());
            if (doubtful) {
                Database.setState(connection, JournalState.OPEN);
            }
            requireLast(lastStep + 1, lastDeparture);
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw new JournalException(
                    "journal "
                            + file
                            + ": "
                            + Database.reason(e)
                            + "; step "
                            + (lastStep + 1)
                            + " was not kept and nothing of it was sent, nor will be. The steps"
                            + " before it can be read",
                    e);
        }
        lastStep++;
        doubtful = false;
        checksum = rows.event().number("checksum");
        unsent.kept(event, commands);
        broken = false;
    }

    @Override
    public void leaves(Command command, Instant at) {
        Departing departing = Departing.required(command);
        begin();
        unsent.left(departing);
        Row row = DepartureRows.write(lastDeparture + 1, lastStep, departing, at, checksum);
        try {
            Database.insert(insertDeparture, List.of(row));
            requireLast(lastStep, lastDeparture + 1);
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw new JournalException(
                    "journal "
                            + file
                            + ": "
                            + Database.reason(e)
                            + "; that "
                            + departing.kind().text()
                            + " "
                            + departing.order()
                            + " leaves was not kept, and it did not leave, nor will anything"
                            + " else. The steps before can be read",
                    e);
        }
        lastDeparture++;
        checksum = row.number("checksum");
        broken = false;
    }

    @Override
    public Unsent unsent() {
        return unsent.unsent();
    }

    /** Until it is kept: whatever happens in between, nothing further may follow. */
    private void begin() {
        if (broken) {
            throw new JournalException(
                    "journal " + file + ": it stopped after step " + lastStep, null);
        }
        broken = true;
    }

    /** Whoever else has added to it since it was opened has taken the run over. */
    private void requireLast(long step, long departure) throws SQLException {
        try (ResultSet last = selectLast.executeQuery()) {
            if (last.getLong(1) != step || last.getLong(2) != departure) {
                throw Database.takenOver();
            }
        }
    }

    /**
     * Keeps what the run is held against. Once only: an ended run does not go on.
     *
     * @throws JournalException if it could not be kept; all steps are kept nevertheless
     */
    public void end(RunEnd end) {
        try {
            RunEndRows.insert(connection, end);
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw new JournalException(
                    "journal " + file + ": " + Database.reason(e) + "; its end was not kept", e);
        }
    }

    private void rollBack(SQLException failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public Stream<Step> steps() {
        return StepCursor.stream(file);
    }

    /**
     * Ends the journal: everything is put into the one file, which may then be copied. After a
     * failed {@link #append} it is left as it is. May be called twice.
     *
     * @throws JournalException if that did not work; all steps are kept nevertheless
     */
    @Override
    public void close() {
        try {
            if (connection.isClosed()) {
                return;
            }
            try (Connection closing = connection) {
                if (!broken) {
                    Database.setState(
                            closing, doubtful ? JournalState.DOUBTFUL : JournalState.CLOSED);
                    closing.commit();
                    closing.setAutoCommit(true);
                    foldLogIn(closing);
                }
            }
        } catch (SQLException e) {
            throw new JournalException(
                    "journal "
                            + file
                            + ": "
                            + Database.reason(e)
                            + " when it was closed; all steps are kept, but only together with"
                            + " the files named like it beside it",
                    e);
        }
    }

    private void foldLogIn(Connection closing) throws SQLException {
        boolean readBySomebody;
        try (Statement statement = closing.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            readBySomebody = result.getInt(1) != 0;
        }
        if (!readBySomebody) {
            // Without a log the file can be read from a folder that may not be written to.
            readBySomebody = !leaveLog(closing);
        }
        if (readBySomebody) {
            LOG.warn("JOURNAL_IN_USE file={}: copy it with its -wal, or when it is free", file);
        }
    }

    private static boolean leaveLog(Connection closing) throws SQLException {
        try {
            return Database.value(closing, "PRAGMA journal_mode = DELETE").equals("delete");
        } catch (SQLException e) {
            if (Database.isLocked(e)) {
                return false;
            }
            throw e;
        }
    }
}

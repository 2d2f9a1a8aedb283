package jeoul.engine.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import jeoul.engine.InputException;

/**
 * Reads a journal that this or another program writes, wrote, or died writing. It changes nothing
 * and never stops the writer.
 */
public final class JournalReader implements AutoCloseable {

    private final Path file;
    private final Connection connection;

    private JournalReader(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * @throws InputException if the file is not there, is no journal, is one of a newer version of
     *     the program, or is damaged where it says what the run was started with
     */
    public static JournalReader open(Path file) {
        requireFile(file);
        try {
            Connection connection = Database.openToRead(file);
            try {
                requireJournal(file, connection);
                return new JournalReader(file, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Database.isNoDatabase(e) ? noJournal(file) : unreadable(file, e);
        }
    }

    /** What the run was started with. */
    public RunStart start() {
        try {
            return RunStartRows.select(connection).start();
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /** What the run ended with; empty while it goes on, or after it died. */
    public Optional<RunEnd> end() {
        try {
            return RunEndRows.select(connection);
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /** Number of the last step kept so far; 0 if there is none. */
    public long lastStep() {
        try {
            return Long.parseLong(
                    Database.value(connection, "SELECT coalesce(max(step), 0) FROM event"));
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /** True if nobody writes it: the file alone is the whole journal and may be copied. */
    public boolean isClosed() {
        return state() == JournalState.CLOSED;
    }

    /** All steps kept so far, oldest first. To be closed after use. */
    public Stream<Step> steps() {
        return StepCursor.stream(file);
    }

    /**
     * Copies the journal as it stands, also while a run writes it. A copy of an open journal can be
     * read and reported; a run does not go on from it, for it may lack the last orders.
     *
     * @throws InputException if the file is there already or cannot be written; then there is none
     */
    public void copyTo(Path copy) {
        if (Files.exists(copy)) {
            throw new InputException(copy.toString(), "is there already", "a new file");
        }
        JournalState state = state();
        Path part = copy.resolveSibling(copy.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            NewFile.create(part);
            try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, part.toString());
                vacuum.executeUpdate();
            }
            if (state != JournalState.CLOSED) {
                try (Connection written = Database.openToWrite(part)) {
                    Database.setState(written, JournalState.COPY);
                }
            }
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | SQLException e) {
            NewFile.delete(part, e);
            String reason = e instanceof SQLException sql ? Database.reason(sql) : e.getMessage();
            throw new InputException(
                    copy.toString(),
                    "cannot be written: " + reason,
                    "a folder with space for a copy",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    JournalState state() {
        try {
            return RunStartRows.select(connection).state();
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /** False for a copy: what it does not say may have happened all the same. */
    boolean isInItsOwnFile() {
        try {
            return OwnFile.is(connection, file);
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /** Has SQLite look at every page; slow only for the largest journals. */
    void requireSound() {
        try {
            String found = Database.value(connection, "PRAGMA quick_check(1)");
            if (!found.equals("ok")) {
                throw damaged(file, found, null);
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    file.toString(),
                    Files.exists(file) ? "is not a file" : "is not there",
                    "the journal of a run");
        }
    }

    private static void requireJournal(Path file, Connection connection) throws SQLException {
        long application = Long.parseLong(Database.value(connection, "PRAGMA application_id"));
        if (application != Database.APPLICATION) {
            throw noJournal(file);
        }
        long schema = Long.parseLong(Database.value(connection, "PRAGMA user_version"));
        if (schema != Database.SCHEMA) {
            throw new InputException(
                    file.toString(),
                    "is of schema " + schema + ", of another version of Jeoul",
                    "schema " + Database.SCHEMA + ", or the version that wrote it");
        }
        try {
            RunStartRows rows = RunStartRows.select(connection);
            rows.state();
            rows.start();
        } catch (RuntimeException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    private static InputException noJournal(Path file) {
        return new InputException(
                file.toString(), "is no journal of Jeoul", "the journal of a run");
    }

    private static InputException unreadable(Path file, SQLException e) {
        return new InputException(
                file.toString(), "cannot be read: " + Database.reason(e), "a sound journal", e);
    }

    static InputException damaged(Path file, String what, Throwable cause) {
        return new InputException(file.toString(), "is damaged: " + what, "a sound journal", cause);
    }
}

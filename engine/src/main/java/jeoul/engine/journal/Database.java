package jeoul.engine.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** Connections to a journal's file, and the few statements all of them need. */
final class Database {

    /** The version of the schema that this program writes and reads. */
    static final int SCHEMA = 3;

    /** "JEOU": tells a journal from any other database. */
    static final int APPLICATION = 0x4A45_4F55;

    /** How long another program's lock is waited for, milliseconds. Orders wait as long. */
    static final int LOCK_WAIT_MILLIS = 500;

    private Database() {}

    static Connection openToRead(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return open(file, config);
    }

    /** The file must be there. */
    static Connection openToWrite(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return open(file, config);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(LOCK_WAIT_MILLIS);
        return config;
    }

    private static Connection open(Path file, SQLiteConfig config) throws SQLException {
        // As a URI, in which no character of the path means anything else.
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri());
    }

    static void createSchema(Connection connection) throws SQLException {
        execute(connection, schema());
        execute(connection, "PRAGMA application_id = " + APPLICATION);
        execute(connection, "PRAGMA user_version = " + SCHEMA);
    }

    private static String schema() {
        try (InputStream in = Database.class.getResourceAsStream("schema.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The first column of the first row, as text. */
    static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            if (!result.next()) {
                throw new SQLException("no row: " + sql);
            }
            return result.getString(1);
        }
    }

    static void insert(Connection connection, Row.Table table, List<Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(table.insert())) {
            insert(statement, rows);
        }
    }

    static void insert(PreparedStatement statement, List<Row> rows) throws SQLException {
        for (Row row : rows) {
            row.bind(statement);
            statement.executeUpdate();
        }
    }

    static List<Row> select(Connection connection, Row.Table table, String order)
            throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(table.selectBy(order))) {
            while (result.next()) {
                rows.add(Row.read(table, result));
            }
        }
        return rows;
    }

    static void setState(Connection connection, JournalState state) throws SQLException {
        execute(connection, "UPDATE journal SET state = '" + state.text() + "'");
    }

    static boolean isLocked(SQLException e) {
        return primary(e) == SQLiteErrorCode.SQLITE_BUSY;
    }

    static boolean isNoDatabase(SQLException e) {
        return primary(e) == SQLiteErrorCode.SQLITE_NOTADB;
    }

    /** As SQLite would say it if the other program's rows were in the way of ours. */
    static SQLException takenOver() {
        return new SQLiteException("rows of another program", SQLiteErrorCode.SQLITE_CONSTRAINT);
    }

    private static SQLiteErrorCode primary(SQLException e) {
        // SQLite's own codes stand in the lowest byte, what it adds to them above.
        return e instanceof SQLiteException sqlite
                ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    /** What went wrong, in words for a person. */
    static String reason(SQLException e) {
        return switch (primary(e)) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program has locked it";
            case SQLITE_CONSTRAINT -> "another program writes to it";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                    "it or its folder may not be written to or opened";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "it is damaged";
            case SQLITE_IOERR -> "the disk failed (" + e.getMessage() + ")";
            default -> "SQLite could not be used (" + e.getMessage() + ")";
        };
    }
}

package jeoul.engine.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import jeoul.engine.InputException;

/**
 * Tells a journal's own file from a copy of it, which may lack what happened after it was made: by
 * the number the file system gives a file, or where there is none by the time it was created.
 */
final class OwnFile {

    private OwnFile() {}

    static void set(Connection connection, Path file) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO own_file VALUES (1, ?)")) {
            statement.setString(1, number(file));
            statement.executeUpdate();
        }
    }

    static boolean is(Connection connection, Path file) throws SQLException {
        return Database.value(connection, "SELECT number FROM own_file").equals(number(file));
    }

    private static String number(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() == null
                    ? attributes.creationTime().toString()
                    : attributes.fileKey().toString();
        } catch (IOException e) {
            throw new InputException(file.toString(), "cannot be read: " + e, "a readable file", e);
        }
    }
}

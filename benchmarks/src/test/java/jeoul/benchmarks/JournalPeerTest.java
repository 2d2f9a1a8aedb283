package jeoul.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.journal.SqliteJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalPeerTest {

    @TempDir private Path folder;

    @Test
    void theRowsWrittenByHandAreThoseOfTheJournal() throws SQLException {
        Path kept = folder.resolve("run.db");
        Path plain = folder.resolve("plain.db");
        try (SqliteJournal journal = SqliteJournal.create(kept, HeavyDay.start());
                PlainJournal peer = new PlainJournal(plain)) {
            for (long n = 1; n <= 3; n++) {
                journal.append(JournalBenchmark.quote(n), List.of(JournalBenchmark.submit(n)));
                peer.keep(n, JournalBenchmark.quote(n), JournalBenchmark.submit(n).order());
            }
        }

        assertEquals(rows(kept, "event"), rows(plain, "event"));
        assertEquals(rows(kept, "command"), rows(plain, "command"));
        assertTrue(rows(kept, "command").get(2).contains("best-opposite"));
    }

    /** But for checksums, of which the peer has none. */
    private static List<String> rows(Path file, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    if (!result.getMetaData().getColumnName(i).equals("checksum")) {
                        row.append(result.getString(i)).append('|');
                    }
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}

package jeoul.engine.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A table of market rules shipped with the program: comma-separated, a header row, no quoting. Not
 * for files that people give us.
 */
public final class RuleFile {

    private final String name;
    private final List<String> header;
    private final List<List<String>> rows;

    private RuleFile(String name, List<String> header, List<List<String>> rows) {
        this.name = name;
        this.header = header;
        this.rows = rows;
    }

    /** Reads the resource beside {@code owner}. */
    public static RuleFile read(Class<?> owner, String name) {
        InputStream resource =
                Objects.requireNonNull(owner.getResourceAsStream(name), "missing resource " + name);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            List<String> header = List.of(reader.readLine().split(",", -1));
            List<List<String>> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = List.of(line.split(",", -1));
                if (cells.size() != header.size()) {
                    throw new IllegalStateException(name + ": ragged row: " + line);
                }
                rows.add(cells);
            }
            return new RuleFile(name, header, List.copyOf(rows));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }

    public int rows() {
        return rows.size();
    }

    public String cell(int row, String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            throw new IllegalStateException(name + " has no column " + column);
        }
        return rows.get(row).get(index);
    }
}

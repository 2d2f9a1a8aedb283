package jeoul.engine.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/** One row on its way into or out of a table: in each column a whole number, a text or nothing. */
final class Row {

    private final Table table;
    private final Object[] values;

    Row(Table table) {
        this.table = table;
        this.values = new Object[table.columns().size()];
    }

    /** A table and its columns, in the order of the schema. */
    static final class Table {

        private final String name;
        private final List<String> columns;

        /** Looked up for every value, and never gone through. */
        private final Map<String, Integer> places = new HashMap<>();

        Table(String name, String... columns) {
            this.name = name;
            this.columns = List.of(columns);
            for (String column : columns) {
                places.put(column, places.size());
            }
        }

        List<String> columns() {
            return columns;
        }

        String insert() {
            return "INSERT INTO "
                    + name
                    + " ("
                    + String.join(", ", columns)
                    + ") VALUES ("
                    + String.join(", ", Collections.nCopies(columns.size(), "?"))
                    + ")";
        }

        /** All rows, in the order of the given columns. */
        String selectBy(String order) {
            return "SELECT " + String.join(", ", columns) + " FROM " + name + " ORDER BY " + order;
        }

        /** The rows with more than that in a column, in the order of the given columns. */
        String selectAfter(String column, long after, String order) {
            return "SELECT "
                    + String.join(", ", columns)
                    + " FROM "
                    + name
                    + " WHERE "
                    + column
                    + " > "
                    + after
                    + " ORDER BY "
                    + order;
        }

        private int place(String column) {
            return places.get(column);
        }
    }

    // ---- towards the table ----

    Row put(String column, long number) {
        values[table.place(column)] = number;
        return this;
    }

    Row put(String column, OptionalLong number) {
        return number.isPresent() ? put(column, number.getAsLong()) : this;
    }

    Row put(String column, boolean flag) {
        return put(column, flag ? 1 : 0);
    }

    Row put(String column, Instant instant) {
        return putExact(column, Notation.time(instant));
    }

    /** A text that may hold anything, or null. */
    Row put(String column, String text) {
        return text == null ? this : putExact(column, Notation.text(text));
    }

    /** A text of ours, which needs no writing out. */
    Row putExact(String column, String text) {
        values[table.place(column)] = text;
        return this;
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                statement.setNull(i + 1, java.sql.Types.NULL);
            } else if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else {
                statement.setString(i + 1, (String) value);
            }
        }
    }

    // ---- from the table ----

    static Row read(Table table, ResultSet result) throws SQLException {
        Row row = new Row(table);
        for (int i = 0; i < row.values.length; i++) {
            Object value = result.getObject(i + 1);
            if (value instanceof Integer number) {
                row.values[i] = number.longValue();
            } else if (value == null || value instanceof Long || value instanceof String) {
                row.values[i] = value;
            } else {
                throw new IllegalArgumentException(
                        table.columns().get(i) + " is neither a whole number nor a text");
            }
        }
        return row;
    }

    long number(String column) {
        if (values[table.place(column)] instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(column + " is not a whole number");
    }

    OptionalLong optionalNumber(String column) {
        return values[table.place(column)] == null
                ? OptionalLong.empty()
                : OptionalLong.of(number(column));
    }

    boolean flag(String column) {
        return number(column) != 0;
    }

    Instant time(String column) {
        return Notation.time(exactText(column));
    }

    /** What was put as a text that may hold anything, or be null. */
    String text(String column) {
        return optionalText(column).orElse(null);
    }

    Optional<String> optionalText(String column) {
        return values[table.place(column)] == null
                ? Optional.empty()
                : Optional.of(Notation.raw(exactText(column)));
    }

    String exactText(String column) {
        if (values[table.place(column)] instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(column + " is not a text");
    }

    // ---- both ----

    /** Adds all columns to a checksum, each with its kind and length. */
    void addTo(CRC32C checksum) {
        addTo(checksum, values.length);
    }

    /** Adds all columns but the last. */
    void addToWithoutLast(CRC32C checksum) {
        addTo(checksum, values.length - 1);
    }

    private void addTo(CRC32C checksum, int end) {
        ByteBuffer head = ByteBuffer.allocate(9);
        for (int i = 0; i < end; i++) {
            head.clear();
            if (values[i] == null) {
                checksum.update(0);
            } else if (values[i] instanceof Long number) {
                checksum.update(head.put((byte) 1).putLong(number).flip());
            } else {
                byte[] bytes = ((String) values[i]).getBytes(StandardCharsets.UTF_8);
                checksum.update(head.put((byte) 2).putLong(bytes.length).flip());
                checksum.update(bytes);
            }
        }
    }
}

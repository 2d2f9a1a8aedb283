package jeoul.cli.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import jeoul.engine.InputException;

/**
 * A table of text as a file holds it: named columns, and rows that know their place in the file.
 *
 * @param file as the person named it
 * @param headerRow row of the column names, counted from 1 as editors and spreadsheets do
 */
record Sheet(String file, int headerRow, List<String> columns, List<Row> rows) {

    Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param number counted from 1 from the top of the file
     * @param cells trimmed; may be fewer than there are columns
     */
    record Row(int number, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /** Position of the first column called by one of the names, in any case. */
    OptionalInt column(List<String> names) {
        for (String name : names) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).toLowerCase(Locale.ROOT).equals(name)) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    /**
     * @param what the column in a word, for the message
     * @throws InputException if there is no such column
     */
    int requireColumn(String what, List<String> names) {
        return column(names)
                .orElseThrow(
                        () ->
                                new InputException(
                                        file + ", row " + headerRow,
                                        "no " + what + " column among " + shownColumns(),
                                        "one named " + String.join(", ", names)));
    }

    /** The text of a cell, empty where the row ends before it. */
    String cell(Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }

    /** The place of a cell, for messages. */
    String where(Row row, int column) {
        return file + ", row " + row.number() + ", " + columns.get(column);
    }

    private String shownColumns() {
        List<String> named = new ArrayList<>();
        for (String column : columns) {
            if (!column.isEmpty()) {
                named.add(column);
            }
        }
        return named.isEmpty() ? "unnamed columns" : "'" + String.join("', '", named) + "'";
    }
}

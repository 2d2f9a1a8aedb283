package jeoul.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table while its rows are being added. */
final class GridDraft {

    private final List<String> columns = new ArrayList<>();
    private final List<Boolean> numeric = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    GridDraft text(String column) {
        columns.add(column);
        numeric.add(false);
        return this;
    }

    GridDraft number(String column) {
        columns.add(column);
        numeric.add(true);
        return this;
    }

    GridDraft row(String... cells) {
        rows.add(Arrays.asList(cells));
        return this;
    }

    Document.Grid grid() {
        return new Document.Grid(columns, numeric, rows);
    }
}

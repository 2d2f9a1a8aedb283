package jeoul.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A result as a person reads it: headings, lines and tables, not yet text or HTML. */
public final class Document {

    private final String title;
    private final List<Block> blocks = new ArrayList<>();

    public Document(String title) {
        this.title = Objects.requireNonNull(title, "title");
    }

    public String title() {
        return title;
    }

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    Document heading(String text) {
        blocks.add(new Heading(text));
        return this;
    }

    Document line(String text) {
        blocks.add(new Line(text, false));
        return this;
    }

    Document warning(String text) {
        blocks.add(new Line(text, true));
        return this;
    }

    /** Says something only where drawings are left out. */
    Document hint(String text) {
        blocks.add(new Hint(text));
        return this;
    }

    Document table(Grid grid) {
        blocks.add(grid);
        return this;
    }

    Document chart(Chart chart) {
        blocks.add(chart);
        return this;
    }

    /** Puts another document's blocks below a heading of its title. */
    public Document append(Document other) {
        heading(other.title);
        blocks.addAll(other.blocks);
        return this;
    }

    /** A part of a document. */
    public sealed interface Block {
        void to(Reader reader);
    }

    /** Begins a section. */
    public record Heading(String text) implements Block {
        @Override
        public void to(Reader reader) {
            reader.heading(this);
        }
    }

    /** A sentence or two. */
    public record Line(String text, boolean warns) implements Block {
        @Override
        public void to(Reader reader) {
            reader.line(this);
        }
    }

    /** Where a drawing is to be found, for readers that are shown none. */
    public record Hint(String text) implements Block {
        @Override
        public void to(Reader reader) {
            reader.hint(this);
        }
    }

    /**
     * A table; every row has a cell for each column.
     *
     * @param numeric whether a column holds numbers and is set to the right
     */
    public record Grid(List<String> columns, List<Boolean> numeric, List<List<String>> rows)
            implements Block {

        public Grid {
            columns = List.copyOf(columns);
            numeric = List.copyOf(numeric);
            List<List<String>> copy = new ArrayList<>();
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row of " + row.size() + " cells in " + columns.size() + " columns");
                }
                copy.add(List.copyOf(row));
            }
            rows = List.copyOf(copy);
            if (numeric.size() != columns.size()) {
                throw new IllegalArgumentException("each column is numeric or not");
            }
        }

        @Override
        public void to(Reader reader) {
            reader.table(this);
        }
    }

    /**
     * A drawing, which a terminal leaves out.
     *
     * @param option what to draw, as an option object of ECharts in JSON
     * @param small one of many alike, which may stand beside each other
     */
    public record Chart(String title, String option, boolean small) implements Block {
        @Override
        public void to(Reader reader) {
            reader.chart(this);
        }
    }

    /** Draws the parts. */
    public interface Reader {
        void heading(Heading heading);

        void line(Line line);

        void hint(Hint hint);

        void table(Grid grid);

        void chart(Chart chart);
    }
}

package jeoul.cli.output;

import java.util.List;

/** Draws a document as text for a terminal. */
public final class TerminalText implements Document.Reader {

    private static final String BOLD = "\u001b[1m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";
    private static final String GAP = "  ";

    private final StringBuilder text = new StringBuilder();
    private final boolean colour;

    private TerminalText(boolean colour) {
        this.colour = colour;
    }

    public static String of(Document document, boolean colour) {
        TerminalText terminal = new TerminalText(colour);
        terminal.styled(BOLD, document.title());
        terminal.text.append('\n');
        document.blocks().forEach(block -> block.to(terminal));
        return terminal.text.toString();
    }

    @Override
    public void heading(Document.Heading heading) {
        text.append('\n');
        styled(BOLD, heading.text());
        text.append('\n');
    }

    @Override
    public void line(Document.Line line) {
        if (line.warns()) {
            styled(YELLOW, "! " + line.text());
        } else {
            text.append(line.text());
        }
        text.append('\n');
    }

    @Override
    public void hint(Document.Hint hint) {
        text.append(hint.text()).append('\n');
    }

    @Override
    public void table(Document.Grid grid) {
        int[] widths = new int[grid.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = CellWidth.of(grid.columns().get(i));
            for (List<String> row : grid.rows()) {
                widths[i] = Math.max(widths[i], CellWidth.of(row.get(i)));
            }
        }
        styled(BOLD, row(grid, grid.columns(), widths));
        text.append('\n');
        for (List<String> row : grid.rows()) {
            text.append(row(grid, row, widths)).append('\n');
        }
    }

    @Override
    public void chart(Document.Chart chart) {
        // A terminal has no room for it; a hint says where it is.
    }

    private static String row(Document.Grid grid, List<String> cells, int[] widths) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (i > 0) {
                row.append(GAP);
            }
            row.append(CellWidth.pad(cells.get(i), widths[i], grid.numeric().get(i)));
        }
        return row.toString().stripTrailing();
    }

    private void styled(String style, String content) {
        if (colour) {
            text.append(style).append(content).append(PLAIN);
        } else {
            text.append(content);
        }
    }
}

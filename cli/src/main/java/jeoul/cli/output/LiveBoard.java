package jeoul.cli.output;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.Executor;
import jeoul.engine.execute.ParentProgress;
import jeoul.engine.market.Symbol;

/** Where a run stands at the moment, as lines that fit on a screen. */
public final class LiveBoard {

    /** Rows of the screen left to the log above. */
    private static final int LOG_ROWS = 5;

    private static final int BAR = 10;
    private static final int LONGEST_NAME = 16;
    private static final String GAP = "  ";

    private final Texts texts;

    public LiveBoard(Texts texts) {
        this.texts = texts;
    }

    /**
     * What is shown.
     *
     * @param now of the session
     * @param parents by symbol
     * @param names of the symbols
     * @param cashBefore won on D+2 when it was planned
     */
    public record Standing(
            Instant now,
            List<ParentProgress> parents,
            ExecutionResult.Counts counts,
            int halts,
            Map<Symbol, String> names,
            long cashBefore) {

        public Standing {
            Objects.requireNonNull(now, "now");
            parents = List.copyOf(parents);
            Objects.requireNonNull(counts, "counts");
            Objects.requireNonNull(names, "names");
        }

        public static Standing of(
                Executor executor, Instant now, Map<Symbol, String> names, long cashBefore) {
            return new Standing(
                    now,
                    executor.progress(),
                    executor.counts(),
                    executor.halts().size(),
                    names,
                    cashBefore);
        }

        long planned() {
            return parents.stream().mapToLong(parent -> parent.order().quantity()).sum();
        }

        long filled() {
            return parents.stream().mapToLong(ParentProgress::filled).sum();
        }

        long due() {
            return parents.stream().mapToLong(ParentProgress::due).sum();
        }

        long late() {
            return parents.stream().mapToLong(ParentProgress::late).sum();
        }

        /** Won on D+2 by what was traded, before commission and tax. */
        long cash() {
            return cashBefore + parents.stream().mapToLong(ParentProgress::proceeds).sum();
        }

        long unknown() {
            return parents.stream().mapToLong(ParentProgress::unknownOrders).sum();
        }

        /** Of all fills against arrival, weighted by shares at the decision price. */
        OptionalDouble slippageBps() {
            double cost = 0;
            double weight = 0;
            for (ParentProgress parent : parents) {
                if (parent.slippageBps().isPresent()) {
                    double won = (double) parent.filled() * parent.order().decisionPrice();
                    cost += won * parent.slippageBps().getAsDouble();
                    weight += won;
                }
            }
            return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(cost / weight);
        }
    }

    /** One line of it all, for where lines cannot be drawn over. */
    public String line(Standing standing) {
        return texts.get(
                "live.line",
                Numbers.time(standing.now()),
                Numbers.grouped(standing.filled()),
                Numbers.grouped(standing.planned()),
                Numbers.grouped(standing.due()),
                Numbers.grouped(standing.late()),
                Numbers.grouped(standing.unknown()),
                Numbers.grouped(standing.cash()),
                bps(standing.slippageBps()));
    }

    /**
     * @param note said in the last line, such as what is waited for; may be empty
     */
    public List<Screen.Line> lines(Standing standing, Screen.Size size, String note) {
        List<Screen.Line> lines = new ArrayList<>();
        head(lines, standing);
        int room = size.rows() - LOG_ROWS - lines.size() - (note.isEmpty() ? 0 : 1);
        table(lines, standing, size.columns() - 1, room);
        if (!note.isEmpty()) {
            lines.add(new Screen.Line(note, Screen.Style.STRONG));
        }
        return lines;
    }

    private void head(List<Screen.Line> lines, Standing standing) {
        ExecutionResult.Counts counts = standing.counts();
        lines.add(
                new Screen.Line(
                        texts.get(
                                "live.shares",
                                Numbers.time(standing.now()),
                                bar(standing.filled(), standing.planned(), 2 * BAR),
                                Numbers.grouped(standing.filled()),
                                Numbers.grouped(standing.planned()),
                                Numbers.grouped(standing.due()),
                                Numbers.grouped(standing.late())),
                        Screen.Style.STRONG));
        lines.add(
                Screen.Line.plain(
                        texts.get(
                                "live.orders",
                                Numbers.grouped(counts.sent()),
                                Numbers.grouped(counts.rejected()),
                                Numbers.grouped(standing.cash()),
                                bps(standing.slippageBps()))));
        if (standing.unknown() > 0 || counts.foreign() > 0 || standing.halts() > 0) {
            lines.add(
                    new Screen.Line(
                            texts.get(
                                    "live.trouble",
                                    Numbers.grouped(standing.unknown()),
                                    Numbers.grouped(counts.foreign()),
                                    Numbers.grouped(standing.halts())),
                            Screen.Style.WARNING));
        }
    }

    /** A row for each symbol as far as there is room, those first that need a look. */
    private void table(List<Screen.Line> lines, Standing standing, int columns, int room) {
        List<ParentProgress> parents = standing.parents();
        // Its head, and at least one row and how many more there are.
        if (room < 3) {
            return;
        }
        boolean all = parents.size() <= room - 1;
        List<ParentProgress> rows = new ArrayList<>(parents);
        if (!all) {
            rows.sort(mostUrgentFirst());
            rows = rows.subList(0, room - 2);
        }
        List<Column> shown = fitting(columns(standing), rows, columns);
        lines.add(new Screen.Line(row(shown, rows, -1), Screen.Style.STRONG));
        for (int i = 0; i < rows.size(); i++) {
            Screen.Style style =
                    rows.get(i).unknownOrders() > 0 ? Screen.Style.WARNING : Screen.Style.PLAIN;
            lines.add(new Screen.Line(row(shown, rows, i), style));
        }
        if (!all) {
            lines.add(Screen.Line.plain(texts.get("live.more", parents.size() - rows.size())));
        }
    }

    // Stable, so that symbols in the same state stay in their order.
    private static Comparator<ParentProgress> mostUrgentFirst() {
        return Comparator.comparingLong(ParentProgress::unknownOrders)
                .thenComparingLong(ParentProgress::late)
                .thenComparingLong(parent -> parent.due() - parent.filled() - parent.lost())
                .thenComparingLong(parent -> parent.order().quantity() - parent.filled())
                .reversed();
    }

    /**
     * One column of the table.
     *
     * @param importance what is left out first on a narrow screen has the least
     */
    private record Column(
            String head,
            boolean numeric,
            int importance,
            java.util.function.Function<ParentProgress, String> cell) {

        int width(List<ParentProgress> rows) {
            int width = CellWidth.of(head);
            for (ParentProgress row : rows) {
                width = Math.max(width, CellWidth.of(cell.apply(row)));
            }
            return width;
        }
    }

    private List<Column> columns(Standing standing) {
        return List.of(
                new Column(texts.get("symbol"), false, 9, row -> row.order().symbol().code()),
                new Column(texts.get("name"), false, 4, row -> name(standing, row)),
                new Column(
                        texts.get("run.side"),
                        false,
                        6,
                        row -> texts.get("side." + row.order().side())),
                new Column("", false, 1, row -> bar(row.filled(), row.order().quantity(), BAR)),
                new Column(texts.get("run.filled"), true, 8, row -> Numbers.grouped(row.filled())),
                new Column(
                        texts.get("live.of"),
                        true,
                        5,
                        row -> Numbers.grouped(row.order().quantity())),
                new Column(texts.get("run.due"), true, 7, row -> Numbers.grouped(row.due())),
                new Column(texts.get("run.late"), true, 7, row -> Numbers.grouped(row.late())),
                new Column(texts.get("live.open"), true, 2, row -> Numbers.grouped(row.open())),
                new Column(
                        texts.get("unknown"), true, 6, row -> Numbers.grouped(row.unknownOrders())),
                new Column("bp", true, 3, row -> bps(row.slippageBps())));
    }

    private static List<Column> fitting(
            List<Column> columns, List<ParentProgress> rows, int width) {
        List<Column> shown = new ArrayList<>(columns);
        while (shown.size() > 1 && width(shown, rows) > width) {
            shown.remove(
                    shown.stream().min(Comparator.comparingInt(Column::importance)).orElseThrow());
        }
        return shown;
    }

    private static int width(List<Column> columns, List<ParentProgress> rows) {
        return columns.stream().mapToInt(column -> column.width(rows)).sum()
                + GAP.length() * (columns.size() - 1);
    }

    /** One row of the table, or its head at -1. */
    private static String row(List<Column> columns, List<ParentProgress> rows, int index) {
        List<String> cells = new ArrayList<>();
        for (Column column : columns) {
            String cell = index < 0 ? column.head() : column.cell().apply(rows.get(index));
            cells.add(CellWidth.pad(cell, column.width(rows), column.numeric()));
        }
        return String.join(GAP, cells).stripTrailing();
    }

    private static String name(Standing standing, ParentProgress row) {
        String name = standing.names().getOrDefault(row.order().symbol(), "");
        return CellWidth.clip(name, LONGEST_NAME);
    }

    // ASCII: block elements take two columns on some Korean terminals and one on others.
    private static String bar(long done, long of, int width) {
        int full = of == 0 ? width : (int) Math.min(width, done * width / of);
        return "[" + "#".repeat(full) + "-".repeat(width - full) + "]";
    }

    private static String bps(OptionalDouble value) {
        return value.isPresent() ? Numbers.decimal(value.getAsDouble(), 2) : "-";
    }
}

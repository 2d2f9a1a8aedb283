package jeoul.cli.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import jeoul.engine.InputException;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Symbol;
import jeoul.engine.plan.ModelPortfolio;

/** Reads a model portfolio from {@code .xlsx} or {@code .csv}. */
final class ModelFile {

    /** Weights may sum to this much above 1, for decimals that were rounded one by one. */
    private static final double WEIGHT_TOLERANCE = 1e-9;

    private ModelFile() {}

    /**
     * @throws InputException if the file is no model portfolio
     */
    public static ModelPortfolio read(String file) {
        return of(SheetReader.read(file));
    }

    static ModelPortfolio of(Sheet sheet) {
        int ticker = sheet.requireColumn("ticker", Columns.TICKER);
        OptionalInt weight = sheet.column(Columns.WEIGHT);
        OptionalInt name = sheet.column(Columns.NAME);
        OptionalInt kind = sheet.column(Columns.KIND);
        if (sheet.rows().isEmpty()) {
            throw new InputException(
                    sheet.file(), "no ticker below the column names", "at least one ticker");
        }
        boolean weighted = weight.isPresent() && anyText(sheet, weight.getAsInt());
        TreeMap<Symbol, Integer> rowOf = new TreeMap<>();
        List<ModelPortfolio.Entry> entries = new ArrayList<>();
        double sum = 0;
        for (Sheet.Row row : sheet.rows()) {
            Symbol symbol = onceOnly(sheet, row, ticker, rowOf);
            OptionalDouble part = OptionalDouble.empty();
            if (weighted) {
                int column = weight.getAsInt();
                part =
                        OptionalDouble.of(
                                Cells.fraction(sheet.where(row, column), sheet.cell(row, column)));
                sum += part.getAsDouble();
            }
            entries.add(
                    new ModelPortfolio.Entry(
                            symbol,
                            name.isPresent() ? sheet.cell(row, name.getAsInt()) : "",
                            part,
                            kind.isPresent()
                                    ? Cells.kind(
                                            sheet.where(row, kind.getAsInt()),
                                            sheet.cell(row, kind.getAsInt()))
                                    : Kind.STOCK));
        }
        if (sum > 1 + WEIGHT_TOLERANCE) {
            throw new InputException(
                    sheet.file() + ", " + sheet.columns().get(weight.getAsInt()),
                    "the weights sum to " + Decimals.plain(sum, 6),
                    "a sum of at most 1");
        }
        return new ModelPortfolio(entries);
    }

    /** The symbol of a row, refused if an earlier row has it already. */
    static Symbol onceOnly(Sheet sheet, Sheet.Row row, int ticker, Map<Symbol, Integer> rowOf) {
        String where = sheet.where(row, ticker);
        Symbol symbol = Cells.symbol(where, sheet.cell(row, ticker));
        Integer earlier = rowOf.putIfAbsent(symbol, row.number());
        if (earlier != null) {
            throw new InputException(
                    where, symbol + " stands in row " + earlier + " already", "each ticker once");
        }
        return symbol;
    }

    private static boolean anyText(Sheet sheet, int column) {
        return sheet.rows().stream().anyMatch(row -> !sheet.cell(row, column).isEmpty());
    }
}

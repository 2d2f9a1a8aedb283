package jeoul.cli.input;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import jeoul.engine.InputException;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;

/** Reads what an account holds: a symbol and a quantity per row, rows of zero shares left out. */
final class HoldingsFile {

    private HoldingsFile() {}

    /**
     * @throws InputException if the file is no list of holdings
     */
    public static List<Position> read(String file) {
        Sheet sheet = SheetReader.read(file);
        int ticker = sheet.requireColumn("ticker", Columns.TICKER);
        int quantity = sheet.requireColumn("quantity", Columns.QUANTITY);
        OptionalInt sellable = sheet.column(Columns.SELLABLE);
        TreeMap<Symbol, Integer> rowOf = new TreeMap<>();
        List<Position> positions = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            Symbol symbol = ModelFile.onceOnly(sheet, row, ticker, rowOf);
            long shares = shares(sheet, row, quantity);
            long free = sellable.isPresent() ? shares(sheet, row, sellable.getAsInt()) : shares;
            if (free > shares) {
                throw new InputException(
                        sheet.where(row, sellable.getAsInt()),
                        "'" + free + "' of " + shares + " shares",
                        "at most the shares held");
            }
            if (shares > 0) {
                positions.add(new Position(symbol, shares, free));
            }
        }
        return List.copyOf(positions);
    }

    private static long shares(Sheet sheet, Sheet.Row row, int column) {
        return Cells.number(
                sheet.where(row, column),
                sheet.cell(row, column),
                0,
                "a whole number of shares, 0 or more");
    }
}

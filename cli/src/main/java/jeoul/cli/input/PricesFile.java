package jeoul.cli.input;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import jeoul.engine.InputException;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;

/** Reads prices: a symbol and a price per row, optionally with name, market, kind and mode. */
final class PricesFile {

    private PricesFile() {}

    /**
     * One row.
     *
     * @param price won per share
     * @param market empty where the file does not say
     * @param kind empty where the file does not say
     */
    public record Row(
            long price,
            String name,
            Optional<Market> market,
            Optional<Kind> kind,
            TradingMode mode) {}

    /**
     * @throws InputException if the file is no list of prices
     */
    public static NavigableMap<Symbol, Row> read(String file) {
        Sheet sheet = SheetReader.read(file);
        int ticker = sheet.requireColumn("ticker", Columns.TICKER);
        int price = sheet.requireColumn("price", Columns.PRICE);
        OptionalInt name = sheet.column(Columns.NAME);
        OptionalInt market = sheet.column(Columns.MARKET);
        OptionalInt kind = sheet.column(Columns.KIND);
        OptionalInt mode = sheet.column(Columns.MODE);
        TreeMap<Symbol, Integer> rowOf = new TreeMap<>();
        TreeMap<Symbol, Row> prices = new TreeMap<>();
        for (Sheet.Row row : sheet.rows()) {
            Symbol symbol = ModelFile.onceOnly(sheet, row, ticker, rowOf);
            prices.put(
                    symbol,
                    new Row(
                            Cells.number(
                                    sheet.where(row, price),
                                    sheet.cell(row, price),
                                    1,
                                    "a price in whole won, 1 or more"),
                            optional(sheet, row, name).orElse(""),
                            optional(sheet, row, market)
                                    .map(t -> Cells.market(sheet.where(row, market.orElse(0)), t)),
                            optional(sheet, row, kind)
                                    .map(t -> Cells.kind(sheet.where(row, kind.orElse(0)), t)),
                            Cells.mode(
                                    mode.isPresent() ? sheet.where(row, mode.getAsInt()) : "",
                                    optional(sheet, row, mode).orElse(""))));
        }
        return Collections.unmodifiableNavigableMap(prices);
    }

    private static Optional<String> optional(Sheet sheet, Sheet.Row row, OptionalInt column) {
        return column.isPresent()
                ? Optional.of(sheet.cell(row, column.getAsInt())).filter(t -> !t.isEmpty())
                : Optional.empty();
    }
}

package jeoul.cli.input;

import java.nio.file.Files;
import java.util.Collections;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.InputException;
import jeoul.engine.market.Symbol;

/** The symbols a person keeps: codes set apart by commas, or a file with a ticker column. */
final class KeepList {

    private KeepList() {}

    /**
     * @throws InputException if the text names neither a file nor codes
     */
    public static NavigableSet<Symbol> read(String filesOrCodes) {
        TreeSet<Symbol> symbols = new TreeSet<>();
        if (isFile(filesOrCodes)) {
            Sheet sheet = SheetReader.read(filesOrCodes);
            int ticker = sheet.requireColumn("ticker", Columns.TICKER);
            TreeMap<Symbol, Integer> rowOf = new TreeMap<>();
            for (Sheet.Row row : sheet.rows()) {
                symbols.add(ModelFile.onceOnly(sheet, row, ticker, rowOf));
            }
        } else {
            for (String code : filesOrCodes.split(",", -1)) {
                symbols.add(Cells.symbol("--keep", code.strip()));
            }
        }
        return Collections.unmodifiableNavigableSet(symbols);
    }

    private static boolean isFile(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return name.endsWith(".csv")
                || name.endsWith(".xlsx")
                || (text.indexOf(',') < 0 && Files.exists(TextFile.path(text)));
    }
}

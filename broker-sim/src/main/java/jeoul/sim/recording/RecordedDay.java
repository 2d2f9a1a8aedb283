package jeoul.sim.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.engine.InputException;
import jeoul.engine.market.Symbol;

/** One recorded day: which symbols, and the rows of each. */
public final class RecordedDay {

    private final Path directory;
    private final LocalDate date;
    private final NavigableMap<Symbol, RecordedSymbol> symbols = new TreeMap<>();
    private final Cut cut;

    /**
     * @throws InputException if the list of symbols cannot be read, or has one twice
     */
    RecordedDay(Path directory, LocalDate date) {
        this.directory = directory;
        this.date = date;
        RowReader<RecordedSymbol> reader = new RowReader<>(symbols(directory), RowType.SYMBOLS);
        for (RecordedSymbol row = reader.next(); row != null; row = reader.next()) {
            if (symbols.put(row.symbol(), row) != null) {
                throw new InputException(
                        reader.where(), row.symbol() + " is there twice", "each symbol once");
            }
        }
        cut = reader.cut().orElse(null);
    }

    public LocalDate date() {
        return date;
    }

    /** What was recorded, by symbol. */
    public NavigableMap<Symbol, RecordedSymbol> symbols() {
        return Collections.unmodifiableNavigableMap(symbols);
    }

    /** What is missing of the list of symbols. */
    public Optional<Cut> cut() {
        return Optional.ofNullable(cut);
    }

    /**
     * A symbol's rows from the first on.
     *
     * @throws InputException if the symbol was not recorded
     */
    public RecordedRows rows(Symbol symbol) {
        if (!symbols.containsKey(symbol)) {
            throw new InputException(
                    directory.toString(),
                    "holds no recording of " + symbol,
                    "a recording of every symbol that is asked for");
        }
        return new RecordedRows(
                date,
                symbol,
                new RowReader<>(require(books(directory, symbol)), RowType.BOOKS),
                new RowReader<>(require(trades(directory, symbol)), RowType.TRADES));
    }

    /**
     * What a symbol traded, off-hours trades included.
     *
     * @throws InputException if the symbol was not recorded
     */
    public RecordedActivity activity(Symbol symbol) {
        RecordedRows rows = rows(symbol);
        long volume = 0;
        long high = 0;
        long low = 0;
        while (rows.peekTrade() != null) {
            RecordedTrade trade = rows.nextTrade();
            volume = Math.addExact(volume, trade.quantity());
            high = Math.max(high, trade.price());
            low = low == 0 ? trade.price() : Math.min(low, trade.price());
        }
        return new RecordedActivity(volume, high, low);
    }

    private static Path require(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    file.toString(), "does not exist", "a file for each symbol of symbols.avro");
        }
        return file;
    }

    static Path symbols(Path directory) {
        return directory.resolve("symbols.avro");
    }

    static Path books(Path directory, Symbol symbol) {
        return directory.resolve("books").resolve(symbol + ".avro");
    }

    static Path trades(Path directory, Symbol symbol) {
        return directory.resolve("trades").resolve(symbol + ".avro");
    }
}

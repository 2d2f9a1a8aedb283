package jeoul.sim.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;

/**
 * Records one day of quotes and trades as a broker gives them. Files only grow; a day that was
 * begun is gone on with. What was written since the last {@link #flush} is lost if the machine
 * stops, nothing else.
 *
 * <p>Arrival times of a symbol never run back: one before the last is written as the last, which is
 * what a wall clock that was set back asks for.
 */
public final class RecordingWriter implements Closeable {

    private final Path day;
    private final LocalDate date;
    private final RowWriter<RecordedSymbol> symbols;
    private final Map<Symbol, RecordedSymbol> known = new TreeMap<>();
    private final Map<Symbol, SymbolFiles> files = new TreeMap<>();

    /** The two files of a symbol. */
    private static final class SymbolFiles {

        private final RowWriter<RecordedBook> books;
        private final RowWriter<RecordedTrade> trades;
        private Instant lastBook = Instant.MIN;
        private Instant lastTrade = Instant.MIN;

        SymbolFiles(Path day, Symbol symbol) throws IOException {
            books =
                    new RowWriter<>(
                            RecordedDay.books(day, symbol),
                            RowType.BOOKS,
                            book -> lastBook = book.arrivalTime());
            trades =
                    new RowWriter<>(
                            RecordedDay.trades(day, symbol),
                            RowType.TRADES,
                            trade -> lastTrade = trade.arrivalTime());
        }
    }

    /**
     * @param directory of all recorded days; made if it is not there
     * @throws UncheckedIOException if it cannot be written to
     */
    public RecordingWriter(Path directory, LocalDate date) {
        this.date = date;
        day = directory.resolve(date.toString());
        try {
            symbols =
                    new RowWriter<>(
                            RecordedDay.symbols(day),
                            RowType.SYMBOLS,
                            symbol -> known.put(symbol.symbol(), symbol));
            symbols.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record into " + day, e);
        }
    }

    /**
     * Makes a symbol known, which comes before its first book or trade. Said again, it is ignored.
     *
     * @param statistics of the day; base price and mode are kept
     */
    public void symbol(Listing listing, DayStatistics statistics) {
        symbol(
                new RecordedSymbol(
                        listing, statistics.basePrice(), statistics.mode(), Quote.LEVELS));
    }

    /** As {@link #symbol(Listing, DayStatistics)}, for books of any depth. */
    public void symbol(RecordedSymbol row) {
        Symbol symbol = row.symbol();
        try {
            if (!files.containsKey(symbol)) {
                files.put(symbol, new SymbolFiles(day, symbol));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record into " + day, e);
        }
        if (known.putIfAbsent(symbol, row) == null) {
            symbols.write(row);
            symbols.flush();
        }
    }

    /**
     * The book changed.
     *
     * @param quote stamped with the exchange's time where the broker tells it
     * @param phase as far as it is known
     * @param expected of a running call auction, where the broker tells it
     * @param arrivedAt when we heard of it
     * @throws IllegalArgumentException if the symbol was not made known, or of another day
     */
    public void book(
            Quote quote, Phase phase, Optional<RecordedBook.Expected> expected, Instant arrivedAt) {
        SymbolFiles of = files(quote.symbol());
        of.lastBook = later(of.lastBook, arrivedAt);
        of.books.write(
                new RecordedBook(
                        quote.symbol(),
                        ofTheDay(quote.at()),
                        of.lastBook,
                        phase,
                        quote.asks(),
                        quote.bids(),
                        expected));
    }

    /**
     * Shares traded.
     *
     * @param trade stamped with the exchange's time
     * @param taker the side that came last, where the broker tells it
     * @throws IllegalArgumentException if the symbol was not made known, or of another day
     */
    public void trade(Symbol symbol, Fill trade, Optional<Side> taker, Instant arrivedAt) {
        SymbolFiles of = files(symbol);
        of.lastTrade = later(of.lastTrade, arrivedAt);
        of.trades.write(
                new RecordedTrade(
                        symbol,
                        ofTheDay(trade.at()),
                        of.lastTrade,
                        trade.price(),
                        trade.quantity(),
                        taker));
    }

    /**
     * Nothing is known of any symbol from now on: the line is lost, or the recording ends. A replay
     * withdraws the books here instead of taking them for a calm market.
     */
    public void nothingKnown(Instant at) {
        files.forEach(
                (symbol, of) -> {
                    of.lastBook = later(of.lastBook, at);
                    of.books.write(RecordedBook.nothingKnown(symbol, of.lastBook));
                });
        flush();
    }

    /**
     * Withdraws the book a symbol's file ends with, from its own time on. A recorder that was
     * killed said nothing of its end, and a replay would take its last book for a calm market until
     * the next one.
     *
     * @throws IllegalArgumentException if the symbol was not made known
     */
    public void withdrawLast(Symbol symbol) {
        SymbolFiles of = files(symbol);
        if (!of.lastBook.equals(Instant.MIN)) {
            of.books.write(RecordedBook.nothingKnown(symbol, of.lastBook));
        }
    }

    /** Makes all that was written whole in the files. Costs a block each; some seconds apart. */
    public void flush() {
        for (SymbolFiles of : files.values()) {
            of.books.flush();
            of.trades.flush();
        }
    }

    @Override
    public void close() throws IOException {
        try (symbols) {
            for (SymbolFiles of : files.values()) {
                try (of.books;
                        of.trades) {
                    of.trades.flush();
                }
            }
        }
    }

    private SymbolFiles files(Symbol symbol) {
        SymbolFiles of = files.get(symbol);
        if (of == null) {
            throw new IllegalArgumentException(
                    symbol + " was not made known before it was recorded");
        }
        return of;
    }

    private Instant ofTheDay(Instant exchangeTime) {
        if (!Seoul.dateOf(exchangeTime).equals(date)) {
            throw new IllegalArgumentException(exchangeTime + " is not on " + date + " in Seoul");
        }
        return exchangeTime.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant later(Instant last, Instant at) {
        Instant stamp = at.truncatedTo(ChronoUnit.MICROS);
        return stamp.isBefore(last) ? last : stamp;
    }
}

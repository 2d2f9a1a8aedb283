package jeoul.sim.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jeoul.engine.InputException;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;

/**
 * The books and trades of one symbol and day as they arrived; of two that arrived together the
 * trade comes first. Each row is checked as it comes: symbol, day, and that time does not run back.
 */
public final class RecordedRows {

    private final LocalDate date;
    private final Symbol symbol;
    private final Instant midnight;
    private final RowSource<RecordedBook> books;
    private final RowSource<RecordedTrade> trades;
    private Instant lastBook = Instant.MIN;
    private Instant lastTrade = Instant.MIN;

    RecordedRows(
            LocalDate date,
            Symbol symbol,
            RowSource<RecordedBook> books,
            RowSource<RecordedTrade> trades) {
        this.date = date;
        this.symbol = symbol;
        this.midnight = Seoul.at(date, LocalTime.MIDNIGHT);
        this.books = books;
        this.trades = trades;
    }

    /** The next book, which stays the next; null after the last. */
    public RecordedBook peekBook() {
        return books.peek();
    }

    /** The next trade, which stays the next; null after the last. */
    public RecordedTrade peekTrade() {
        return trades.peek();
    }

    /**
     * @throws InputException if the row cannot follow the one before
     */
    public RecordedBook nextBook() {
        RecordedBook book = books.next();
        check(books, book.symbol(), book.exchangeTime(), lastBook, book.arrivalTime());
        lastBook = book.arrivalTime();
        return book;
    }

    /**
     * @throws InputException if the row cannot follow the one before
     */
    public RecordedTrade nextTrade() {
        RecordedTrade trade = trades.next();
        check(trades, trade.symbol(), trade.exchangeTime(), lastTrade, trade.arrivalTime());
        lastTrade = trade.arrivalTime();
        return trade;
    }

    /** Whether the next row of the two is a trade. */
    boolean isTradeNext() {
        RecordedBook book = books.peek();
        RecordedTrade trade = trades.peek();
        return trade != null && (book == null || !trade.arrivalTime().isAfter(book.arrivalTime()));
    }

    boolean isBookCut() {
        return books.cut().isPresent();
    }

    boolean isTradeCut() {
        return trades.cut().isPresent();
    }

    /** Nanoseconds since midnight in Seoul. */
    long nanos(Instant at) {
        return Duration.between(midnight, at).toNanos();
    }

    /** For messages: the file and row of the last book. */
    String whereBook() {
        return books.where();
    }

    /** The number of the last trade, from 1. */
    long tradeRow() {
        return trades.row();
    }

    /** Known after the last row: what is missing of the two files. */
    public List<Cut> cuts() {
        return Stream.of(books.cut(), trades.cut()).flatMap(Optional::stream).toList();
    }

    private void check(
            RowSource<?> reader, Symbol of, Instant exchangeTime, Instant last, Instant arrival) {
        if (!of.equals(symbol)) {
            throw new InputException(reader.where(), "symbol " + of, symbol + " in this file");
        }
        if (!Seoul.dateOf(exchangeTime).equals(date) || !Seoul.dateOf(arrival).equals(date)) {
            throw new InputException(
                    reader.where(),
                    "exchange_time " + exchangeTime + ", arrival_time " + arrival,
                    "times of " + date + " in Seoul");
        }
        if (arrival.isBefore(last)) {
            throw new InputException(
                    reader.where(),
                    "arrival_time " + arrival + " runs back from " + last,
                    "rows in the order of their arrival");
        }
    }
}

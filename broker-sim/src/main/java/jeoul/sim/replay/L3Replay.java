package jeoul.sim.replay;

import java.io.Closeable;
import jeoul.engine.InputException;

/**
 * Drives the order book with a file of all orders of a book, one by one:
 *
 * <pre>
 * A,time,id,price,size,BID|ASK   an order arrives
 * C,time,id                      it leaves
 * R,time,id,size                 what remains of it
 * T,time,...                     a print: what traded is told by the R or C beside it
 * </pre>
 *
 * <p>Times are milliseconds after midnight and may go back a little: the order of the file counts.
 * Orders rest even where they cross, since trading is told and not found out.
 */
public final class L3Replay implements Closeable {

    private static final int PRICE_DIGITS = 4;
    private static final String[] COLUMNS = {"type", "time", "id", "price", "size", "side"};
    private static final String[] RESIZE_COLUMNS = {"type", "time", "id", "size"};

    private final RecordedText text;
    private final RecordedBook book = new RecordedBook(false, (price, quantity, id) -> {});
    private char type;
    private long messages;
    private long crossed;

    /**
     * @throws InputException if there is no such file or it cannot be read
     */
    public L3Replay(String file) {
        text = RecordedText.open(file, this::column);
    }

    private String column(int column) {
        String[] columns = type == 'R' ? RESIZE_COLUMNS : COLUMNS;
        return column < columns.length ? columns[column] : "column " + (column + 1);
    }

    /**
     * Replays to the end.
     *
     * @param limit stops after so many messages
     * @throws InputException if there is no line, or one cannot be read or adds an order twice
     */
    public L3Result run(long limit) {
        while (messages < limit && text.next()) {
            // A row of names may stand first.
            if (text.row() > 1 || !text.takes("type")) {
                messages++;
                apply();
                crossed += crosses() ? 1 : 0;
            }
        }
        if (text.row() == 0 && limit > 0) {
            throw new InputException(text.whereNext(), "missing", "a message");
        }
        return new L3Result(messages, book.unknownOrders(), crossed, side(true), side(false));
    }

    private boolean crosses() {
        long ask = book.priceAt(false, 0);
        return ask > 0 && book.priceAt(true, 0) > ask;
    }

    private L3Result.Side side(boolean buy) {
        long best = book.priceAt(buy, 0);
        return new L3Result.Side(
                book.orders(buy),
                book.levels(buy),
                best,
                best == 0 ? 0 : book.quantityAt(buy, best));
    }

    private void apply() {
        type = text.letter("ACRT", "A, C, R or T");
        if (type == 'T') {
            return;
        }
        text.decimal(0, false, "milliseconds after midnight");
        long id = text.whole();
        switch (type) {
            case 'A' -> add(id);
            case 'C' -> {
                if (book.names(id)) {
                    book.remove(id);
                }
            }
            default -> {
                long size = size(0);
                if (book.names(id)) {
                    book.resize(id, size);
                }
            }
        }
    }

    private void add(long id) {
        if (book.knows(id)) {
            throw text.refuse("'" + id + "', which is in the book already", "a new number");
        }
        long price = text.decimal(PRICE_DIGITS, true, "dollars with at most four decimals");
        if (price < 1 || price > RecordedBook.HIGHEST_PRICE) {
            throw text.refuse("out of range", "a price from 0.0001 to 100,000,000 dollars");
        }
        long size = size(1);
        boolean buy = text.takes("BID");
        if (!buy && !text.takes("ASK")) {
            throw text.unreadableNext("BID or ASK");
        }
        if (!book.add(id, buy, price, size)) {
            throw new InputException(
                    text.where(),
                    "too many prices far apart for one book",
                    "messages of one symbol and day");
        }
    }

    private long size(long least) {
        long size = text.whole();
        if (size < least || size > RecordedBook.MOST_SHARES) {
            throw text.refuse("'" + size + "'", "a number of shares, at least " + least);
        }
        return size;
    }

    @Override
    public void close() {
        text.close();
    }
}

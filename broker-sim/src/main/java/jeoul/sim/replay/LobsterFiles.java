package jeoul.sim.replay;

import java.io.Closeable;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jeoul.engine.InputException;

/**
 * A message file and an orderbook file of LOBSTER, plain or gzip'd, read side by side. Both are
 * without a row of names; columns beyond those of the format are ignored in messages.
 *
 * @see <a href="https://lobsterdata.com/info/DataStructure.php">LOBSTER, output structure</a>
 */
public final class LobsterFiles implements LobsterSource, Closeable {

    private static final String[] MESSAGE_COLUMNS = {
        "time", "type", "order id", "size", "price", "direction"
    };
    private static final String[] LEVEL_COLUMNS = {
        "ask price", "ask size", "bid price", "bid size"
    };
    private static final int NANO_DIGITS = 9;
    private static final int MOST_LEVELS = 200;

    /** LOBSTER writes the number of levels into the names of its files. */
    private static final Pattern DEPTH = Pattern.compile("_(?:message|orderbook)_(\\d{1,3})\\.csv");

    private final RecordedText messages;
    private final RecordedText rows;
    private final LobsterRow first;
    private boolean firstTaken;
    private long lastNanos;

    /**
     * @throws InputException if a file is missing or unreadable, or is not of this format
     */
    public LobsterFiles(String messageFile, String bookFile) {
        OptionalInt depth = depth(messageFile);
        if (depth.isPresent() && depth(bookFile).orElse(depth.getAsInt()) != depth.getAsInt()) {
            throw new InputException(
                    bookFile,
                    "of other depth than the messages",
                    "the orderbook file of " + depth.getAsInt() + " levels");
        }
        messages = RecordedText.open(messageFile, LobsterFiles::messageColumn);
        RecordedText opened = null;
        try {
            opened = RecordedText.open(bookFile, LobsterFiles::levelColumn);
            first = firstRow(opened, bookFile);
        } catch (InputException e) {
            messages.close();
            if (opened != null) {
                opened.close();
            }
            throw e;
        }
        rows = opened;
    }

    private static OptionalInt depth(String file) {
        Matcher matcher = DEPTH.matcher(file);
        return matcher.find()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }

    private static String messageColumn(int column) {
        return column < MESSAGE_COLUMNS.length ? MESSAGE_COLUMNS[column] : "column " + (column + 1);
    }

    private static String levelColumn(int column) {
        return LEVEL_COLUMNS[column % LEVEL_COLUMNS.length]
                + " "
                + (column / LEVEL_COLUMNS.length + 1);
    }

    /** The first row says how many levels there are. */
    private static LobsterRow firstRow(RecordedText rows, String file) {
        if (!rows.next()) {
            throw new InputException(file, "empty file", "the book after each message");
        }
        long[] cells = new long[MOST_LEVELS * LEVEL_COLUMNS.length];
        int count = 0;
        do {
            if (count == cells.length) {
                throw rows.refuse("more than " + MOST_LEVELS + " levels", "fewer columns");
            }
            cells[count++] = rows.whole();
        } while (!rows.atEnd());
        if (count % LEVEL_COLUMNS.length != 0) {
            throw new InputException(
                    rows.where(),
                    count + " columns",
                    "four for each level: ask price, ask size, bid price, bid size");
        }
        LobsterRow row = new LobsterRow(count / LEVEL_COLUMNS.length);
        row.set(cells, 0);
        check(rows, row);
        return row;
    }

    @Override
    public int levels() {
        return first.levels();
    }

    @Override
    public boolean nextMessage(LobsterMessage message) {
        if (!messages.next()) {
            if (!firstTaken || rows.next()) {
                throw new InputException(
                        rows.where(), "no message belongs to it", "as many rows as messages");
            }
            return false;
        }
        message.nanos = messages.decimal(NANO_DIGITS, false, "seconds after midnight");
        if (message.nanos < lastNanos) {
            throw messages.refuse("earlier than the row before", "times in order");
        }
        lastNanos = message.nanos;
        message.type = type();
        message.id = messages.whole();
        message.size = messages.whole();
        if (message.concernsBook()
                ? message.size < 1 || message.size > RecordedBook.MOST_SHARES
                : message.size < 0) {
            throw messages.refuse("'" + message.size + "'", "a number of shares, at least 1");
        }
        message.price = messages.whole();
        if (message.concernsBook()
                && (message.price < 1 || message.price > RecordedBook.HIGHEST_PRICE)) {
            throw messages.refuse("'" + message.price + "'", "a price in 1/10,000 dollar");
        }
        long direction = messages.whole();
        if (direction != 1 && direction != -1) {
            throw messages.refuse("'" + direction + "'", "1 for a bid or -1 for an ask");
        }
        message.buy = direction == 1;
        return true;
    }

    private int type() {
        long type = messages.whole();
        if (type < LobsterMessage.NEW || type > LobsterMessage.HALT) {
            throw messages.refuse("'" + type + "'", "a type of event from 1 to 7");
        }
        return (int) type;
    }

    @Override
    public void nextRow(LobsterRow row) {
        if (!firstTaken) {
            firstTaken = true;
            row.set(first.cells(), 0);
            return;
        }
        if (!rows.next()) {
            throw new InputException(
                    rows.whereNext(),
                    "missing, though " + messages.where() + " is there",
                    "as many rows as messages");
        }
        long[] cells = row.cells();
        for (int column = 0; column < cells.length; column++) {
            cells[column] = rows.whole();
        }
        if (!rows.atEnd()) {
            throw new InputException(
                    rows.where(), "more than " + cells.length + " columns", "as many as in row 1");
        }
        row.count();
        check(rows, row);
    }

    private static void check(RecordedText rows, LobsterRow row) {
        check(rows, row, true);
        check(rows, row, false);
    }

    private static void check(RecordedText rows, LobsterRow row, boolean buy) {
        int shown = row.shown(buy);
        long before = buy ? RecordedBook.HIGHEST_PRICE + 1 : 0;
        for (int level = 0; level < shown; level++) {
            long price = row.price(buy, level);
            if (price < 1
                    || price > RecordedBook.HIGHEST_PRICE
                    || (buy ? price >= before : price <= before)
                    || row.size(buy, level) > RecordedBook.MOST_SHARES) {
                throw wrongLevel(rows, buy, level, "no level that can follow the one before");
            }
            before = price;
        }
        for (int level = shown; level < row.levels(); level++) {
            if (row.size(buy, level) != 0) {
                throw wrongLevel(
                        rows,
                        buy,
                        level,
                        row.size(buy, level) < 0
                                ? "a negative size"
                                : "a level below an empty one");
            }
        }
    }

    private static InputException wrongLevel(
            RecordedText rows, boolean buy, int level, String wrong) {
        return new InputException(
                rows.where() + ", " + (buy ? "bid " : "ask ") + (level + 1),
                wrong,
                "levels from the best price on, each with its shares");
    }

    @Override
    public String where() {
        return messages.where();
    }

    @Override
    public void close() {
        messages.close();
        rows.close();
    }
}

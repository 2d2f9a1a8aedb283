package jeoul.sim.replay;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import jeoul.engine.InputException;

/**
 * A text file of comma-separated numbers, plain or gzip'd, read line by line and cell by cell.
 *
 * <p>Elsewhere a library reads CSV. Here lines come by the million and hold nothing but unquoted
 * numbers, and a library makes an object of each line and cell: reading would cost several times
 * what the book does. So cells are read as numbers straight from the bytes, without any object.
 */
final class RecordedText implements Closeable {

    /** The longest line: 200 levels of a book have about half of it. */
    static final int MAX_LINE = 1 << 14;

    private static final int BUFFER = 1 << 17;

    /** More digits may not fit a {@code long}. */
    private static final int MAX_DIGITS = 18;

    private static final byte END_OF_LINE = '\n';

    /** What stands for bytes that are no UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long[] TENS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };

    private final String file;
    private final IntFunction<String> columns;
    private final InputStream in;

    // From at to limit not yet read; a line's end follows at limit, so that no scan runs over it.
    private final byte[] bytes = new byte[BUFFER + 1 + Long.BYTES];
    private int at;
    private int limit;
    private boolean ended;
    private boolean cut;

    private long row;
    private int column;
    private int cell;

    /**
     * @param columns the name of a column, 0 the first, for messages
     * @throws InputException if there is no such file or it cannot be read
     */
    static RecordedText open(String file, IntFunction<String> columns) {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new InputException(file, "a folder", "a file");
            }
            return new RecordedText(file, unpacked(Files.newInputStream(path)), columns);
        } catch (InvalidPathException e) {
            throw new InputException("'" + file + "'", e.getReason(), "the path of a file", e);
        } catch (NoSuchFileException e) {
            throw new InputException(file, "no such file", "the path of a file", e);
        } catch (AccessDeniedException e) {
            throw new InputException(file, "may not be read", "a readable file", e);
        } catch (EOFException e) {
            throw new InputException(file, "the gzip file ends in the middle", "a whole file", e);
        } catch (ZipException e) {
            throw new InputException(
                    file, "cannot be unpacked (" + e.getMessage() + ")", "a gzip file", e);
        } catch (IOException e) {
            throw new InputException(
                    file, "cannot be read (" + e.getMessage() + ")", "a readable file", e);
        }
    }

    RecordedText(String file, InputStream in, IntFunction<String> columns) {
        this.file = file;
        this.in = in;
        this.columns = columns;
    }

    /** Unpacks what begins like gzip, and passes on what does not. */
    private static InputStream unpacked(InputStream raw) throws IOException {
        try {
            byte[] start = raw.readNBytes(2);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), raw);
            boolean gzip =
                    start.length == 2
                            && start[0] == (byte) GZIPInputStream.GZIP_MAGIC
                            && start[1] == (byte) (GZIPInputStream.GZIP_MAGIC >> 8);
            return gzip ? new WholeGzip(whole) : whole;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * Goes on to the next line that is not empty, whatever of this one is unread.
     *
     * @return false if there is none
     * @throws InputException if the file cannot be read, or unpacked, to its end
     */
    boolean next() {
        if (row > 0) {
            skipToEnd();
        }
        while (true) {
            if (limit - at <= MAX_LINE && !ended) {
                refill();
            }
            if (at == limit) {
                checkWhole(row + 1);
                return false;
            }
            row++;
            column = 0;
            cell = at;
            if (bytes[at] == '\r') {
                at++;
            }
            if (bytes[at] != END_OF_LINE || at == limit) {
                return true;
            }
            at++;
        }
    }

    private void skipToEnd() {
        while (bytes[at] != END_OF_LINE) {
            at++;
        }
        if (at < limit) {
            at++;
        } else {
            checkWhole(row);
        }
    }

    /** At the end of what was read: it is the end of a line only if the file ends here. */
    private void checkWhole(long last) {
        if (cut) {
            throw new InputException(
                    file + ", row " + last, "the gzip file ends in the middle", "a whole file");
        }
        if (!ended) {
            throw new InputException(
                    where(), "more than " + MAX_LINE + " characters", "a shorter line");
        }
    }

    private void refill() {
        limit -= at;
        System.arraycopy(bytes, at, bytes, 0, limit);
        at = 0;
        try {
            while (limit < BUFFER && !ended) {
                int more = in.read(bytes, limit, BUFFER - limit);
                if (more < 0) {
                    ended = true;
                } else {
                    limit += more;
                }
            }
        } catch (EOFException e) {
            ended = true;
            cut = true;
        } catch (ZipException e) {
            throw new InputException(
                    file + ", after row " + row,
                    "cannot be unpacked (" + e.getMessage() + ")",
                    "a gzip file",
                    e);
        } catch (IOException e) {
            throw new InputException(
                    file + ", after row " + row,
                    "cannot be read (" + e.getMessage() + ")",
                    "a readable file",
                    e);
        }
        bytes[limit] = END_OF_LINE;
    }

    /** The line's number, 1 the first. */
    long row() {
        return row;
    }

    /** Where the line is, for messages. */
    String where() {
        return file + ", row " + row;
    }

    /** Where another line would be. */
    String whereNext() {
        return file + ", row " + (row + 1);
    }

    /** Moves to the next cell of the line. */
    private void toCell() {
        if (column > 0) {
            if (bytes[at] != ',') {
                endOfCells();
            }
            at++;
        }
        cell = at;
        column++;
    }

    private void endOfCells() {
        if (bytes[at] == END_OF_LINE || bytes[at] == '\r') {
            if (at == limit) {
                checkWhole(row);
            }
            throw new InputException(where() + ", " + columns.apply(column), "missing", "a value");
        }
        throw unreadable("a number");
    }

    /** Whether all cells of the line were read. */
    boolean atEnd() {
        return bytes[at] != ',';
    }

    /** The next cell as a whole number. */
    long whole() {
        toCell();
        boolean negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        long number = digits(MAX_DIGITS, "a whole number");
        ended("a whole number");
        return negative ? -number : number;
    }

    /**
     * The next cell, a number of at least 0, in units of 10 to the minus {@code places}. Digits
     * further right are dropped, or refused if {@code exact} and not zero.
     */
    long decimal(int places, boolean exact, String right) {
        toCell();
        long number = digits(MAX_DIGITS - places, right);
        int place = 0;
        if (bytes[at] == '.') {
            at++;
            int digit = bytes[at] - '0';
            while (digit >= 0 && digit <= 9) {
                if (place < places) {
                    number = number * 10 + digit;
                    place++;
                } else if (exact && digit != 0) {
                    throw unreadable(right);
                }
                digit = bytes[++at] - '0';
            }
        }
        if (bytes[at] == 'E' || bytes[at] == 'e') {
            return scientific(places, right);
        }
        ended(right);
        for (; place < places; place++) {
            number *= 10;
        }
        return number;
    }

    /** The cell as a number with an exponent, which some tools write for a very small one. */
    private long scientific(int places, String right) {
        while (at < limit && bytes[at] != ',' && bytes[at] != '\r' && bytes[at] != END_OF_LINE) {
            at++;
        }
        ended(right);
        try {
            return new BigDecimal(new String(bytes, cell, at - cell, StandardCharsets.UTF_8))
                    .movePointRight(places)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw unreadable(right);
        }
    }

    private long digits(int most, String right) {
        int first = at;
        long number = 0;
        int digits;
        do {
            // Eight characters at once: their digits, up to the first that is none.
            long word = (long) WORD.get(bytes, at) ^ 0x3030303030303030L;
            long others = ((word + 0x0606060606060606L) | word) & 0xF0F0F0F0F0F0F0F0L;
            digits = Long.numberOfTrailingZeros(others) >>> 3;
            if (digits > 0) {
                number = number * TENS[digits] + valueOf(word << (64 - 8 * digits));
                at += digits;
            }
        } while (digits == 8 && at - first <= most);
        if (at == first || at - first > most) {
            throw unreadable(right);
        }
        return number;
    }

    /** Eight decimal digits, each a byte, the first the lowest byte. */
    private static long valueOf(long digits) {
        // Neighbours are added up with their weights: pairs, then fours, then all.
        long pairs = (digits * 10 + (digits >>> 8)) & 0x00FF00FF00FF00FFL;
        long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000FFFF0000FFFFL;
        return (fours * 10_000 + (fours >>> 32)) & 0xFFFFFFFFL;
    }

    /** The next cell's first character, if it is one of {@code among} and alone. */
    char letter(String among, String right) {
        toCell();
        char letter = (char) bytes[at];
        if (among.indexOf(letter) < 0) {
            throw unreadable(right);
        }
        at++;
        ended(right);
        return letter;
    }

    /** Whether the next cell is exactly this; only then it counts as read. */
    boolean takes(String word) {
        int from = column > 0 ? at + 1 : at;
        for (int i = 0; i < word.length(); i++) {
            if (from + i >= limit || bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        int end = from + word.length();
        if (bytes[end] != ',' && bytes[end] != END_OF_LINE && bytes[end] != '\r') {
            return false;
        }
        toCell();
        at = end;
        return true;
    }

    private void ended(String right) {
        byte end = bytes[at];
        if (end != ',' && end != END_OF_LINE && end != '\r') {
            throw unreadable(right);
        }
        if (at == limit) {
            checkWhole(row);
        }
    }

    /** The next cell is not what it should be. */
    InputException unreadableNext(String right) {
        toCell();
        return unreadable(right);
    }

    private InputException unreadable(String right) {
        int end = cell;
        while (end < limit && end - cell < 40 && bytes[end] != ',' && bytes[end] != END_OF_LINE) {
            end++;
        }
        if (end == limit) {
            at = limit;
            checkWhole(row);
        }
        String text = new String(bytes, cell, end - cell, StandardCharsets.UTF_8).strip();
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == NO_CHARACTER)) {
            return refuse("bytes that are no text", right);
        }
        return refuse(text.isEmpty() ? "empty" : "'" + text + "'", right);
    }

    /** What was read last is a number, but not a right one. */
    InputException refuse(String wrong, String right) {
        return new InputException(
                where() + ", " + columns.apply(Math.max(0, column - 1)), wrong, right);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new InputException(
                    file, "cannot be read (" + e.getMessage() + ")", "a readable file", e);
        }
    }
}

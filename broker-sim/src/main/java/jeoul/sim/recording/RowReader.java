package jeoul.sim.recording;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import jeoul.engine.InputException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableFileInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads the rows of one file in their order, some blocks at a time. Between two helpings the file
 * is closed, so a reader that is left unread holds nothing. A file whose end is missing is read up
 * to its last whole block.
 */
final class RowReader<T> implements RowSource<T> {

    /** Blocks are read until so many rows wait: a recorder that flushes often writes small ones. */
    private static final int HELPING = 1_024;

    private final Path file;
    private final RowType<T> type;
    private final ArrayDeque<T> rows = new ArrayDeque<>();

    /** Rows handed out. */
    private long row;

    /** Where the next block starts; 0 before the first. */
    private long position;

    private boolean atEnd;
    private Cut cut;

    RowReader(Path file, RowType<T> type) {
        this.file = file;
        this.type = type;
    }

    @Override
    public T peek() {
        while (rows.isEmpty() && !atEnd) {
            load();
        }
        return rows.peek();
    }

    @Override
    public T next() {
        T next = peek();
        if (next != null) {
            rows.remove();
            row++;
        }
        return next;
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public Optional<Cut> cut() {
        return rows.isEmpty() ? Optional.ofNullable(cut) : Optional.empty();
    }

    /** The bytes up to the end of the last whole block read. */
    long position() {
        return position;
    }

    @Override
    public String where() {
        return where(row);
    }

    private String where(long number) {
        return file + ", row " + number;
    }

    private void load() {
        try {
            long length = Files.size(file);
            if (position > 0 && position == length) {
                atEnd = true;
                return;
            }
            try (DataFileReader<GenericRecord> avro = open()) {
                if (position == 0) {
                    position = avro.previousSync();
                } else {
                    avro.seek(position);
                }
                while (!atEnd && rows.size() < HELPING) {
                    readBlock(avro);
                }
            } catch (EOFException e) {
                // The header itself is cut.
                atEnd = true;
            }
            if (atEnd && position < length) {
                cut = new Cut(file, row + rows.size(), position, length - position);
            } else if (atEnd && length == 0) {
                cut = new Cut(file, 0, 0, 0);
            }
        } catch (IOException e) {
            throw new InputException(
                    file.toString(), "cannot be read", "a file of " + type.what(), e);
        }
    }

    private DataFileReader<GenericRecord> open() throws IOException {
        try {
            return new DataFileReader<>(
                    new SeekableFileInput(file.toFile()),
                    new GenericDatumReader<>(null, type.schema()));
        } catch (EOFException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (e.getCause() instanceof EOFException) {
                throw new EOFException();
            }
            throw notOurs(e);
        }
    }

    private void readBlock(DataFileReader<GenericRecord> avro) {
        int whole = rows.size();
        try {
            // Where the file ends within the head of a block, Avro has read how many rows the block
            // holds and calls that a next row, without a block to take it from.
            if (!avro.hasNext() || avro.getBlockCount() == 0) {
                atEnd = true;
                return;
            }
            for (long left = avro.getBlockCount(); left > 0; left--) {
                rows.add(type.reader().apply(avro.next()));
            }
            position = avro.previousSync();
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    where(row + rows.size() + 1), e.getMessage(), "a row of " + type.what(), e);
        } catch (AvroTypeException e) {
            throw notOurs(e);
        } catch (AvroRuntimeException e) {
            if (e.getCause() instanceof EOFException) {
                // The file ends within this block: none of its rows is whole.
                while (rows.size() > whole) {
                    rows.removeLast();
                }
                atEnd = true;
                return;
            }
            throw new InputException(
                    where(row + rows.size() + 1),
                    "damaged at byte " + position + " (" + e.getMessage() + ")",
                    type.what() + "; the file can be used up to there",
                    e);
        }
    }

    private InputException notOurs(Exception cause) {
        return new InputException(
                file.toString(),
                "is not a file of " + type.what(),
                "an Avro container file as a recorder writes it",
                cause);
    }
}

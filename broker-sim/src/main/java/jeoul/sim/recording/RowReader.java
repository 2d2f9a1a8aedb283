package jeoul.sim.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import jeoul.engine.InputException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

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
            try (BlockFile blocks = new BlockFile(file)) {
                if (position == 0) {
                    position = blocks.start();
                }
                GenericDatumReader<GenericRecord> decoding =
                        new GenericDatumReader<>(blocks.schema(), type.schema());
                while (!atEnd && rows.size() < HELPING) {
                    readBlock(blocks, decoding);
                }
            } catch (BlockFile.NoHeadException e) {
                if (!isBegunHead(length)) {
                    throw notOurs(e);
                }
                atEnd = true;
            }
            if (atEnd && (position < length || length == 0)) {
                cut = new Cut(file, row + rows.size(), position, length - position);
            }
        } catch (IOException e) {
            throw new InputException(
                    file.toString(), "cannot be read", "a file of " + type.what(), e);
        }
    }

    /** Whether a recorder was stopped before the head of the file was written. */
    private boolean isBegunHead(long length) throws IOException {
        byte[] head = RowWriter.head(type.schema());
        if (length > head.length + DataFileConstants.SYNC_SIZE) {
            return false;
        }
        byte[] there = Files.readAllBytes(file);
        int common = Arrays.mismatch(there, head);
        return common < 0 || common == there.length || common == head.length;
    }

    private void readBlock(BlockFile blocks, GenericDatumReader<GenericRecord> decoding)
            throws IOException {
        Optional<BlockFile.Block> next;
        try {
            next = blocks.blockAt(position);
        } catch (BlockFile.DamagedException e) {
            throw damaged(e.getMessage(), e);
        }
        if (next.isEmpty()) {
            atEnd = true;
            return;
        }
        ByteBuffer bytes = next.get().bytes();
        BinaryDecoder in =
                DecoderFactory.get()
                        .binaryDecoder(
                                bytes.array(),
                                bytes.arrayOffset() + bytes.position(),
                                bytes.remaining(),
                                null);
        for (long left = next.get().rows(); left > 0; left--) {
            rows.add(decode(in, decoding));
        }
        if (!in.isEnd()) {
            throw damaged("its block holds more than its rows", null);
        }
        position = next.get().end();
    }

    private T decode(BinaryDecoder in, GenericDatumReader<GenericRecord> decoding) {
        GenericRecord decoded;
        try {
            decoded = decoding.read(null, in);
        } catch (AvroTypeException e) {
            throw notOurs(e);
        } catch (IOException | RuntimeException e) {
            // Avro tells of bytes that are no row in many ways.
            throw damaged("it is no row", e);
        }
        try {
            return type.reader().apply(decoded);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    where(row + rows.size() + 1), e.getMessage(), "a row of " + type.what(), e);
        }
    }

    private InputException damaged(String how, Exception cause) {
        return new InputException(
                where(row + rows.size() + 1),
                "damaged at byte " + position + " (" + how + ")",
                type.what() + "; the file can be used up to there",
                cause);
    }

    private InputException notOurs(Exception cause) {
        return new InputException(
                file.toString(),
                "is not a file of " + type.what(),
                "an Avro container file as a recorder writes it",
                cause);
    }
}

package jeoul.sim.recording;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableFileInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * An Avro container file that is open for reading. Avro takes each length in a file at its word, so
 * a block is unpacked only after it was seen to end where its head says.
 */
final class BlockFile implements Closeable {

    /** Magic, schema and codec stand in the first bytes of a file; more of them is no head. */
    private static final int MOST_HEAD_BYTES = 1 << 20;

    /** Two numbers of a block's head: how many rows and how many bytes. */
    private static final int MOST_BLOCK_HEAD_BYTES = 20;

    /** The head is none. */
    static final class NoHeadException extends IOException {

        private static final long serialVersionUID = 1L;

        NoHeadException(Throwable cause) {
            super(cause);
        }
    }

    /** A block is there and is not what was written. The message says what is wrong with it. */
    static final class DamagedException extends IOException {

        private static final long serialVersionUID = 1L;

        DamagedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * A block, unpacked.
     *
     * @param end where the next one begins
     */
    record Block(long rows, ByteBuffer bytes, long end) {}

    /**
     * @param rows none if it is no head
     * @param marker where the sync marker should stand that ends the block; of no head, where the
     *     file was not written on
     */
    private record BlockHead(long rows, long marker) {}

    private final SeekableFileInput input;
    private final long length;
    private final byte[] sync = new byte[DataFileConstants.SYNC_SIZE];
    private final long start;
    private final DataFileReader<GenericRecord> avro;
    private final byte[] schemaText;

    /**
     * @throws NoHeadException if the file does not begin as it should
     */
    BlockFile(Path file) throws IOException {
        input = new SeekableFileInput(file.toFile());
        try {
            length = input.length();
            start = readHead();
            avro = openAvro();
        } catch (IOException e) {
            try (input) {
                throw e;
            }
        }
        schemaText = avro.getMeta(DataFileConstants.SCHEMA);
    }

    private long readHead() throws IOException {
        byte[] head = bytesAt(0, (int) Math.min(length, MOST_HEAD_BYTES));
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(head, null);
        try {
            in.skipFixed(DataFileConstants.MAGIC.length);
            for (long entries = in.readMapStart(); entries > 0; entries = in.mapNext()) {
                for (long i = 0; i < entries; i++) {
                    in.skipString();
                    in.skipBytes();
                }
            }
            in.readFixed(sync);
        } catch (IOException | RuntimeException e) {
            // Avro names what is no number, length or text in many ways.
            throw new NoHeadException(e);
        }
        return (long) head.length - in.remainingBytes();
    }

    private DataFileReader<GenericRecord> openAvro() throws IOException {
        input.seek(0);
        try {
            return new DataFileReader<>(input, new GenericDatumReader<>());
        } catch (IOException | RuntimeException e) {
            throw new NoHeadException(e);
        }
    }

    /** Where the first block begins. */
    long start() {
        return start;
    }

    Schema schema() {
        return avro.getSchema();
    }

    /** The schema as it stands in the file, which its checksums begin with. */
    byte[] schemaText() {
        return schemaText.clone();
    }

    /**
     * The block at a position, its checksum compared if it should have one.
     *
     * @return empty if no whole block follows: the file ends, or was cut in mid-write
     * @throws DamagedException if something else stands there
     */
    Optional<Block> blockAt(long position) throws IOException {
        if (position == length) {
            return Optional.empty();
        }
        BlockHead head = headAt(position);
        if (head.rows < 1 || !isSyncAt(head.marker)) {
            if (isUnwritten(head.marker) && !hasSyncBehind(position)) {
                return Optional.empty();
            }
            throw new DamagedException("no block of rows stands there", null);
        }
        ByteBuffer bytes;
        try {
            avro.seek(position);
            bytes = avro.nextBlock();
        } catch (AvroRuntimeException e) {
            throw new DamagedException("its block cannot be unpacked", e);
        }
        if (Checksum.isIn(schema()) && !Checksum.holds(schemaText, bytes)) {
            throw new DamagedException("its block does not match its checksum", null);
        }
        return Optional.of(new Block(head.rows, bytes, avro.previousSync()));
    }

    /** What stands at a position, whatever it is. */
    private BlockHead headAt(long position) throws IOException {
        byte[] bytes = bytesAt(position, (int) Math.min(length - position, MOST_BLOCK_HEAD_BYTES));
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, null);
        try {
            long rows = in.readLong();
            long packed = in.readLong();
            // A length beyond the file stays beyond it, and does not overflow.
            long from = position + bytes.length - in.remainingBytes();
            return packed < 0
                    ? new BlockHead(0, position)
                    : new BlockHead(rows, from + Math.min(packed, length));
        } catch (EOFException e) {
            // The file ends within the head.
            return new BlockHead(0, length);
        } catch (IOException e) {
            // Bytes that are no number.
            return new BlockHead(0, position);
        }
    }

    private boolean isSyncAt(long position) throws IOException {
        return position + sync.length <= length
                && Arrays.equals(sync, bytesAt(position, sync.length));
    }

    /**
     * Whether a marker was never written: the file is too short for it, or has nothing but zeros
     * from there on, as a file system may leave what was not yet on the disk when power failed.
     */
    private boolean isUnwritten(long marker) throws IOException {
        return marker + sync.length > length || isZeroFrom(marker);
    }

    private boolean isZeroFrom(long position) throws IOException {
        byte[] chunk;
        for (long at = position; at < length; at += chunk.length) {
            chunk = bytesAt(at, (int) Math.min(length - at, 8_192));
            for (byte value : chunk) {
                if (value != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a block ends behind a position: then its head was damaged, not its end cut off. */
    private boolean hasSyncBehind(long position) throws IOException {
        avro.sync(position);
        return avro.previousSync() < length || isSyncAt(length - sync.length);
    }

    private byte[] bytesAt(long position, int count) throws IOException {
        byte[] bytes = new byte[count];
        input.seek(position);
        for (int read = 0; read < count; ) {
            int more = input.read(bytes, read, count - read);
            if (more < 0) {
                throw new EOFException();
            }
            read += more;
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        avro.close();
    }
}

package jeoul.sim.recording;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import jeoul.engine.InputException;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Appends rows to one file, which it makes or goes on with. One row is held back, for the last of a
 * block carries its {@link Checksum}.
 */
final class RowWriter<T> implements Closeable {

    /** Bytes of a block before it is packed: some hundreds of books. */
    private static final int BLOCK_BYTES = 64 * 1024;

    /** A union's first branch, null, and its second as Avro encodes them. */
    private static final byte NO_CHECKSUM = 0;

    private static final byte A_CHECKSUM = 2;

    private final RowType<T> type;
    private final GenericDatumWriter<GenericRecord> encoding;
    private final DataFileWriter<GenericRecord> avro;
    private final byte[] schemaText;

    /** The last row, encoded; empty if all are in blocks. */
    private final ByteArrayOutputStream last = new ByteArrayOutputStream();

    private BinaryEncoder encoder;

    /** Of the block's rows but the last. */
    private CRC32 sum;

    private int bytes;

    /**
     * Opens a file. What a stopped recorder left behind the last whole block is dropped first.
     *
     * @param told hears the rows that are there already
     * @throws InputException if what is there already cannot be gone on with
     */
    RowWriter(Path file, RowType<T> type, Consumer<T> told) throws IOException {
        this.type = type;
        encoding = new GenericDatumWriter<>(type.schema());
        avro = writer(type.schema());
        long whole = Files.exists(file) ? lengthOfWholeBlocks(file, type, told) : 0;
        if (whole == 0) {
            Files.createDirectories(file.getParent());
            avro.create(type.schema(), file.toFile());
            schemaText = type.schema().toString().getBytes(StandardCharsets.UTF_8);
        } else {
            schemaText = requireOurs(file, type);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
            avro.appendTo(file.toFile());
        }
        sum = Checksum.begin(schemaText);
    }

    private static DataFileWriter<GenericRecord> writer(Schema schema) {
        // A block is ended here, always before Avro would end it, which knows of no checksum.
        return new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))
                .setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL))
                .setSyncInterval(BLOCK_BYTES);
    }

    /** What a new file begins with, up to the sync marker, which is another in each. */
    static byte[] head(Schema schema) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> avro = writer(schema)) {
            avro.create(schema, head, new byte[DataFileConstants.SYNC_SIZE]);
        }
        byte[] all = head.toByteArray();
        return Arrays.copyOf(all, all.length - DataFileConstants.SYNC_SIZE);
    }

    private static <T> long lengthOfWholeBlocks(Path file, RowType<T> type, Consumer<T> told) {
        RowReader<T> reader = new RowReader<>(file, type);
        for (T row = reader.next(); row != null; row = reader.next()) {
            told.accept(row);
        }
        return reader.position();
    }

    private static byte[] requireOurs(Path file, RowType<?> type) throws IOException {
        try (BlockFile there = new BlockFile(file)) {
            if (!there.schema().equals(type.schema())) {
                throw new InputException(
                        file.toString(),
                        "was begun with other fields",
                        "a file of this recorder to go on with, or another directory");
            }
            return there.schemaText();
        }
    }

    void write(T row) {
        try {
            if (last.size() > 0 && bytes + last.size() >= BLOCK_BYTES) {
                endBlock();
            } else if (last.size() > 0) {
                byte[] encoded = last.toByteArray();
                sum.update(encoded);
                bytes += encoded.length;
                last.reset();
                avro.appendEncoded(ByteBuffer.wrap(encoded));
            }
            encoder = EncoderFactory.get().binaryEncoder(last, encoder);
            encoding.write(type.writer().apply(row), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endBlock() throws IOException {
        if (last.size() == 0) {
            return;
        }
        byte[] encoded = last.toByteArray();
        if (encoded[encoded.length - 1] != NO_CHECKSUM) {
            throw new IllegalStateException("a row ends in a checksum that is not there yet");
        }
        encoded[encoded.length - 1] = A_CHECKSUM;
        sum.update(encoded);
        ByteBuffer summed = ByteBuffer.allocate(encoded.length + Checksum.BYTES);
        summed.put(encoded).putInt((int) sum.getValue()).flip();
        last.reset();
        bytes = 0;
        sum = Checksum.begin(schemaText);
        avro.appendEncoded(summed);
        avro.sync();
    }

    /** Ends the block: what was written is whole in the file from now on. */
    void flush() {
        try {
            endBlock();
            avro.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (avro) {
            endBlock();
        }
    }
}

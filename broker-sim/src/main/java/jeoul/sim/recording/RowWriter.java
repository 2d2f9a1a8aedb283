package jeoul.sim.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Appends rows to one file, which it makes or goes on with. */
final class RowWriter<T> implements Closeable {

    /** Bytes of a block before it is packed: some hundreds of books. */
    private static final int BLOCK_BYTES = 64 * 1024;

    private final RowType<T> type;
    private final DataFileWriter<GenericRecord> avro;

    /**
     * Opens a file. What a stopped recorder left behind the last whole block is dropped first.
     *
     * @param told hears the rows that are there already
     */
    RowWriter(Path file, RowType<T> type, Consumer<T> told) throws IOException {
        this.type = type;
        avro =
                new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(type.schema()))
                        .setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL))
                        .setSyncInterval(BLOCK_BYTES);
        long whole = Files.exists(file) ? lengthOfWholeBlocks(file, type, told) : 0;
        if (whole == 0) {
            Files.createDirectories(file.getParent());
            avro.create(type.schema(), file.toFile());
        } else {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
            avro.appendTo(file.toFile());
        }
    }

    private static <T> long lengthOfWholeBlocks(Path file, RowType<T> type, Consumer<T> told) {
        RowReader<T> reader = new RowReader<>(file, type);
        for (T row = reader.next(); row != null; row = reader.next()) {
            told.accept(row);
        }
        return reader.position();
    }

    void write(T row) {
        try {
            avro.append(type.writer().apply(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the block: what was written is whole in the file from now on. */
    void flush() {
        try {
            avro.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        avro.close();
    }
}

package jeoul.kis.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What the file of a gate holds: a mark, a check sum of the rest, the spacing and the latest time
 * in nanoseconds, and the bucket in Bucket4j's own bytes.
 */
final class GateState {

    /** The letters JG and a version. */
    private static final int MARK = 0x4A_47_00_01;

    private static final int HEAD_BYTES = 2 * Integer.BYTES + 2 * Long.BYTES;
    private static final int MAX_BYTES = 4_096;

    private final long spacingNanos;
    private final long seenNanos;
    private final Optional<byte[]> bucket;
    private final boolean damaged;

    private GateState(long spacingNanos, long seenNanos, Optional<byte[]> bucket, boolean damaged) {
        this.spacingNanos = spacingNanos;
        this.seenNanos = seenNanos;
        this.bucket = bucket;
        this.damaged = damaged;
    }

    static GateState none(boolean damaged) {
        return new GateState(0, Long.MIN_VALUE, Optional.empty(), damaged);
    }

    static GateState of(long spacingNanos, long seenNanos, byte[] bucket) {
        return new GateState(spacingNanos, seenNanos, Optional.of(bucket), false);
    }

    static GateState read(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
            // Until the end.
        }
        bytes.flip();
        if (!bytes.hasRemaining()) {
            return none(false);
        }
        if (bytes.remaining() <= HEAD_BYTES
                || bytes.getInt() != MARK
                || bytes.getInt() != sum(bytes)) {
            return none(true);
        }
        long spacing = bytes.getLong();
        long seen = bytes.getLong();
        byte[] bucket = new byte[bytes.remaining()];
        bytes.get(bucket);
        return of(spacing, seen, bucket);
    }

    void write(FileChannel file) throws IOException {
        byte[] state = bucket.orElseThrow();
        ByteBuffer rest = ByteBuffer.allocate(2 * Long.BYTES + state.length);
        rest.putLong(spacingNanos).putLong(seenNanos).put(state).flip();
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + rest.remaining());
        bytes.putInt(MARK).putInt(sum(rest)).put(rest).flip();
        file.truncate(bytes.remaining());
        while (bytes.hasRemaining()) {
            file.write(bytes, bytes.position());
        }
    }

    private static int sum(ByteBuffer rest) {
        CRC32 sum = new CRC32();
        sum.update(rest.duplicate());
        return (int) sum.getValue();
    }

    /** Of the program that wrote it. */
    long spacingNanos() {
        return spacingNanos;
    }

    /** The latest session time a program asked at, since 1970. */
    long seenNanos() {
        return seenNanos;
    }

    Optional<byte[]> bucket() {
        return bucket;
    }

    boolean isDamaged() {
        return damaged;
    }
}

package jeoul.sim.recording;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.avro.Schema;

/**
 * The checksum that the last row of a block carries in its last field: CRC-32 of the file's schema
 * as it stands in its head, then of the block's unpacked bytes but these four. A deflated block has
 * none of its own.
 */
final class Checksum {

    /** Bytes of a checksum, most significant first. */
    static final int BYTES = 4;

    private static final String FIELD = "checksum";

    private Checksum() {}

    /** Whether blocks of such rows carry one. */
    static boolean isIn(Schema schema) {
        if (schema.getType() != Schema.Type.RECORD || schema.getFields().isEmpty()) {
            return false;
        }
        List<Schema.Field> fields = schema.getFields();
        return fields.get(fields.size() - 1).name().equals(FIELD);
    }

    /** One that has seen the schema and goes on with a block. */
    static CRC32 begin(byte[] schemaText) {
        CRC32 sum = new CRC32();
        sum.update(schemaText);
        return sum;
    }

    static boolean holds(byte[] schemaText, ByteBuffer block) {
        int summed = block.remaining() - BYTES;
        if (summed < 0) {
            return false;
        }
        CRC32 sum = begin(schemaText);
        sum.update(block.duplicate().limit(block.position() + summed));
        return (int) sum.getValue() == block.getInt(block.position() + summed);
    }
}

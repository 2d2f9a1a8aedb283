package jeoul.engine.journal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.CRC32C;
import jeoul.engine.order.ClientOrderId;

/** Departures as rows, both ways. */
final class DepartureRows {

    private DepartureRows() {}

    /**
     * @param place counted from 1 over the whole journal
     * @param step kept last by then
     * @param before checksum of the step or departure before
     */
    static Row write(long place, long step, Departing departing, Instant at, long before) {
        Row row =
                new Row(Tables.DEPARTURE)
                        .put("place", place)
                        .put("step", step)
                        .put("at", at)
                        .putExact("kind", departing.kind().text())
                        .put("order_id", departing.order().value());
        return row.put("checksum", checksum(row, before));
    }

    static Departing read(Row row) {
        return new Departing(
                Departing.Kind.of(row.exactText("kind")),
                new ClientOrderId(row.number("order_id")));
    }

    /** As it should be, whatever the row says. */
    static long checksum(Row row, long before) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(before).flip());
        row.addToWithoutLast(checksum);
        return checksum.getValue();
    }
}

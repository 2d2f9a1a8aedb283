package jeoul.engine.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;

/** One step as rows, both ways. */
record StepRows(Row event, List<Row> positions, List<Row> lines, List<Row> commands) {

    /**
     * @param lastList the list of orders told last before; brought up to date
     * @param before checksum of the step before
     */
    static StepRows of(
            long step, Event event, List<Command> commands, OrderList lastList, long before) {
        EventWriter writer = EventWriter.write(step, event, lastList);
        List<Row> commandRows = new ArrayList<>();
        for (Command command : commands) {
            commandRows.add(CommandRows.write(step, commandRows.size() + 1, command));
        }
        StepRows rows = new StepRows(writer.row(), writer.positions(), writer.lines(), commandRows);
        writer.row().put("checksum", rows.checksum(before));
        return rows;
    }

    /** As it should be, whatever the row of the event says. */
    long checksum(long before) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(before).flip());
        event.addToWithoutLast(checksum);
        positions.forEach(row -> row.addTo(checksum));
        lines.forEach(row -> row.addTo(checksum));
        commands.forEach(row -> row.addTo(checksum));
        return checksum.getValue();
    }

    /** Takes note of what it commanded. */
    void count(UnsentCount unsent) {
        if (event.exactText("kind").equals(EventWriter.RESUMED)) {
            unsent.forget();
        }
        for (Row command : commands) {
            CommandRows.departing(command).ifPresent(unsent::commanded);
        }
    }

    /** True if the next list of orders may be told as its difference from the one here. */
    boolean listsOrders() {
        return event.exactText("kind").equals(EventWriter.ORDERS_REFRESHED);
    }

    Step step(OrderList lastList) {
        List<Command> read = new ArrayList<>();
        commands.forEach(row -> read.add(CommandRows.read(row)));
        return new Step(
                event.number("step"), EventReader.read(event, positions, lines, lastList), read);
    }
}

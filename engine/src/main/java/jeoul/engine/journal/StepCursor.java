package jeoul.engine.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the steps of a journal as they stood when the cursor was opened, oldest first. */
final class StepCursor implements Iterator<Step>, AutoCloseable {

    private final Path file;
    private final Connection connection;
    private final Rows events;
    private final Rows positions;
    private final Rows lines;
    private final Rows commands;
    private final Rows departures;
    private final OrderList lastList;
    private final UnsentCount unsent;
    private long lastStep;
    private long lastDeparture;
    private long checksum;

    /** Takes the connection over. */
    StepCursor(Path file, Connection connection, Optional<StepCursor> before) throws SQLException {
        this.file = file;
        this.connection = connection;
        // One transaction, so that all tables are seen at the same instant.
        connection.setAutoCommit(false);
        lastList = before.map(StepCursor::lastList).orElseGet(OrderList::new);
        unsent = before.map(StepCursor::unsent).orElseGet(UnsentCount::new);
        lastStep = before.map(StepCursor::lastStep).orElse(0L);
        lastDeparture = before.map(StepCursor::lastDeparture).orElse(0L);
        checksum =
                before.isPresent()
                        ? before.get().checksum
                        : RunStartRows.select(connection).checksum();
        events = new Rows(Tables.EVENT, "step", lastStep, "step");
        positions = new Rows(Tables.POSITION, "step", lastStep, "step, symbol");
        lines = new Rows(Tables.ORDER_LINE, "step", lastStep, "step, place");
        commands = new Rows(Tables.COMMAND, "step", lastStep, "step, place");
        departures = new Rows(Tables.DEPARTURE, "place", lastDeparture, "place");
        // Some may have left since the cursor before this one.
        takeDepartures();
    }

    /**
     * @throws Journal.JournalException if the file cannot be read
     */
    static StepCursor open(Path file) {
        return open(file, Optional.empty());
    }

    /**
     * @param before a cursor that has read to its end: this one goes on where it stopped; for the
     *     first, empty
     * @throws Journal.JournalException if the file cannot be read
     */
    static StepCursor open(Path file, Optional<StepCursor> before) {
        try {
            Connection connection = Database.openToRead(file);
            try {
                return new StepCursor(file, connection, before);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new Journal.JournalException(
                    "journal " + file + ": " + Database.reason(e) + "; no step could be read", e);
        } catch (RuntimeException e) {
            // Whatever a row says that no run is started with.
            throw new Journal.JournalException(
                    "journal " + file + ": it is damaged: " + e.getMessage(), e);
        }
    }

    static Stream<Step> stream(Path file) {
        StepCursor cursor = open(file);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                cursor, Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(cursor::close);
    }

    /** Number of the step read last, 0 before the first. */
    long lastStep() {
        return lastStep;
    }

    /** Number of the departure read last, 0 before the first. */
    long lastDeparture() {
        return lastDeparture;
    }

    /** What had not left by then. */
    UnsentCount unsent() {
        return unsent;
    }

    /** Checksum of what was read last, which the next continues. */
    long checksum() {
        return checksum;
    }

    /** The list of orders told last. */
    OrderList lastList() {
        return lastList;
    }

    @Override
    public boolean hasNext() {
        return events.current != null
                || positions.current != null
                || lines.current != null
                || commands.current != null
                || departures.current != null;
    }

    @Override
    public Step next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return take(rows -> rows.step(lastList));
    }

    /** Goes to the end, which checks every step but makes none. */
    void skipAll() {
        while (hasNext()) {
            take(
                    rows -> {
                        if (rows.listsOrders()) {
                            rows.step(lastList);
                        }
                        return rows;
                    });
        }
    }

    private <T> T take(Function<StepRows, T> use) {
        long number = lastStep + 1;
        try {
            if (events.current == null || events.current.number("step") != number) {
                throw new IllegalArgumentException("its event is missing");
            }
            StepRows rows =
                    new StepRows(
                            events.take(),
                            positions.takeAll(number),
                            lines.takeAll(number),
                            commands.takeAll(number));
            long expected = rows.checksum(checksum);
            if (rows.event().number("checksum") != expected) {
                throw new IllegalArgumentException("its checksum is not that of what it says");
            }
            T taken = use.apply(rows);
            lastStep = number;
            checksum = expected;
            rows.count(unsent);
            takeDepartures();
            return taken;
        } catch (SQLException e) {
            throw new Journal.JournalException(
                    "journal " + file + ": " + Database.reason(e) + " at step " + number, e);
        } catch (RuntimeException e) {
            // Whatever a row says that no step can say.
            throw new Journal.JournalException(
                    "journal "
                            + file
                            + ": it is damaged at step "
                            + number
                            + ": "
                            + e.getMessage()
                            + "; the steps before it can be read",
                    e);
        }
    }

    /** Those between this step and the next. */
    private void takeDepartures() throws SQLException {
        while (departures.current != null && departures.current.number("step") == lastStep) {
            Row row = departures.take();
            long expected = DepartureRows.checksum(row, checksum);
            if (row.number("place") != lastDeparture + 1 || row.number("checksum") != expected) {
                throw new IllegalArgumentException(
                        "the checksum of a departure after it is not that of what it says");
            }
            unsent.left(DepartureRows.read(row));
            lastDeparture++;
            checksum = expected;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new Journal.JournalException(
                    "journal " + file + ": " + Database.reason(e) + " when it was closed", e);
        }
    }

    /** The rows of one table, one ahead. */
    private final class Rows {

        private final Row.Table table;
        private final ResultSet result;
        private Row current;

        Rows(Row.Table table, String column, long after, String order) throws SQLException {
            this.table = table;
            // Closed with the connection.
            this.result =
                    connection
                            .createStatement()
                            .executeQuery(table.selectAfter(column, after, order));
            advance();
        }

        private void advance() throws SQLException {
            current = result.next() ? Row.read(table, result) : null;
        }

        Row take() throws SQLException {
            Row taken = current;
            advance();
            return taken;
        }

        List<Row> takeAll(long step) throws SQLException {
            if (current == null || current.number("step") > step) {
                return List.of();
            }
            List<Row> rows = new ArrayList<>();
            while (current != null && current.number("step") <= step) {
                rows.add(take());
            }
            return rows;
        }
    }
}

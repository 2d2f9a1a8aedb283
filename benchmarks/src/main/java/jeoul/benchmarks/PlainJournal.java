package jeoul.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import jeoul.engine.broker.Event;
import jeoul.engine.journal.SqliteJournal;
import jeoul.engine.market.Quote;
import jeoul.engine.order.Order;

/**
 * The rows of a journal's step, a quote and the order it caused, written by hand with plain JDBC:
 * the same tables, indexes, pragmas, columns and texts, but neither checksums nor checks.
 */
final class PlainJournal implements AutoCloseable {

    private static final ZoneOffset SEOUL = ZoneOffset.ofHours(9);

    private final Connection connection;
    private final PreparedStatement event;
    private final PreparedStatement command;

    PlainJournal(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA synchronous = FULL");
            statement.executeUpdate(schema());
            statement.executeUpdate("PRAGMA journal_mode = WAL");
        }
        connection.setAutoCommit(false);
        event =
                connection.prepareStatement(
                        "INSERT INTO event (step, at, kind, symbol, request, complete, as_of,"
                                + " last_price, asks, bids, checksum)"
                                + " VALUES (?, ?, 'quote-refreshed', ?, ?, ?, ?, ?, ?, ?, 0)");
        command =
                connection.prepareStatement(
                        "INSERT INTO command (step, place, kind, order_id, symbol, side, type,"
                                + " quantity) VALUES (?, 1, 'submit', ?, ?, ?, ?, ?)");
    }

    private static String schema() {
        try (InputStream in = SqliteJournal.class.getResourceAsStream("schema.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(long step, Event.QuoteRefreshed refreshed, Order order) throws SQLException {
        Quote quote = refreshed.quote();
        event.setLong(1, step);
        event.setString(2, text(refreshed.at()));
        event.setString(3, quote.symbol().code());
        event.setLong(4, refreshed.request().value());
        event.setLong(5, refreshed.complete() ? 1 : 0);
        event.setString(6, text(quote.at()));
        event.setLong(7, quote.last().orElseThrow());
        event.setString(8, text(quote.asks()));
        event.setString(9, text(quote.bids()));
        event.executeUpdate();
        command.setLong(1, step);
        command.setLong(2, order.id().value());
        command.setString(3, order.symbol().code());
        command.setString(4, order.side().name());
        command.setString(5, order.type().toString());
        command.setLong(6, order.quantity());
        command.executeUpdate();
        connection.commit();
    }

    private static String text(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(SEOUL));
    }

    private static String text(List<Quote.Level> levels) {
        return levels.stream()
                .map(level -> level.price() + "x" + level.quantity())
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() throws SQLException {
        event.close();
        command.close();
        connection.close();
    }
}

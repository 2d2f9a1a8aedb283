package jeoul.engine.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;

/** Small journals, and a look into them from outside. */
final class Journals {

    static final AccountHash ACCOUNT =
            AccountHash.of("sixteen bytes or more".getBytes(StandardCharsets.UTF_8), "5012345601");

    static final Instant OPEN = Instant.parse("2026-11-20T00:00:00Z");

    private Journals() {}

    static RunStart start() {
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("seed", "7");
        settings.put("strategy.name", "textbook");
        return new RunStart(
                ACCOUNT,
                new AccountSnapshot(
                        OPEN,
                        new Cash(1_000_000, 1_000_000, 1_000_000, 990_000),
                        List.of(new Position(new Symbol("000660"), 3, 2))),
                List.of(
                        new PlannedOrder(
                                new Symbol("005930"),
                                Side.BUY,
                                62_200,
                                788,
                                1,
                                OPEN.plusSeconds(600),
                                OPEN.plusSeconds(21_600))),
                List.of(new DailyLimits(new Symbol("005930"), new PriceLimits(43_550, 80_800))),
                settings);
    }

    /** The event of step {@code n}. */
    static Event event(long n) {
        return new Event.Woke(OPEN.plusSeconds(n));
    }

    /** The command of step {@code n}: one share of Samsung as order {@code n}. */
    static List<Command> submit(long n) {
        return List.of(
                new Command.Submit(
                        Order.unpriced(
                                new ClientOrderId(n),
                                new Symbol("005930"),
                                Side.BUY,
                                OrderType.BEST_OPPOSITE,
                                1)));
    }

    static void appendTo(Journal journal, long first, long last) {
        for (long n = first; n <= last; n++) {
            journal.append(event(n), submit(n));
        }
    }

    static List<Step> steps(long last) {
        List<Step> steps = new ArrayList<>();
        for (long n = 1; n <= last; n++) {
            steps.add(new Step(n, event(n), submit(n)));
        }
        return steps;
    }

    static List<Step> read(Journal journal) {
        try (Stream<Step> steps = journal.steps()) {
            return steps.toList();
        }
    }

    static List<Step> read(Path file) {
        try (JournalReader reader = JournalReader.open(file);
                Stream<Step> steps = reader.steps()) {
            return steps.toList();
        }
    }

    /** Three orders: filled in two parts, refused, and without an answer. */
    static void tellThreeOrders(Journal journal) {
        journal.append(event(1), submit(1));
        journal.append(event(2), submit(2));
        journal.append(event(3), submit(3));
        journal.append(new Event.Sent(id(1), OPEN.plusSeconds(4)), List.of());
        journal.append(
                new Event.Accepted(id(1), new BrokerOrderId("0000117"), OPEN.plusSeconds(5)),
                List.of());
        journal.append(new Event.Filled(id(1), 62_200, 3, OPEN.plusSeconds(6)), List.of());
        journal.append(new Event.Filled(id(1), 62_300, 2, OPEN.plusSeconds(7)), List.of());
        journal.append(
                new Event.Rejected(
                        id(2),
                        jeoul.engine.order.RejectReason.INSUFFICIENT_CASH,
                        "주문가능금액이 부족합니다",
                        OPEN.plusSeconds(8)),
                List.of());
    }

    static ClientOrderId id(long value) {
        return new ClientOrderId(value);
    }

    /** The rows of a query, columns joined by a bar, as a person at the SQLite shell sees them. */
    static List<String> query(Path file, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = Database.openToRead(file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }
}

package jeoul.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;

/** What a run was started with as rows, both ways. */
final class RunStartRows {

    private final Row journal;
    private final List<Row> settings;
    private final List<Row> held;
    private final List<Row> orders;
    private final List<Row> limits;

    private RunStartRows(
            Row journal, List<Row> settings, List<Row> held, List<Row> orders, List<Row> limits) {
        this.journal = journal;
        this.settings = settings;
        this.held = held;
        this.orders = orders;
        this.limits = limits;
    }

    static RunStartRows of(RunStart start, JournalState state) {
        AccountSnapshot before = start.before();
        Row journal =
                new Row(Tables.JOURNAL)
                        .put("only", 1)
                        .putExact("account", start.account().hex())
                        .put("as_of", before.at())
                        .put("deposit", before.cash().deposit())
                        .put("d1", before.cash().d1())
                        .put("d2", before.cash().d2())
                        .put("orderable", before.cash().orderable())
                        .putExact("state", state.text());
        List<Row> settings = new ArrayList<>();
        start.settings()
                .forEach(
                        (name, value) ->
                                settings.add(
                                        new Row(Tables.SETTING)
                                                .put("name", name)
                                                .put("value", value)));
        List<Row> held = new ArrayList<>();
        for (Position position : before.positions()) {
            held.add(
                    new Row(Tables.HELD_BEFORE)
                            .putExact("symbol", position.symbol().code())
                            .put("quantity", position.quantity())
                            .put("sellable", position.sellable()));
        }
        List<Row> orders = new ArrayList<>();
        for (PlannedOrder order : start.orders()) {
            orders.add(
                    new Row(Tables.PLANNED_ORDER)
                            .putExact("symbol", order.symbol().code())
                            .putExact("side", order.side().name())
                            .put("decision_price", order.decisionPrice())
                            .put("quantity", order.quantity())
                            .put("slice", order.slice())
                            .put("starts", order.start())
                            .put("ends", order.end()));
        }
        List<Row> limits = new ArrayList<>();
        for (DailyLimits each : start.priceLimits()) {
            limits.add(
                    new Row(Tables.PRICE_LIMIT)
                            .put("place", limits.size() + 1L)
                            .putExact("symbol", each.symbol().code())
                            .put("lower", each.limits().lower())
                            .put("upper", each.limits().upper()));
        }
        return new RunStartRows(journal, settings, held, orders, limits);
    }

    void insert(Connection connection) throws SQLException {
        Database.insert(connection, Tables.JOURNAL, List.of(journal));
        Database.insert(connection, Tables.SETTING, settings);
        Database.insert(connection, Tables.HELD_BEFORE, held);
        Database.insert(connection, Tables.PLANNED_ORDER, orders);
        Database.insert(connection, Tables.PRICE_LIMIT, limits);
    }

    static RunStartRows select(Connection connection) throws SQLException {
        List<Row> journal = Database.select(connection, Tables.JOURNAL, "only");
        if (journal.size() != 1) {
            throw new IllegalArgumentException("the row of table journal is missing");
        }
        RunStartRows found =
                new RunStartRows(
                        journal.get(0),
                        Database.select(connection, Tables.SETTING, "name"),
                        Database.select(connection, Tables.HELD_BEFORE, "symbol"),
                        Database.select(connection, Tables.PLANNED_ORDER, "symbol"),
                        Database.select(connection, Tables.PRICE_LIMIT, "place"));
        // SQLite sorts texts by their bytes and Java does not; the checksum wants one order.
        return of(found.start(), found.state());
    }

    JournalState state() {
        return JournalState.of(journal.exactText("state"));
    }

    RunStart start() {
        TreeMap<String, String> values = new TreeMap<>();
        for (Row row : settings) {
            values.put(row.text("name"), row.text("value"));
        }
        List<PlannedOrder> planned = new ArrayList<>();
        for (Row row : orders) {
            planned.add(
                    new PlannedOrder(
                            new Symbol(row.exactText("symbol")),
                            Side.valueOf(row.exactText("side")),
                            row.number("decision_price"),
                            row.number("quantity"),
                            row.number("slice"),
                            row.time("starts"),
                            row.time("ends")));
        }
        List<DailyLimits> daily = new ArrayList<>();
        for (Row row : limits) {
            daily.add(
                    new DailyLimits(
                            new Symbol(row.exactText("symbol")),
                            new PriceLimits(row.number("lower"), row.number("upper"))));
        }
        return new RunStart(
                new AccountHash(journal.exactText("account")),
                new AccountSnapshot(
                        journal.time("as_of"),
                        EventReader.cash(journal),
                        EventReader.positions(held)),
                planned,
                daily,
                values);
    }

    /** Where the checksums of the steps begin. */
    long checksum() {
        CRC32C checksum = new CRC32C();
        journal.addToWithoutLast(checksum);
        for (List<Row> rows : List.of(settings, held, orders, limits)) {
            rows.forEach(row -> row.addTo(checksum));
        }
        return checksum.getValue();
    }
}

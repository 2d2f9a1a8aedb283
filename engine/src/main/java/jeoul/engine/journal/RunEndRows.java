package jeoul.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Position;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;

/** What a run ended with as rows, both ways. */
final class RunEndRows {

    private RunEndRows() {}

    static void insert(Connection connection, RunEnd end) throws SQLException {
        AccountSnapshot after = end.after();
        Row closing =
                new Row(Tables.CLOSING)
                        .put("only", 1)
                        .put("as_of", after.at())
                        .put("deposit", after.cash().deposit())
                        .put("d1", after.cash().d1())
                        .put("d2", after.cash().d2())
                        .put("orderable", after.cash().orderable());
        List<Row> facts = new ArrayList<>();
        end.facts()
                .forEach(
                        (name, value) ->
                                facts.add(
                                        new Row(Tables.CLOSING_FACT)
                                                .put("name", name)
                                                .put("value", value)));
        List<Row> held = new ArrayList<>();
        for (Position position : after.positions()) {
            held.add(
                    new Row(Tables.HELD_AFTER)
                            .putExact("symbol", position.symbol().code())
                            .put("quantity", position.quantity())
                            .put("sellable", position.sellable()));
        }
        List<Row> symbols = new ArrayList<>();
        List<Row> bars = new ArrayList<>();
        for (ClosedSymbol closed : end.symbols()) {
            Listing listing = closed.listing();
            symbols.add(
                    new Row(Tables.CLOSED_SYMBOL)
                            .putExact("symbol", listing.symbol().code())
                            .put("name", listing.name())
                            .putExact("market", listing.market().name())
                            .putExact("kind", listing.kind().name())
                            .put("large_index", listing.largeIndexMember())
                            .put("leverage", listing.leverage())
                            .put("last_price", closed.last()));
            for (Bar bar : closed.minuteBars()) {
                bars.add(
                        new Row(Tables.MINUTE_BAR)
                                .putExact("symbol", listing.symbol().code())
                                .put("starts", bar.start())
                                .put("open", bar.open())
                                .put("high", bar.high())
                                .put("low", bar.low())
                                .put("close", bar.close())
                                .put("volume", bar.volume())
                                .put("turnover", bar.turnover()));
            }
        }
        Database.insert(connection, Tables.CLOSING, List.of(closing));
        Database.insert(connection, Tables.CLOSING_FACT, facts);
        Database.insert(connection, Tables.HELD_AFTER, held);
        Database.insert(connection, Tables.CLOSED_SYMBOL, symbols);
        Database.insert(connection, Tables.MINUTE_BAR, bars);
    }

    /** Empty while the run goes on. */
    static Optional<RunEnd> select(Connection connection) throws SQLException {
        List<Row> closing = Database.select(connection, Tables.CLOSING, "only");
        if (closing.isEmpty()) {
            return Optional.empty();
        }
        TreeMap<String, String> facts = new TreeMap<>();
        for (Row row : Database.select(connection, Tables.CLOSING_FACT, "name")) {
            facts.put(row.text("name"), row.text("value"));
        }
        TreeMap<String, List<Bar>> bars = new TreeMap<>();
        for (Row row : Database.select(connection, Tables.MINUTE_BAR, "symbol, starts")) {
            bars.computeIfAbsent(row.exactText("symbol"), any -> new ArrayList<>())
                    .add(
                            new Bar(
                                    row.time("starts"),
                                    row.number("open"),
                                    row.number("high"),
                                    row.number("low"),
                                    row.number("close"),
                                    row.number("volume"),
                                    row.number("turnover")));
        }
        List<ClosedSymbol> symbols = new ArrayList<>();
        for (Row row : Database.select(connection, Tables.CLOSED_SYMBOL, "symbol")) {
            String code = row.exactText("symbol");
            symbols.add(
                    new ClosedSymbol(
                            new Listing(
                                    new Symbol(code),
                                    row.text("name"),
                                    Market.valueOf(row.exactText("market")),
                                    Kind.valueOf(row.exactText("kind")),
                                    row.flag("large_index"),
                                    Math.toIntExact(row.number("leverage"))),
                            row.number("last_price"),
                            bars.getOrDefault(code, List.of())));
        }
        Row only = closing.get(0);
        return Optional.of(
                new RunEnd(
                        new AccountSnapshot(
                                only.time("as_of"),
                                EventReader.cash(only),
                                EventReader.positions(
                                        Database.select(connection, Tables.HELD_AFTER, "symbol"))),
                        symbols,
                        facts));
    }
}

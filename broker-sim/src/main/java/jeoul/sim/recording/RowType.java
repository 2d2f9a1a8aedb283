package jeoul.sim.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/**
 * One of the three kinds of rows, between its record and its schema.
 *
 * @param what for messages, such as {@code recorded books}
 * @param reader throws an {@code IllegalArgumentException} for a row that cannot be
 */
record RowType<T>(
        String what,
        Schema schema,
        Function<GenericRecord, T> reader,
        Function<T, GenericRecord> writer) {

    static final RowType<RecordedBook> BOOKS = books();
    static final RowType<RecordedTrade> TRADES = trades();
    static final RowType<RecordedSymbol> SYMBOLS = symbols();

    private static final long MICROS = 1_000_000;

    private static RowType<RecordedBook> books() {
        Schema schema = schema("book.avsc");
        Schema phase = schema.getField("phase").schema();
        return new RowType<>(
                "recorded books",
                schema,
                row ->
                        new RecordedBook(
                                symbol(row),
                                time(row, "exchange_time"),
                                time(row, "arrival_time"),
                                Phase.valueOf(row.get("phase").toString()),
                                levels(row, "ask"),
                                levels(row, "bid"),
                                expected(row)),
                book ->
                        new GenericRecordBuilder(schema)
                                .set("symbol", book.symbol().code())
                                .set("exchange_time", micros(book.exchangeTime()))
                                .set("arrival_time", micros(book.arrivalTime()))
                                .set(
                                        "phase",
                                        new GenericData.EnumSymbol(phase, book.phase().name()))
                                .set("ask_prices", prices(book.asks()))
                                .set("ask_quantities", quantities(book.asks()))
                                .set("bid_prices", prices(book.bids()))
                                .set("bid_quantities", quantities(book.bids()))
                                .set(
                                        "expected_price",
                                        book.expected()
                                                .map(RecordedBook.Expected::price)
                                                .orElse(null))
                                .set(
                                        "expected_quantity",
                                        book.expected()
                                                .map(RecordedBook.Expected::quantity)
                                                .orElse(null))
                                .build());
    }

    private static RowType<RecordedTrade> trades() {
        Schema schema = schema("trade.avsc");
        Schema taker = schema.getField("taker").schema();
        return new RowType<>(
                "recorded trades",
                schema,
                row ->
                        new RecordedTrade(
                                symbol(row),
                                time(row, "exchange_time"),
                                time(row, "arrival_time"),
                                number(row, "price"),
                                number(row, "quantity"),
                                side(row.get("taker").toString())),
                trade ->
                        new GenericRecordBuilder(schema)
                                .set("symbol", trade.symbol().code())
                                .set("exchange_time", micros(trade.exchangeTime()))
                                .set("arrival_time", micros(trade.arrivalTime()))
                                .set("price", trade.price())
                                .set("quantity", trade.quantity())
                                .set(
                                        "taker",
                                        new GenericData.EnumSymbol(
                                                taker,
                                                trade.taker().map(Side::name).orElse("UNKNOWN")))
                                .build());
    }

    private static RowType<RecordedSymbol> symbols() {
        Schema schema = schema("symbol.avsc");
        return new RowType<>(
                "recorded symbols",
                schema,
                row ->
                        new RecordedSymbol(
                                new Listing(
                                        symbol(row),
                                        row.get("name").toString(),
                                        Market.valueOf(row.get("market").toString()),
                                        Kind.valueOf(row.get("kind").toString()),
                                        (Boolean) row.get("large_index_member"),
                                        (Integer) row.get("leverage")),
                                number(row, "base_price"),
                                TradingMode.valueOf(row.get("mode").toString()),
                                (Integer) row.get("levels")),
                symbol ->
                        new GenericRecordBuilder(schema)
                                .set("symbol", symbol.symbol().code())
                                .set("name", symbol.listing().name())
                                .set("market", symbol.listing().market().name())
                                .set("kind", symbol.listing().kind().name())
                                .set("large_index_member", symbol.listing().largeIndexMember())
                                .set("leverage", symbol.listing().leverage())
                                .set("base_price", symbol.basePrice())
                                .set("mode", symbol.mode().name())
                                .set("levels", symbol.levels())
                                .build());
    }

    private static Symbol symbol(GenericRecord row) {
        return new Symbol(row.get("symbol").toString());
    }

    private static long number(GenericRecord row, String field) {
        return (Long) row.get(field);
    }

    private static Instant time(GenericRecord row, String field) {
        long micros = number(row, field);
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    static long micros(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), MICROS), time.getNano() / 1_000);
    }

    private static List<Quote.Level> levels(GenericRecord row, String side) {
        Collection<?> prices = (Collection<?>) row.get(side + "_prices");
        List<?> quantities = List.copyOf((Collection<?>) row.get(side + "_quantities"));
        if (prices.size() != quantities.size()) {
            throw new IllegalArgumentException(
                    side
                            + "s have "
                            + prices.size()
                            + " prices and "
                            + quantities.size()
                            + " sizes");
        }
        List<Quote.Level> levels = new ArrayList<>(prices.size());
        for (Object price : prices) {
            levels.add(new Quote.Level((Long) price, (Long) quantities.get(levels.size())));
        }
        return levels;
    }

    private static Optional<RecordedBook.Expected> expected(GenericRecord row) {
        Object price = row.get("expected_price");
        Object quantity = row.get("expected_quantity");
        if (price == null || quantity == null) {
            return Optional.empty();
        }
        return Optional.of(new RecordedBook.Expected((Long) price, (Long) quantity));
    }

    private static Optional<Side> side(String taker) {
        return taker.equals("UNKNOWN") ? Optional.empty() : Optional.of(Side.valueOf(taker));
    }

    private static List<Long> prices(List<Quote.Level> levels) {
        return levels.stream().map(Quote.Level::price).toList();
    }

    private static List<Long> quantities(List<Quote.Level> levels) {
        return levels.stream().map(Quote.Level::quantity).toList();
    }

    private static Schema schema(String name) {
        try (InputStream in = RowType.class.getResourceAsStream(name)) {
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema " + name + " does not come with us", e);
        }
    }
}

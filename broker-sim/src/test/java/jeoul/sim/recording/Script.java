package jeoul.sim.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Fill;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.OrderFlow;
import jeoul.sim.flow.PhaseScript;
import jeoul.sim.flow.SymbolDay;

/** A recorded day of one stock with a base price of 10,000 won, written down by hand. */
final class Script {

    static final Symbol SYMBOL = new Symbol("005930");
    static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    static final Listing LISTING = Listing.stock(SYMBOL, "삼성전자", Market.KOSPI);
    static final RecordedSymbol STOCK =
            new RecordedSymbol(LISTING, 10_000, TradingMode.CONTINUOUS, 10);

    private final RecordedSymbol symbol;
    private final List<RecordedBook> books = new ArrayList<>();
    private final List<RecordedTrade> trades = new ArrayList<>();
    private Phase phase = Phase.CONTINUOUS;

    Script() {
        this(STOCK);
    }

    Script(RecordedSymbol symbol) {
        this.symbol = symbol;
    }

    static Instant at(String time) {
        return Seoul.at(DATE, LocalTime.parse(time));
    }

    /** What the rows that follow are stamped with. */
    Script phase(Phase now) {
        phase = now;
        return this;
    }

    /** Levels are written as {@code 10010x5 10020x3}, best first. */
    Script book(String time, String asks, String bids) {
        return book(time, time, asks, bids, Optional.empty());
    }

    Script book(
            String time,
            String exchangeTime,
            String asks,
            String bids,
            Optional<RecordedBook.Expected> expected) {
        books.add(
                new RecordedBook(
                        symbol.symbol(),
                        at(exchangeTime),
                        at(time),
                        phase,
                        levels(asks),
                        levels(bids),
                        expected));
        return this;
    }

    Script auction(String time, String asks, String bids, long price, long quantity) {
        return book(
                time, time, asks, bids, Optional.of(new RecordedBook.Expected(price, quantity)));
    }

    Script buyers(String time, long price, long quantity) {
        return trade(time, time, price, quantity, Optional.of(Side.BUY));
    }

    Script sellers(String time, long price, long quantity) {
        return trade(time, time, price, quantity, Optional.of(Side.SELL));
    }

    Script trade(
            String time, String exchangeTime, long price, long quantity, Optional<Side> taker) {
        trades.add(
                new RecordedTrade(
                        symbol.symbol(), at(exchangeTime), at(time), price, quantity, taker));
        return this;
    }

    Script nothingKnown(String time) {
        books.add(RecordedBook.nothingKnown(symbol.symbol(), at(time)));
        return this;
    }

    List<RecordedBook> books() {
        return books;
    }

    List<RecordedTrade> trades() {
        return trades;
    }

    /** Writes it through the recorder's own door. */
    Recording write(Path directory) {
        try (RecordingWriter writer = new RecordingWriter(directory, DATE)) {
            writer.symbol(symbol);
            for (RecordedBook book : books) {
                if (book.isNothingKnown()) {
                    writer.nothingKnown(book.arrivalTime());
                } else {
                    writer.book(quote(book), book.phase(), book.expected(), book.arrivalTime());
                }
            }
            for (RecordedTrade trade : trades) {
                writer.trade(
                        trade.symbol(),
                        new Fill(trade.price(), trade.quantity(), trade.exchangeTime()),
                        trade.taker(),
                        trade.arrivalTime());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Recording(directory);
    }

    /** A replay of it, without files. */
    Replay replay(ReplaySettings settings) {
        return new Replay(symbol, new Model(settings));
    }

    FlowModel model() {
        return new Model(ReplaySettings.DEFAULT);
    }

    Replay replay() {
        return replay(ReplaySettings.DEFAULT);
    }

    private static Quote quote(RecordedBook book) {
        return new Quote(
                book.symbol(), book.exchangeTime(), book.asks(), book.bids(), OptionalLong.empty());
    }

    static List<Quote.Level> levels(String text) {
        return Stream.of(text.split(" "))
                .filter(level -> !level.isEmpty())
                .map(level -> level.split("x"))
                .map(level -> new Quote.Level(Long.parseLong(level[0]), Long.parseLong(level[1])))
                .toList();
    }

    /** Removes a directory and all in it. */
    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link RecordedFlowModel} does, without files. */
    private final class Model implements FlowModel {

        private final ReplaySettings settings;

        Model(ReplaySettings settings) {
            this.settings = settings;
        }

        @Override
        public OrderFlow flow(SymbolDay day, TradingDay hours, long seed) {
            return new RecordedFlow(
                    rows(), scan(day, hours), day.ticks(), symbol.levels(), settings);
        }

        @Override
        public Optional<PhaseScript> phases(SymbolDay day, TradingDay hours) {
            return Optional.of(scan(day, hours).phases());
        }

        private DayScan scan(SymbolDay day, TradingDay hours) {
            PhaseReading reading =
                    new PhaseReading(hours, day.mode(), settings.lateness().toNanos());
            return new DayScan(rows(), reading, day.ticks(), day.limits());
        }

        private RecordedRows rows() {
            return new RecordedRows(
                    DATE, symbol.symbol(), new ListedRows<>(books), new ListedRows<>(trades));
        }
    }

    /** Rows of a list. */
    private static final class ListedRows<T> implements RowSource<T> {

        private final List<T> rows;
        private int next;

        ListedRows(List<T> rows) {
            this.rows = rows;
        }

        @Override
        public T peek() {
            return next == rows.size() ? null : rows.get(next);
        }

        @Override
        public T next() {
            return next == rows.size() ? null : rows.get(next++);
        }

        @Override
        public long row() {
            return next;
        }

        @Override
        public String where() {
            return "row " + next;
        }

        @Override
        public Optional<Cut> cut() {
            return Optional.empty();
        }
    }
}

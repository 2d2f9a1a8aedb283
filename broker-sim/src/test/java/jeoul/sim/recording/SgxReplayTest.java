package jeoul.sim.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TickTable;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;
import jeoul.sim.book.BookRules;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three-level snapshots of a large-tick future (FTSE China A50, Singapore), recorded by somebody
 * else: crossed before the open, one tick wide for most of the morning, and without trades.
 */
class SgxReplayTest {

    private static final Path SNAPSHOTS =
            Path.of("../../shared/data/lob/sgx_2014-01-09_top3.csv.gz");

    private static final LocalDate DATE = LocalDate.of(2014, 1, 9);
    private static final TickTable TICKS = TickTable.uniform(500);
    private static final PriceLimits LIMITS = new PriceLimits(500_000, 900_000);
    private static final int LEVELS = 3;

    @TempDir Path directory;

    private long fills;
    private long messages;

    private List<RecordedBook> snapshots() throws IOException {
        assumeTrue(Files.exists(SNAPSHOTS), "recorded snapshots are not here: " + SNAPSHOTS);
        List<RecordedBook> books = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(SNAPSHOTS)),
                                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                Instant at = LocalDateTime.parse(cells[0]).atZone(Seoul.ZONE).toInstant();
                List<Quote.Level> asks = new ArrayList<>();
                List<Quote.Level> bids = new ArrayList<>();
                for (int i = 0; i < LEVELS; i++) {
                    bids.add(level(cells, 1 + 4 * i));
                    asks.add(level(cells, 3 + 4 * i));
                }
                books.add(
                        new RecordedBook(
                                Script.SYMBOL,
                                at,
                                at,
                                Phase.UNKNOWN,
                                asks,
                                bids,
                                Optional.empty()));
            }
        }
        return books;
    }

    private static Quote.Level level(String[] cells, int column) {
        return new Quote.Level(Long.parseLong(cells[column]), Long.parseLong(cells[column + 1]));
    }

    private RecordedRows write(List<RecordedBook> books) throws IOException {
        try (RecordingWriter writer = new RecordingWriter(directory, DATE)) {
            writer.symbol(
                    new RecordedSymbol(Script.LISTING, 680_000, TradingMode.CONTINUOUS, LEVELS));
            for (RecordedBook book : books) {
                writer.book(
                        new Quote(
                                book.symbol(),
                                book.exchangeTime(),
                                book.asks(),
                                book.bids(),
                                OptionalLong.empty()),
                        book.phase(),
                        book.expected(),
                        book.arrivalTime());
            }
        }
        return rows();
    }

    private RecordedRows rows() {
        return new Recording(directory).day(DATE).rows(Script.SYMBOL);
    }

    private RecordedFlow flow(RecordedRows unread) {
        TradingDay hours = TradingDay.ordinary(DATE);
        PhaseReading reading = new PhaseReading(hours, TradingMode.CONTINUOUS, 0);
        DayScan scan = new DayScan(unread, reading, TICKS, LIMITS);
        ReplaySettings settings = new ReplaySettings(CancelModel.PROPORTIONAL, Duration.ZERO);
        return new RecordedFlow(rows(), scan, TICKS, LEVELS, settings);
    }

    private OrderBook book() {
        return new OrderBook(
                PriceLadder.of(TICKS, LIMITS.lower(), LIMITS.upper()),
                BookRules.LIMITED,
                680_000,
                new Fills());
    }

    /** As the exchange would: the opening auction ends at 09:00. */
    private static Phase phase(OrderBook book, long nanos) {
        if (nanos < LocalTime.of(9, 0).toNanoOfDay()) {
            return Phase.OPENING_AUCTION;
        }
        if (book.inAuction()) {
            book.uncross(680_000);
            book.startContinuous();
        }
        return Phase.CONTINUOUS;
    }

    @Test
    void everySnapshotIsShownAsItWas() throws IOException {
        List<RecordedBook> snapshots = snapshots();
        RecordedFlow flow = flow(write(snapshots));
        OrderBook book = book();
        int compared = 0;
        int crossed = 0;
        int next = 0;
        while (next < snapshots.size()) {
            long at = flow.nextAt();
            RecordedBook snapshot = snapshots.get(next);
            boolean isSnapshot = at == nanos(snapshot);
            flow.act(book, phase(book, at));
            if (isSnapshot) {
                next++;
                crossed += snapshot.isCrossed() ? 1 : 0;
                assertEquals(snapshot.asks(), side(book, false), () -> snapshot.toString());
                assertEquals(snapshot.bids(), side(book, true), () -> snapshot.toString());
                compared++;
            }
        }

        assertEquals(26_805, compared);
        assertEquals(70, crossed);
        assertEquals(0, book.trades());
        messages = book.messages();
        assertTrue(messages > 26_805);
    }

    @Test
    void aTakerPaysOneTickMoreOnceItEmptiedTheBestLevel() throws IOException {
        List<RecordedBook> snapshots = snapshots();
        RecordedFlow flow = flow(write(snapshots));
        OrderBook book = book();
        long ten = LocalTime.of(10, 0).toNanoOfDay();
        while (flow.nextAt() < ten) {
            flow.act(book, phase(book, flow.nextAt()));
        }
        long ask = book.bestAsk();
        long shares = book.quantityAt(false, 0);

        book.submit(true, Pricing.LIMIT, Condition.IOC, ask, 0, shares, 1);

        assertEquals(shares, fills);
        assertEquals(ask + 500, book.bestAsk());
        RecordedBook following = snapshots.stream().filter(s -> nanos(s) >= ten).findFirst().get();
        flow.act(book, Phase.CONTINUOUS);
        long shown =
                following.asks().stream()
                        .filter(level -> level.price() == ask)
                        .mapToLong(Quote.Level::quantity)
                        .sum();
        assertEquals(Math.max(0, shown - shares), book.quantityAtPrice(false, ask));
    }

    private static long nanos(RecordedBook snapshot) {
        // The format keeps microseconds.
        long nanos = Seoul.timeOf(snapshot.arrivalTime()).toNanoOfDay();
        return nanos - nanos % 1_000;
    }

    private static List<Quote.Level> side(OrderBook book, boolean buy) {
        List<Quote.Level> levels = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            levels.add(new Quote.Level(book.priceAt(buy, i), book.quantityAt(buy, i)));
        }
        return levels;
    }

    /** Counts what our order got. */
    private final class Fills implements OrderBook.Listener {

        @Override
        public void traded(
                long price,
                long quantity,
                boolean takerBuys,
                long makerHandle,
                int makerOwner,
                long takerHandle,
                int takerOwner) {
            fills += quantity;
        }

        @Override
        public void cancelled(long handle, int owner, long quantity) {}

        @Override
        public void refused(int owner, RejectReason reason) {
            throw new IllegalStateException("refused: " + reason);
        }

        @Override
        public void interrupted(long price) {
            throw new IllegalStateException("interrupted at " + price);
        }

        @Override
        public void expired(long handle, int owner, long quantity) {}
    }
}

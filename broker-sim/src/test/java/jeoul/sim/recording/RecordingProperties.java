package jeoul.sim.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RecordingProperties {

    @Provide
    Arbitrary<List<RecordedBook>> books() {
        Arbitrary<List<Long>> sizes =
                Arbitraries.longs().between(1, 1L << 40).list().ofMaxSize(Quote.LEVELS);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.of(Phase.class),
                        sizes,
                        sizes,
                        Arbitraries.longs().between(0, 1_000))
                .as(
                        (micros, phase, asks, bids, expected) ->
                                new RecordedBook(
                                        Script.SYMBOL,
                                        Script.at("09:00:00").plusNanos(micros * 1_000L),
                                        Script.at("09:00:01"),
                                        phase,
                                        levels(asks, 10_010, 10),
                                        levels(bids, 10_000, -10),
                                        expected == 0
                                                ? Optional.empty()
                                                : Optional.of(
                                                        new RecordedBook.Expected(
                                                                10_000, expected))))
                .filter(book -> !book.isNothingKnown())
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<RecordedTrade>> trades() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 1L << 50),
                        Arbitraries.longs().between(1, 1L << 40),
                        Arbitraries.of(Side.class).optional())
                .as(
                        (price, quantity, taker) ->
                                new RecordedTrade(
                                        Script.SYMBOL,
                                        Script.at("09:00:00.000001"),
                                        Script.at("09:00:00.999999"),
                                        price,
                                        quantity,
                                        taker))
                .list()
                .ofMaxSize(40);
    }

    @Property
    void whatIsWrittenIsRead(
            @ForAll("books") List<RecordedBook> books, @ForAll("trades") List<RecordedTrade> trades)
            throws IOException {
        Path directory = Files.createTempDirectory("recording");
        Script script = new Script();
        script.books().addAll(books);
        script.trades().addAll(trades);

        RecordedRows rows = script.write(directory).day(Script.DATE).rows(Script.SYMBOL);

        assertEquals(books, allBooks(rows));
        assertEquals(trades, allTrades(rows));
        assertEquals(List.of(), rows.cuts());
        Script.delete(directory);
    }

    @Property
    void aFileCutAnywhereIsReadUpToTheCut(
            @ForAll @IntRange(min = 0, max = 1_000) int perMille,
            @ForAll @IntRange(min = 1, max = 30) int rowsAFlush)
            throws IOException {
        readsUpToTheCut(rowsAFlush, length -> length * perMille / 1_000);
    }

    /** The head of a block is a few bytes, which a cut drawn at random seldom meets. */
    @Example
    void aFileCutAtAnyByteOfItsEndIsReadUpToTheCut() throws IOException {
        for (int bytes = 0; bytes <= 400; bytes++) {
            int cut = bytes;
            readsUpToTheCut(1, length -> length - cut);
            readsUpToTheCut(60, length -> Math.max(0, length - 10L * cut));
        }
    }

    private static void readsUpToTheCut(int rowsAFlush, LongUnaryOperator bytesKept)
            throws IOException {
        Path directory = Files.createTempDirectory("recording");
        List<RecordedBook> written = new ArrayList<>();
        try (RecordingWriter writer = new RecordingWriter(directory, Script.DATE)) {
            writer.symbol(Script.STOCK);
            for (int i = 1; i <= 60; i++) {
                RecordedBook book = numbered(i);
                written.add(book);
                write(writer, book);
                if (i % rowsAFlush == 0) {
                    writer.flush();
                }
            }
        }
        Path file = directory.resolve("2026-11-20/books/005930.avro");
        long length = Files.size(file);
        long kept = bytesKept.applyAsLong(length);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(kept);
        }

        RecordedRows rows = new Recording(directory).day(Script.DATE).rows(Script.SYMBOL);
        List<RecordedBook> read = allBooks(rows);

        assertEquals(written.subList(0, read.size()), read);
        assertTrue(read.size() % rowsAFlush == 0 || read.size() == 60);
        // A cut between two blocks leaves a whole file, which nobody can tell from a shorter one.
        for (Cut cut : rows.cuts()) {
            assertEquals(file, cut.file());
            assertEquals(read.size(), cut.rows());
            assertEquals(kept, cut.bytes() + cut.ignored());
        }
        assertTrue(kept < length || rows.cuts().isEmpty());
        goesOn(directory, read);
        Script.delete(directory);
    }

    /** A recorder that is started again drops what is not whole and goes on behind it. */
    private static void goesOn(Path directory, List<RecordedBook> read) throws IOException {
        RecordedBook next = numbered(101);
        try (RecordingWriter writer = new RecordingWriter(directory, Script.DATE)) {
            writer.symbol(Script.STOCK);
            write(writer, next);
        }
        List<RecordedBook> both = new ArrayList<>(read);
        both.add(next);
        RecordedRows rows = new Recording(directory).day(Script.DATE).rows(Script.SYMBOL);
        assertEquals(both, allBooks(rows));
        assertEquals(List.of(), rows.cuts());
    }

    private static RecordedBook numbered(int number) {
        return new RecordedBook(
                Script.SYMBOL,
                Script.at("09:00:00").plus(Duration.ofMillis(number)),
                Script.at("09:00:00").plus(Duration.ofMillis(2L * number)),
                Phase.CONTINUOUS,
                levels(List.of(7L * number, 3L), 10_010, 10),
                levels(List.of(5L * number), 10_000, -10),
                Optional.empty());
    }

    private static void write(RecordingWriter writer, RecordedBook book) {
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

    private static List<RecordedBook> allBooks(RecordedRows rows) {
        List<RecordedBook> books = new ArrayList<>();
        while (rows.peekBook() != null) {
            books.add(rows.nextBook());
        }
        return books;
    }

    private static List<RecordedTrade> allTrades(RecordedRows rows) {
        List<RecordedTrade> trades = new ArrayList<>();
        while (rows.peekTrade() != null) {
            trades.add(rows.nextTrade());
        }
        return trades;
    }

    private static List<Quote.Level> levels(List<Long> sizes, long best, long step) {
        List<Quote.Level> levels = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            levels.add(new Quote.Level(best + i * step, sizes.get(i)));
        }
        return levels;
    }
}

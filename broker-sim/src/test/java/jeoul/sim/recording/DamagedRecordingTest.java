package jeoul.sim.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import jeoul.engine.InputException;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Fill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to a file of a recording, its reader gives the rows that were recorded, or one
 * complaint that names the file.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedRecordingTest {

    private static final long SEED = 20_261_120;

    /** What one reading of the small day may allocate, whatever lengths its files claim. */
    private static final long MOST_BYTES = 32L << 20;

    private static final RecordedSymbol OTHER =
            new RecordedSymbol(
                    Listing.stock(new Symbol("000660"), "SK하이닉스", Market.KOSPI),
                    10_000,
                    TradingMode.CONTINUOUS,
                    10);

    private static final int ROWS_A_FLUSH = 12;

    @TempDir Path directory;

    private List<Object> recorded;

    @BeforeEach
    void recordASmallDay() throws IOException {
        try (RecordingWriter writer = new RecordingWriter(directory, Script.DATE)) {
            writer.symbol(OTHER);
            writer.symbol(Script.STOCK);
            for (int i = 1; i <= 40; i++) {
                write(writer, i);
                if (i % ROWS_A_FLUSH == 0) {
                    writer.flush();
                }
            }
        }
        recorded = read().rows;
        assertEquals(2 + 2 * 40, recorded.size());
    }

    private static void write(RecordingWriter writer, int number) {
        boolean auction = number < 10;
        writer.book(
                new Quote(
                        Script.SYMBOL,
                        Script.at("09:00:00").plusMillis(number),
                        List.of(
                                new Quote.Level(10_010 + number % 3 * 10, 7L * number),
                                new Quote.Level(10_050, 1)),
                        List.of(new Quote.Level(10_000, 5L * number)),
                        OptionalLong.empty()),
                auction ? Phase.OPENING_AUCTION : Phase.CONTINUOUS,
                auction ? Optional.of(new RecordedBook.Expected(10_000, number)) : Optional.empty(),
                Script.at("09:00:00").plus(Duration.ofMillis(2L * number)));
        writer.trade(
                Script.SYMBOL,
                new Fill(10_000 + number, number, Script.at("09:00:00").plusMillis(number)),
                number % 3 == 0
                        ? Optional.empty()
                        : Optional.of(number % 3 == 1 ? Side.BUY : Side.SELL),
                Script.at("09:00:01").plusMillis(number));
    }

    /** All that the public reader tells. */
    private record Reading(List<Object> rows, List<Cut> cuts) {}

    private Reading read() {
        RecordedDay day = new Recording(directory).day(Script.DATE);
        List<Object> rows = new ArrayList<>(day.symbols().values());
        List<Cut> cuts = new ArrayList<>(day.cut().stream().toList());
        if (day.symbols().containsKey(Script.SYMBOL)) {
            RecordedRows of = day.rows(Script.SYMBOL);
            while (of.peekBook() != null) {
                rows.add(of.nextBook());
            }
            while (of.peekTrade() != null) {
                rows.add(of.nextTrade());
            }
            cuts.addAll(of.cuts());
        }
        return new Reading(rows, cuts);
    }

    private Path file(String name) {
        return directory.resolve("2026-11-20").resolve(name);
    }

    /** Reads what is damaged now and complains of all but the two good ends. */
    private void requireGoodEnd(Path file, String damage, boolean mayBeCut, boolean endsABlock) {
        String where = file + " with " + damage;
        long before = allocated();
        Reading reading;
        try {
            reading = read();
        } catch (InputException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), where + ": " + e.getMessage());
            assertTrue(allocated() - before < MOST_BYTES, where + " takes too much memory");
            return;
        } catch (Throwable e) {
            throw new AssertionError(where, e);
        }
        assertTrue(allocated() - before < MOST_BYTES, where + " takes too much memory");
        if (!mayBeCut) {
            assertEquals(List.of(), reading.cuts, where);
        }
        if (reading.cuts.isEmpty() && !endsABlock) {
            assertEquals(recorded, reading.rows, where);
        } else {
            // A symbol that is missing of the list is missing with its rows.
            reading.cuts.forEach(cut -> assertEquals(file, cut.file(), where));
            List<Object> rest = new ArrayList<>(recorded);
            reading.rows.forEach(row -> assertTrue(rest.remove(row), where + " has another row"));
        }
    }

    /** Where the sync markers end: after the head and after each block. */
    private static Set<Integer> endsOfBlocks(byte[] file) {
        byte[] sync = Arrays.copyOfRange(file, file.length - 16, file.length);
        Set<Integer> ends = new TreeSet<>();
        for (int end = 16; end <= file.length; end++) {
            if (Arrays.equals(sync, 0, 16, file, end - 16, end)) {
                ends.add(end);
            }
        }
        assertTrue(ends.size() > 2);
        return ends;
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbols.avro", "books/005930.avro", "trades/005930.avro"})
    void aFlippedByteIsNoticed(String name) throws IOException {
        Path file = file(name);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(SEED);
        for (int at = 0; at < whole.length; at++) {
            int flip = random.nextBoolean() ? 1 << random.nextInt(8) : 1 + random.nextInt(0xff);
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) flip;
            Files.write(file, damaged);

            requireGoodEnd(file, "byte " + at + " ^ " + flip + ", seed " + SEED, false, false);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbols.avro", "books/005930.avro", "trades/005930.avro"})
    void aFileCutAtAnyByteIsReadUpToTheCut(String name) throws IOException {
        Path file = file(name);
        byte[] whole = Files.readAllBytes(file);
        // Nobody can tell a file that was cut between two blocks from a shorter one.
        Set<Integer> ends = endsOfBlocks(whole);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            requireGoodEnd(file, "its first " + length + " bytes", true, ends.contains(length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbols.avro", "books/005930.avro", "trades/005930.avro"})
    void aBlockOfTheDiskThatIsZeroIsNoticed(String name) throws IOException {
        Path file = file(name);
        byte[] whole = Files.readAllBytes(file);
        for (int from = 0; from < whole.length; from += 64) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, from, Math.min(whole.length, from + 512), (byte) 0);
            Files.write(file, damaged);

            requireGoodEnd(file, "zeros from " + from, from + 512 >= whole.length, false);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"books/005930.avro", "trades/005930.avro"})
    void aDamagedFileIsRefusedBeforeItsDayBegins(String name) throws IOException {
        Path file = file(name);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            String where = file + ", byte " + at + ", seed " + SEED;
            try {
                new Replay(directory, ReplaySettings.DEFAULT).at("16:00:00");
            } catch (InputException e) {
                assertTrue(e.getMessage().startsWith(file.toString()), where + e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbols.avro", "books/005930.avro", "trades/005930.avro"})
    void aRecorderRefusesADamagedFileAndLeavesItAsItIs(String name) throws IOException {
        Path file = file(name);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(SEED);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            String where = file + ", byte " + at + ", seed " + SEED;
            try (RecordingWriter writer = new RecordingWriter(directory, Script.DATE)) {
                writer.symbol(Script.STOCK);
                write(writer, 200);
            } catch (InputException e) {
                assertTrue(e.getMessage().startsWith(file.toString()), where + e.getMessage());
                assertTrue(Arrays.equals(damaged, Files.readAllBytes(file)), where);
            }
        }
    }
}

package jeoul.sim.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import jeoul.engine.InputException;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final Symbol OTHER = new Symbol("000660");

    @TempDir Path directory;

    private static Script threeRows() {
        return new Script()
                .book("09:00:01", "10010x100", "10000x80")
                .book("09:00:02", "10010x100", "10000x70")
                .book("09:00:03", "10010x90", "10000x70")
                .sellers("09:00:01.5", 10_000, 10);
    }

    private Path file(String kind) {
        return directory.resolve("2026-11-20").resolve(kind).resolve("005930.avro");
    }

    private void read() {
        Replay day = new Replay(directory, ReplaySettings.DEFAULT);
        assertEquals(0, day.filled());
    }

    private static void refused(String message, Executable reading) {
        assertEquals(message, assertThrows(InputException.class, reading).getMessage());
    }

    @Test
    void daysAndSymbolsAreFound() {
        Recording recording = threeRows().write(directory);

        assertEquals(List.of(Script.DATE), recording.dates());
        RecordedSymbol symbol = recording.day(Script.DATE).symbols().get(Script.SYMBOL);
        assertEquals(Script.STOCK, symbol);
        refused(
                directory
                        + ": holds no recording of 2026-11-23; expected one of its days: 2026-11-20",
                () -> recording.day(LocalDate.of(2026, 11, 23)));
        refused(
                directory.resolve("2026-11-20")
                        + ": holds no recording of 000660; expected a recording of every symbol that"
                        + " is asked for",
                () -> recording.day(Script.DATE).rows(OTHER));
    }

    @Test
    void refusesADirectoryWithoutADay() throws IOException {
        refused(
                directory
                        + ": holds no recorded day; expected directories such as 2026-11-20 with a"
                        + " symbols.avro in them",
                () -> new Recording(directory));
        Path nowhere = directory.resolve("nowhere");
        refused(
                nowhere + ": does not exist; expected a directory of recorded days",
                () -> new Recording(nowhere));
        Path file = Files.writeString(directory.resolve("file"), "x");
        refused(
                file + ": is not a directory; expected a directory of recorded days",
                () -> new Recording(file));
    }

    @Test
    void refusesAFileThatIsNoRecording() throws IOException {
        threeRows().write(directory);
        Files.writeString(file("books"), "date,symbol\n2026-11-20,005930\n");

        refused(
                file("books")
                        + ": is not a file of recorded books; expected an Avro container file as a"
                        + " recorder writes it",
                this::read);
    }

    @Test
    void refusesAFileOfOtherRows() throws IOException {
        threeRows().write(directory);
        Files.copy(file("trades"), file("books"), StandardCopyOption.REPLACE_EXISTING);

        refused(
                file("books")
                        + ": is not a file of recorded books; expected an Avro container file as a"
                        + " recorder writes it",
                this::read);
    }

    @Test
    void refusesAMissingFile() throws IOException {
        threeRows().write(directory);
        Files.delete(file("trades"));

        refused(
                file("trades")
                        + ": does not exist; expected a file for each symbol of symbols.avro",
                this::read);
    }

    @Test
    void namesTheRowOfADamagedBlock() throws IOException {
        threeRows().write(directory);
        byte[] bytes = Files.readAllBytes(file("books"));
        bytes[bytes.length - 1] ^= 1;
        Files.write(file("books"), bytes);

        String message = assertThrows(InputException.class, this::read).getMessage();

        assertTrue(message.startsWith(file("books") + ", row 1: damaged at byte"), message);
        assertTrue(message.contains("recorded books"), message);
    }

    /** Writes rows that a recorder would not. */
    private void writeBooks(UnaryOperator<GenericRecord> change, RecordedBook... books)
            throws IOException {
        Files.deleteIfExists(file("books"));
        threeRows().write(directory);
        Schema schema = withoutChecksum(RowType.BOOKS.schema());
        try (DataFileWriter<GenericRecord> avro =
                new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            avro.create(schema, file("books").toFile());
            for (RecordedBook book : books) {
                GenericRecord row = new GenericData.Record(schema);
                GenericRecord ours = change.apply(RowType.BOOKS.writer().apply(book));
                schema.getFields().forEach(field -> row.put(field.name(), ours.get(field.name())));
                avro.append(row);
            }
        }
    }

    /** As another tool writes it, or an earlier recorder wrote it. */
    private static Schema withoutChecksum(Schema schema) {
        List<Schema.Field> fields =
                schema.getFields().stream()
                        .filter(field -> !field.name().equals("checksum"))
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList();
        return Schema.createRecord(
                schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    private static RecordedBook book(Symbol symbol, String time, String asks, String bids) {
        return new RecordedBook(
                symbol,
                Script.at(time),
                Script.at(time),
                Phase.CONTINUOUS,
                Script.levels(asks),
                Script.levels(bids),
                Optional.empty());
    }

    @Test
    void readsAFileWithoutChecksumsAndDoesNotGoOnWithIt() throws IOException {
        writeBooks(row -> row, book(Script.SYMBOL, "09:00:02", "10010x1", ""));

        read();
        try (RecordingWriter writer = new RecordingWriter(directory, Script.DATE)) {
            refused(
                    file("books")
                            + ": was begun with other fields; expected a file of this recorder to go"
                            + " on with, or another directory",
                    () -> writer.symbol(Script.STOCK));
        }
    }

    @Test
    void theLastRowOfABlockCarriesItsChecksum() throws IOException {
        threeRows().write(directory);

        try (DataFileReader<GenericRecord> avro =
                new DataFileReader<>(file("books").toFile(), new GenericDatumReader<>())) {
            CRC32 sum = new CRC32();
            sum.update(avro.getMeta("avro.schema"));
            ByteBuffer block = avro.nextBlock();
            assertEquals(3, avro.getBlockCount());
            int summed = block.limit() - 4;
            sum.update(block.duplicate().limit(summed));
            assertEquals((int) sum.getValue(), block.getInt(summed));
        }
        try (DataFileReader<GenericRecord> avro =
                new DataFileReader<>(file("books").toFile(), new GenericDatumReader<>())) {
            assertNull(avro.next().get("checksum"));
            assertNull(avro.next().get("checksum"));
            assertEquals(4, ((GenericData.Fixed) avro.next().get("checksum")).bytes().length);
        }
    }

    @Test
    void refusesTimesThatRunBack() throws IOException {
        writeBooks(
                row -> row,
                book(Script.SYMBOL, "09:00:02", "10010x1", ""),
                book(Script.SYMBOL, "09:00:01", "10010x1", ""));

        refused(
                file("books")
                        + ", row 2: arrival_time 2026-11-20T00:00:01Z runs back from"
                        + " 2026-11-20T00:00:02Z; expected rows in the order of their arrival",
                this::read);
    }

    @Test
    void refusesAnotherSymbolsRow() throws IOException {
        writeBooks(row -> row, book(OTHER, "09:00:02", "10010x1", ""));

        refused(file("books") + ", row 1: symbol 000660; expected 005930 in this file", this::read);
    }

    @Test
    void refusesPricesTheSymbolCannotHave() throws IOException {
        writeBooks(row -> row, book(Script.SYMBOL, "09:00:02", "10015x1", ""));
        refused(
                file("books")
                        + ", row 1: a level at 10015; expected prices of the symbol's grid from 7000"
                        + " to 13000, its daily limits",
                this::read);

        writeBooks(row -> row, book(Script.SYMBOL, "09:00:02", "", "6990x1"));
        refused(
                file("books")
                        + ", row 1: a level at 6990; expected prices of the symbol's grid from 7000"
                        + " to 13000, its daily limits",
                this::read);
    }

    @Test
    void refusesLevelsThatCannotBe() throws IOException {
        writeBooks(
                row -> {
                    row.put("ask_quantities", List.of(5L, 6L));
                    return row;
                },
                book(Script.SYMBOL, "09:00:02", "10010x1", ""));
        refused(
                file("books")
                        + ", row 1: asks have 1 prices and 2 sizes; expected a row of recorded books",
                this::read);

        writeBooks(
                row -> {
                    row.put("bid_quantities", List.of(-3L));
                    return row;
                },
                book(Script.SYMBOL, "09:00:02", "", "9990x1"));
        refused(
                file("books")
                        + ", row 1: a level has a price and shares: 9990 x -3; expected a row of"
                        + " recorded books",
                this::read);

        writeBooks(
                row -> {
                    row.put("bid_prices", List.of(9_990L, 10_000L));
                    row.put("bid_quantities", List.of(1L, 1L));
                    return row;
                },
                book(Script.SYMBOL, "09:00:02", "", "9990x1"));
        refused(
                file("books")
                        + ", row 1: bids are not sorted from the best: 9990 before 10000; expected a"
                        + " row of recorded books",
                this::read);
    }

    @Test
    void refusesASymbolThatIsThereTwice() throws IOException {
        threeRows().write(directory);
        Path symbols = directory.resolve("2026-11-20/symbols.avro");
        try (RowWriter<RecordedSymbol> again =
                new RowWriter<>(
                        symbols, RowType.SYMBOLS, there -> assertEquals(Script.STOCK, there))) {
            again.write(Script.STOCK);
        }

        refused(symbols + ", row 2: 005930 is there twice; expected each symbol once", this::read);
    }

    @Test
    void aReplayOfACutRecordingKnowsNothingAfterTheCut() throws IOException {
        Script script = threeRows();
        try (RecordingWriter writer = new RecordingWriter(directory, Script.DATE)) {
            writer.symbol(Script.STOCK);
            for (RecordedBook book : script.books()) {
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
                writer.flush();
            }
        }
        byte[] bytes = Files.readAllBytes(file("books"));
        Files.write(file("books"), Arrays.copyOf(bytes, bytes.length - 5));

        Replay day = new Replay(directory, ReplaySettings.DEFAULT);
        assertEquals("10010x100", day.at("09:00:01.9").asks());
        assertEquals("", day.at("09:00:02").asks());
        assertEquals("", day.at("09:00:10").bids());
    }

    @Test
    void theWriterTakesNoRowOfAnUnknownSymbolOrDay() throws IOException {
        try (RecordingWriter writer = new RecordingWriter(directory, Script.DATE)) {
            Quote quote =
                    new Quote(
                            OTHER,
                            Script.at("09:00:00"),
                            List.of(),
                            List.of(),
                            OptionalLong.empty());
            IllegalArgumentException unknown =
                    assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                    writer.book(
                                            quote,
                                            Phase.CONTINUOUS,
                                            Optional.empty(),
                                            Script.at("09:00:00")));
            assertEquals("000660 was not made known before it was recorded", unknown.getMessage());
        }
    }

    @Test
    void anArrivalThatRunsBackIsWrittenAsTheLast() throws IOException {
        try (RecordingWriter writer = new RecordingWriter(directory, Script.DATE)) {
            writer.symbol(Script.STOCK);
            for (String arrival : List.of("09:00:05", "09:00:03")) {
                writer.book(
                        new Quote(
                                Script.SYMBOL,
                                Script.at("09:00:00"),
                                Script.levels("10010x1"),
                                List.of(),
                                OptionalLong.empty()),
                        Phase.CONTINUOUS,
                        Optional.empty(),
                        Script.at(arrival));
            }
        }

        RecordedRows rows = new Recording(directory).day(Script.DATE).rows(Script.SYMBOL);

        assertEquals(Script.at("09:00:05"), rows.nextBook().arrivalTime());
        assertEquals(Script.at("09:00:05"), rows.nextBook().arrivalTime());
    }

    @Test
    void aHaltedSymbolHasItsPhase() {
        RecordedSymbol halted = new RecordedSymbol(Script.LISTING, 10_000, TradingMode.HALTED, 10);
        Replay day = new Script(halted).replay();
        day.at("16:00:00");

        assertEquals(List.of("08:30 HALTED", "15:30 CLOSED"), day.phases());
    }

    @Test
    void lastBookOfARecorderThatWasKilledIsWithdrawnWhereItEnds() throws IOException {
        threeRows().write(directory);

        try (RecordingWriter writer = new RecordingWriter(directory, Script.DATE)) {
            writer.symbol(Script.STOCK);
            writer.withdrawLast(Script.SYMBOL);
        }

        RecordedRows rows = new Recording(directory).day(Script.DATE).rows(Script.SYMBOL);
        RecordedBook last = rows.nextBook();
        while (rows.peekBook() != null && !rows.peekBook().isNothingKnown()) {
            last = rows.nextBook();
        }
        assertEquals(last.arrivalTime(), rows.nextBook().arrivalTime());
    }

    @Test
    void nothingIsWithdrawnOfASymbolThatWasNeverHeardOf() throws IOException {
        try (RecordingWriter writer = new RecordingWriter(directory, Script.DATE)) {
            writer.symbol(Script.STOCK);
            writer.withdrawLast(Script.SYMBOL);
        }

        assertNull(new Recording(directory).day(Script.DATE).rows(Script.SYMBOL).peekBook());
    }
}

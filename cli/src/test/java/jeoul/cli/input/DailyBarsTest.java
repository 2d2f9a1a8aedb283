package jeoul.cli.input;

import static jeoul.cli.input.Refusals.file;
import static jeoul.cli.input.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import jeoul.engine.InputException;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.sim.study.BarMarket.Split;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("charset")
class DailyBarsTest {

    private static final Symbol SAMSUNG = new Symbol("005930");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 20);

    private static final String BARS =
            """
            날짜,종목코드,시가,고가,저가,종가,거래량,시장
            2026-02-18,005930,100,110,90,100,1000,KOSDAQ GLOBAL
            2026-02-19,005930,100,105,95,104,3000,KOSDAQ GLOBAL
            """;

    @TempDir private Path folder;

    @Test
    void takesTheLastCloseAndAveragesTheDaysBefore() throws IOException {
        DailyBars bars = DailyBars.read(file(folder, "b.csv", BARS));

        Instrument samsung = bars.before(FRIDAY, SAMSUNG).orElseThrow();

        assertEquals(104, samsung.price());
        assertEquals(2_000, samsung.volume());
        assertEquals(0.15, samsung.range(), 1e-12);
        assertEquals(Market.KOSDAQ, samsung.listing().market());
        assertEquals(TradingMode.CONTINUOUS, samsung.mode());
        assertFalse(samsung.assumed());
    }

    @Test
    void aDayWithoutOpenHighAndLowIsHaltedAndNoPrice() throws IOException {
        DailyBars bars =
                DailyBars.read(file(folder, "b.csv", BARS + "20260220,5930,0,0,0,104,0,KOSPI\n"));

        Instrument samsung = bars.before(FRIDAY, SAMSUNG).orElseThrow();

        assertEquals(TradingMode.HALTED, samsung.mode());
        assertEquals(104, samsung.price());
        assertEquals(2_000, samsung.volume());
    }

    @Test
    void theDaysOwnBasePriceCountsMoreThanTheCloseBefore() throws IOException {
        String text =
                """
                date,code,open,high,low,close,volume,base_price
                2026-02-19,005930,100,105,95,104,3000,100
                2026-02-20,005930,52,55,50,51,900,52
                """;
        DailyBars bars = DailyBars.read(file(folder, "b.csv", text));

        assertEquals(52, bars.before(FRIDAY, SAMSUNG).orElseThrow().price());
    }

    @Test
    void knowsNothingBeforeTheFirstDay() throws IOException {
        DailyBars bars = DailyBars.read(file(folder, "b.csv", BARS));

        assertEquals(Optional.empty(), bars.before(LocalDate.of(2026, 2, 17), SAMSUNG));
        assertEquals(Optional.empty(), bars.before(FRIDAY, new Symbol("000660")));
    }

    @Test
    void unpacksGzip() throws IOException {
        DailyBars bars = DailyBars.read(file(folder, "b.csv.gz", packed(BARS)));

        assertTrue(bars.before(FRIDAY, SAMSUNG).isPresent());
    }

    @Test
    void refusesGzipThatIsCutOrOfWhichAPartIsDamaged() throws IOException {
        byte[] first = packed(BARS);
        byte[] second = packed(BARS);
        second[0] ^= 1;
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        for (int length = 1; length < first.length; length++) {
            String file = file(folder, "cut.csv.gz", Arrays.copyOf(first, length));
            String said =
                    assertThrows(InputException.class, () -> DailyBars.read(file)).getMessage();
            assertFalse(said.contains("null"), said);
        }
        String damaged = file(folder, "damaged.csv.gz", both);
        refused(
                folder,
                "damaged.csv.gz: cannot be unpacked (something else follows its end);"
                        + " expected a gzip file",
                () -> DailyBars.read(damaged));
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void rejectsBarsThatContradictThemselves() throws IOException {
        String outside = file(folder, "o.csv", BARS + "2026-02-20,005930,100,101,99,120,5,KOSPI\n");
        String twice = file(folder, "t.csv", BARS + "2026-02-19,5930,100,105,95,104,3,KOSPI\n");
        String date = file(folder, "d.csv", BARS + "19.2.2026,5930,100,105,95,104,3,KOSPI\n");

        refused(
                folder,
                "o.csv, row 4: open 100, high 101, low 99, close 120; expected open and close from"
                        + " low to high, or open, high and low of 0 for a halt",
                () -> DailyBars.read(outside));
        refused(
                folder,
                "t.csv, row 4, 종목코드: 005930 of 2026-02-19 stands in row 3 already; expected one"
                        + " row for each symbol and day",
                () -> DailyBars.read(twice));
        refused(
                folder,
                "d.csv, row 4, 날짜: '19.2.2026'; expected a date such as 2026-11-20",
                () -> DailyBars.read(date));
    }

    @Test
    void readsRecordedBars() {
        Path recorded = Path.of("../../shared/data/krx/daily_2026-01-02_2026-02-20.csv.gz");
        assumeTrue(Files.exists(recorded), "recorded bars are not here: " + recorded);

        DailyBars bars = DailyBars.read(recorded.toString());

        Instrument samsung = bars.before(FRIDAY, SAMSUNG).orElseThrow();
        assertTrue(samsung.price() > 100_000);
        assertFalse(samsung.assumed());
    }

    @Test
    void readsAFolderOfFilesNamedAfterTheirSymbols() throws IOException {
        Path bars = Files.createDirectory(folder.resolve("bars"));
        String frame =
                """
                Date,Open,High,Low,Close,Volume,Change
                2026-02-18 00:00:00,100,110,90,100,1000,0.01
                2026-02-19 00:00:00,100.0,105,95,104,3000,0.04
                """;
        file(bars, "005930.csv", frame);
        file(bars, "000660_SK하이닉스.csv", frame.replace("105,95,104", "105,95,99"));
        file(bars, "all.csv", BARS.replace("005930", "035720"));
        file(bars, "notes.txt", "not bars");

        DailyBars read = DailyBars.read(bars.toString());

        assertEquals(104, read.before(FRIDAY, SAMSUNG).orElseThrow().price());
        assertEquals(99, read.before(FRIDAY, new Symbol("000660")).orElseThrow().price());
        assertEquals(104, read.before(FRIDAY, new Symbol("035720")).orElseThrow().price());
        assertEquals(LocalDate.of(2026, 2, 19), read.lastDate());
    }

    @Test
    void aDayInTwoFilesIsRefusedWithBothPlaces() throws IOException {
        Path bars = Files.createDirectory(folder.resolve("bars"));
        file(bars, "a.csv", BARS);
        file(bars, "b.csv", BARS);

        refused(
                bars,
                "b.csv, row 2, 종목코드: 005930 of 2026-02-18 stands in row 2 of a.csv already; expected"
                        + " one row for each symbol and day",
                () -> DailyBars.read(bars.toString()));
    }

    @Test
    void aFolderWithoutBarsIsRefused() throws IOException {
        Path bars = Files.createDirectory(folder.resolve("bars"));

        refused(
                folder,
                "bars: a folder without such files; expected files that end in .csv, .csv.gz, .xlsx",
                () -> DailyBars.read(bars.toString()));
    }

    @Test
    void aFolderThatIsNotThereIsSaidToBeMissing() {
        refused(
                folder,
                "bars: no such file; expected the path of a file",
                () -> DailyBars.read(folder.resolve("bars").toString()));
    }

    @Test
    void aBasePriceOfAWholePartOfTheCloseIsASplit() throws IOException {
        String bars =
                """
                date,code,open,high,low,close,volume,base_price
                2026-02-18,005930,50000,50000,50000,50000,10,50000
                2026-02-19,005930,10000,10500,9900,10000,10,10000
                2026-02-18,000660,1000,1000,1000,1000,10,1000
                2026-02-19,000660,10000,10000,10000,10000,10,10000
                2026-02-18,035720,50000,50000,50000,50000,10,50000
                2026-02-19,035720,47000,47000,47000,47000,10,46000
                """;
        LocalDate day = LocalDate.of(2026, 2, 19);

        DailyBars read = DailyBars.read(file(folder, "b.csv", bars));

        assertEquals(new Split(day, SAMSUNG, 1, 5), read.split(day, SAMSUNG).orElseThrow());
        Symbol merged = new Symbol("000660");
        assertEquals(new Split(day, merged, 10, 1), read.split(day, merged).orElseThrow());
        assertEquals(Optional.empty(), read.split(day, new Symbol("035720")));
    }

    @Test
    void aNameLeftOutOfADayIsHaltedAndOneWithoutLaterBarsHasVanished() throws IOException {
        String bars = BARS + "2026-02-19,000660,100,105,95,104,3000,KOSPI\n";
        LocalDate thursday = LocalDate.of(2026, 2, 19);
        LocalDate wednesday = LocalDate.of(2026, 2, 18);
        Symbol other = new Symbol("035720");

        DailyBars read =
                DailyBars.read(
                        file(folder, "b.csv", bars + "2026-02-18,035720,7,7,7,7,10,KOSPI\n"));

        assertEquals(TradingMode.HALTED, read.known(thursday, other).orElseThrow().mode());
        assertTrue(read.vanished(thursday, other));
        assertFalse(read.vanished(wednesday, other));
        assertFalse(read.vanished(wednesday, new Symbol("000660")));
        assertEquals(7, read.close(thursday, other).orElseThrow());
        assertEquals(Optional.empty(), read.known(wednesday, new Symbol("000660")));
    }
}

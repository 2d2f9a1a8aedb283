package jeoul.cli.input;

import static jeoul.cli.input.Refusals.file;
import static jeoul.cli.input.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(BARS.getBytes(StandardCharsets.UTF_8));
        }
        DailyBars bars = DailyBars.read(file(folder, "b.csv.gz", bytes.toByteArray()));

        assertTrue(bars.before(FRIDAY, SAMSUNG).isPresent());
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
}

package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.cli.rehearsal.Rehearsals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backtests over bars written by hand, on the simulated market. */
class BacktestSimulation {

    /** A stays and is split 1 to 2 on Thursday, B vanishes after Wednesday. */
    private static final String BARS =
            """
            date,code,open,high,low,close,volume,base_price
            2026-03-09,000010,10000,10100,9900,10000,100000,10000
            2026-03-09,000020,5000,5050,4950,5000,100000,5000
            2026-03-10,000010,10000,10100,9900,10000,100000,10000
            2026-03-10,000020,5000,5050,4950,5000,100000,5000
            2026-03-11,000010,10000,10100,9900,10000,100000,10000
            2026-03-11,000020,5000,5050,4950,5000,100000,5000
            2026-03-12,000010,5000,5100,4900,5000,200000,5000
            2026-03-13,000010,5000,6100,4900,6000,200000,5000
            """;

    private static final String MODELS =
            """
            date,symbol,weight
            2026-03-10,000010,0.5
            2026-03-10,000020,0.5
            2026-03-13,000010,1
            """;

    private final Rehearsals rehearsals =
            Guice.createInjector(new RehearsalModule()).getInstance(Rehearsals.class);

    @TempDir private Path folder;

    @Test
    void theAccountIsCarriedThroughSettlementASplitAndANameThatVanishes() throws IOException {
        Path page = folder.resolve("r.html");
        Path csv = folder.resolve("t.csv");

        Typed typed = backtest("--json", "-", "--report", page.toString(), "--csv", csv.toString());

        assertEquals("", typed.err());
        assertEquals(0, typed.exit());
        JsonNode result = new ObjectMapper().readTree(typed.out());
        JsonNode first = result.get("rebalances").get(0);
        JsonNode second = result.get("rebalances").get(1);
        assertEquals(1_000_000, first.get("valueBefore").asLong());
        // 0.98 of a million in two halves: 49 shares at 10,000 and 98 at 5,000.
        assertEquals(147, first.get("orders").asLong());
        assertEquals(0, first.get("sharesMissing").asLong());
        assertEquals(0, first.get("vanished").size());
        assertEquals("[\"000020\"]", second.get("vanished").toString());
        assertEquals(
                "[{\"date\":\"2026-03-12\",\"symbol\":\"000010\",\"from\":1,\"to\":2}]",
                result.get("splits").toString());
        JsonNode values = result.get("values");
        assertEquals(4, values.size());
        long tuesday = values.get(0).get("value").asLong();
        assertEquals(first.get("value").asLong(), tuesday);
        // Nothing is traded on Wednesday and Thursday, closes are the same but for the split.
        assertEquals(tuesday, values.get(1).get("value").asLong());
        assertEquals(tuesday, values.get(2).get("value").asLong());
        assertEquals(tuesday, second.get("valueBefore").asLong());
        // 98 shares and what is bought on Friday close 1,000 won higher than they were bought.
        assertTrue(values.get(3).get("value").asLong() > tuesday + 90_000, values.toString());
        assertTrue(result.get("notModelled").toString().contains("dividends"));
        List<String> rows = Files.readAllLines(csv);
        assertEquals(5, rows.size());
        assertEquals("2026-03-11," + tuesday + ",,,,,,,,", rows.get(2));
        String html = Files.readString(page);
        // The page brings the library that draws, and the days as its data.
        String line =
                html.substring(html.indexOf("\"series\""), html.indexOf("</script></figure>"));
        assertTrue(line.contains(Long.toString(tuesday)), line);
        assertFalse(html.contains("<script src"));
    }

    @Test
    void saysToAPersonWhatIsNotModelled() throws IOException {
        String shown = backtest().out();

        assertTrue(shown.startsWith("Backtest of textbook, 2026-03-10 to 2026-03-13\n"), shown);
        assertTrue(shown.contains("2026-03-12: 000010 split, 1 to 2"), shown);
        assertTrue(shown.contains("! No bars any more"), shown);
        assertTrue(shown.contains("Not modelled: dividends, rights"), shown);
    }

    @Test
    void theSameSeedGivesTheSameBacktest() throws IOException {
        assertEquals(backtest("--json", "-"), backtest("--json", "-"));
    }

    @Test
    void whatCannotBeUsedIsToldBeforeAnythingIsDone() throws IOException {
        String bars = file("b.csv", BARS);

        assertTrue(
                run(file("m1.csv", "date,symbol\n2026-03-14,000010\n"), bars, "--cash", "1")
                        .err()
                        .endsWith(
                                "m1.csv, row 2, date: 2026-03-14 is not a trading day; expected a"
                                        + " trading day, such as the next one, 2026-03-16\n"));
        assertTrue(
                run(file("m2.csv", "date,symbol\n2026-03-16,000010\n"), bars, "--cash", "1")
                        .err()
                        .contains("b.csv: no bars of 2026-03-16; expected bars of every day of"));
        assertTrue(
                run(file("m3.csv", "date,symbol\n2026-03-10,000030\n"), bars, "--cash", "1")
                        .err()
                        .contains("b.csv: no row for 000030 on or before 2026-03-10"));
        assertTrue(
                run(file("m4.csv", "symbol\n000030\n"), bars, "--cash", "1")
                        .err()
                        .contains("m4.csv, row 1: no date column among 'symbol'"));
        assertTrue(
                run(file("m5.csv", MODELS), bars)
                        .err()
                        .contains("nothing says what the account holds"));
        assertEquals(2, Typed.run(rehearsals, "backtest", file("m6.csv", MODELS)).exit());
    }

    private Typed backtest(String... more) throws IOException {
        String[] args = new String[more.length + 2];
        args[0] = "--cash";
        args[1] = "1000000";
        System.arraycopy(more, 0, args, 2, more.length);
        return run(file("m.csv", MODELS), file("b.csv", BARS), args);
    }

    private Typed run(String models, String bars, String... more) {
        String[] args = new String[more.length + 4];
        args[0] = "backtest";
        args[1] = models;
        args[2] = "--bars";
        args[3] = bars;
        System.arraycopy(more, 0, args, 4, more.length);
        return Typed.run(rehearsals, args);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}

package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.cli.rehearsal.Rehearsals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rebalance on a day that follows a bar written by hand. */
class ConditionedSimulation {

    private static final String BARS =
            """
            date,code,open,high,low,close,volume,base_price
            2026-03-09,000010,10000,10100,9900,10000,100000,10000
            2026-03-10,000010,10050,10200,9990,10150,80000,10000
            """;

    private final Rehearsals rehearsals =
            Guice.createInjector(new RehearsalModule()).getInstance(Rehearsals.class);

    @TempDir private Path folder;

    @Test
    void aDayFollowsItsBarAndTellsOurImpactOnIt() throws IOException {
        Typed typed = simulate(BARS, "en");

        assertEquals("", typed.err());
        JsonNode impact = new ObjectMapper().readTree(typed.out()).get("impact").get(0);
        assertEquals("000010", impact.get("symbol").asText());
        assertEquals(10_050, impact.get("without").get("open").asLong());
        assertEquals(10_200, impact.get("without").get("high").asLong());
        assertEquals(9_990, impact.get("without").get("low").asLong());
        assertEquals(10_150, impact.get("without").get("close").asLong());
        assertEquals(80_000, impact.get("without").get("volume").asLong());
        assertTrue(impact.get("with").get("volume").asLong() > 80_000, impact.toString());
        assertTrue(impact.get("vwapBps").asDouble() > 0, impact.toString());
    }

    @Test
    void thePlanNeverSeesTheBar() throws IOException {
        Typed risen = simulate(BARS, "en");
        Typed fallen =
                simulate(BARS.replace("10050,10200,9990,10150", "9950,9960,9700,9710"), "en");

        assertEquals(plan(risen), plan(fallen));
    }

    private static String plan(Typed typed) throws IOException {
        return new ObjectMapper().readTree(typed.out()).get("plan").toString();
    }

    @Test
    void aBarThatCannotBeFollowedIsRefusedWithItsRow() throws IOException {
        String beyond = BARS.replace("10050,10200", "10050,14000");

        Typed english = simulate(beyond, "en");
        Typed korean = simulate(beyond, "ko");

        assertEquals(2, english.exit());
        assertTrue(
                english.err()
                        .contains(
                                "row 3: low 9990 and high 14000 lie outside the daily limits 7000"
                                        + " to 13000 of base price 10000; expected a bar that a"
                                        + " day of continuous trading can print"),
                english.err());
        assertTrue(
                korean.err().contains("저가 9990, 고가 14000가 기준가 10000의 가격제한폭 7000~13000를 벗어남"),
                korean.err());
    }

    private Typed simulate(String bars, String language) throws IOException {
        Path model = Files.writeString(folder.resolve("model.csv"), "ticker\n000010\n");
        Path daily = Files.writeString(folder.resolve("daily.csv"), bars);
        return Typed.run(
                rehearsals,
                "simulate",
                model.toString(),
                "--bars",
                daily.toString(),
                "--date",
                "2026-03-10",
                "--cash",
                "100000000",
                "--json",
                "-",
                "--lang",
                language);
    }
}

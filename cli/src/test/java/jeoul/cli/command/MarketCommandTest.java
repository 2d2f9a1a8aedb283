package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import jeoul.cli.rehearsal.Markets;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.sim.flow.qr.FlowParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a thin name, of which a day takes milliseconds. */
class MarketCommandTest {

    private static final String THIN = "003650";

    private static final Markets MARKETS =
            Guice.createInjector(new RehearsalModule()).getInstance(Markets.class);

    @TempDir private Path folder;

    private static Typed run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        false,
                        false,
                        true,
                        Locale.ENGLISH,
                        () -> Typed.CLOCK,
                        () -> 0L);
        int exit =
                new CommandLineProgram(
                                surroundings,
                                Optional.of(new RecordedRehearsals(0)),
                                Optional.of(MARKETS))
                        .run(args);
        return new Typed(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Typed thin(String... more) {
        List<String> args = new ArrayList<>(List.of("market", THIN, "--days", "2"));
        args.addAll(List.of("--impact", "1"));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    @Test
    void jsonHasAnElementForEachDayAndTheFactsOnTheFirst() throws IOException {
        Typed typed = thin("--json", "-");
        JsonNode days = new ObjectMapper().readTree(typed.out());
        JsonNode first = days.get(0);
        List<Integer> ids = new ArrayList<>();
        first.get("facts").forEach(fact -> ids.add(fact.get("id").intValue()));
        List<String> times = new ArrayList<>();
        first.get("volumeCurve").forEach(point -> times.add(point.get("time").textValue()));

        assertAll(
                () -> assertEquals(ExitCode.DONE, typed.exit(), typed.err()),
                () -> assertEquals(2, days.size()),
                () -> assertEquals(THIN, first.get("symbol").textValue()),
                () -> assertEquals("2026-11-20", first.get("date").textValue()),
                () -> assertEquals(2, days.get(1).get("seed").intValue()),
                () ->
                        assertEquals(
                                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
                                ids),
                () -> assertFalse(days.get(1).has("facts")),
                () ->
                        assertEquals(
                                List.of(
                                        "09:11:00",
                                        "09:31:00",
                                        "10:01:00",
                                        "11:02:00",
                                        "12:03:00",
                                        "13:03:00",
                                        "14:04:00",
                                        "14:43:00",
                                        "15:18:00"),
                                times),
                () ->
                        assertTrue(
                                first.get("low").longValue() <= first.get("open").longValue()
                                        && first.get("close").longValue()
                                                <= first.get("high").longValue()),
                () -> assertEquals("0.4 .. 0.6", first.get("facts").get(6).get("target").asText()),
                () -> assertTrue(first.get("facts").get(7).get("holds").isBoolean()),
                () -> assertEquals(3, first.get("impact").size()));
    }

    @Test
    void theSameBytesOnAnyNumberOfThreads() {
        assertEquals(
                thin("--json", "-", "--threads", "1").out(),
                thin("--json", "-", "--threads", "3").out());
    }

    @Test
    void withoutTwinsImpactIsNotJudged() throws IOException {
        Typed typed = run("market", THIN, "--days", "1", "--impact", "0", "--json", "-");
        JsonNode impact = new ObjectMapper().readTree(typed.out()).get(0).get("facts").get(6);

        assertAll(
                () -> assertTrue(impact.get("value").isNull()),
                () -> assertTrue(impact.get("holds").isNull()));
    }

    @Test
    void tablesOpenWithWhatATraderLooksAt() {
        String english = thin("--lang", "en").out();
        String korean = thin("--lang", "ko").out();

        assertAll(
                () ->
                        assertTrue(
                                english.startsWith(
                                        """
                                        Simulated market of 2026-11-20: 1 names, 2 days each

                                        What a trader looks at first
                                        """)),
                () -> assertTrue(english.contains("1  returns: autocorrelation"), english),
                () -> assertTrue(korean.contains("트레이더가 먼저 보는 숫자"), korean),
                () -> assertTrue(korean.contains("16  분당 체결 수"), korean));
    }

    @Test
    void theReportDrawsWithoutLoadingAnything() throws IOException {
        Path page = folder.resolve("market.html");
        Typed typed = thin("--report", page.toString());
        String html = Files.readString(page);

        assertAll(
                () -> assertEquals(ExitCode.DONE, typed.exit(), typed.err()),
                () -> assertEquals(8, html.split("<div class=\"chart\">", -1).length),
                () -> assertTrue(html.contains("\"type\":\"heatmap\"")),
                () -> assertTrue(html.contains("Apache License")),
                () -> assertFalse(html.contains("<script src")),
                () -> assertFalse(html.contains("<link")));
    }

    @Test
    void calibrationWritesParametersThatCanBeReadBack() throws IOException {
        Path file = folder.resolve("parameters.properties");
        Typed typed =
                run(
                        "market",
                        "calibrate",
                        "--days",
                        "1",
                        "--rounds",
                        "1",
                        "--out",
                        file.toString());
        String text = Files.readString(file);
        Properties properties = new Properties();
        properties.load(new StringReader(text));

        assertAll(
                () -> assertEquals(ExitCode.DONE, typed.exit(), typed.err()),
                () -> assertEquals(text, FlowParameters.of(properties).text()),
                () -> assertTrue(typed.err().contains("1 thin depth "), typed.err()),
                () -> assertEquals("", typed.out()));
    }

    private static void refused(String message, String... args) {
        Typed typed = run(args);

        assertAll(
                () -> assertEquals(ExitCode.BAD_INPUT, typed.exit()),
                () -> assertTrue(typed.err().contains(message), typed.err()),
                () -> assertEquals(1, typed.err().lines().count(), typed.err()),
                () -> assertEquals("", typed.out()));
    }

    @Test
    void wrongUsageGetsOneMessage() {
        refused("SYMBOL", "market", "삼성전자");
        refused("999999", "market", "999999");
        refused("--days", "market", THIN, "--days", "0");
        refused("--days", "market", THIN, "--days", "1001");
        refused("--impact", "market", THIN, "--impact", "-1");
        refused("--seed", "market", THIN, "--seed", Long.toString(Long.MAX_VALUE));
        refused("--rounds", "market", "calibrate", "--rounds", "0");
        refused("--threads", "market", THIN, "--threads", "0");
        refused("--date", "market", THIN, "--date", "2026-11-21");
        refused("nowhere.csv", "market", THIN, "--bars", "nowhere.csv");
        refused("--report", "market", THIN, "--report", "/nowhere/page.html");
    }

    private String bars(String rows) throws IOException {
        Path file = folder.resolve("bars.csv");
        Files.writeString(file, "date,code,open,high,low,close,volume\n" + rows);
        return file.toString();
    }

    @Test
    void namesAreDescribedFromBars() throws IOException {
        String file = bars("2026-11-18,0001A0,5000,5100,4950,5050,20000\n");
        Typed typed =
                run(
                        "market",
                        "0001A0",
                        "--bars",
                        file,
                        "--date",
                        "2026-11-19",
                        "--days",
                        "1",
                        "--impact",
                        "0",
                        "--json",
                        "-");
        JsonNode day = new ObjectMapper().readTree(typed.out()).get(0);

        assertAll(
                () -> assertEquals("0001A0", day.get("symbol").textValue()),
                () -> assertEquals("2026-11-19", day.get("date").textValue()),
                () -> assertTrue(day.get("open").longValue() > 4_500),
                () -> assertTrue(day.get("open").longValue() < 5_600));
    }

    @Test
    void barsWithoutTheNameAreRefused() throws IOException {
        String file =
                bars(
                        "2026-11-18,0001A0,5000,5100,4950,5050,20000\n2026-11-18,030200,0,0,0,9000,0\n");

        refused("no row for 005930", "market", "005930", "--bars", file, "--date", "2026-11-19");
        refused("ten names", "market", "--bars", file, "--date", "2026-11-19");
        refused("030200", "market", "030200", "--bars", file, "--date", "2026-11-19");
    }
}

package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("charset")
class CommandLineProgramTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @Test
    void namesItsCommandsAndOptionsInBothLanguages() {
        Typed english = Typed.run("--help");
        Typed korean = Typed.run("simulate", "--help", "--lang", "ko");

        assertEquals(0, english.exit());
        assertTrue(english.out().contains("simulate  Rehearses one rebalance day"), english.out());
        assertFalse(english.out().contains("generate-completion"));
        assertEquals(0, korean.exit());
        assertTrue(korean.out().contains("모의 거래소에서 리밸런싱 하루를 예행합니다."), korean.out());
        assertFalse(korean.out().contains("option."), korean.out());
    }

    @Test
    void completionIsThereForShells() {
        Typed typed = Typed.run("generate-completion");

        assertEquals(0, typed.exit());
        assertTrue(typed.out().contains("complete -F"));
    }

    @Test
    void unknownWordsEndWithOneMessageAndASuggestion() {
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: Unmatched argument at index 0: 'simulat'; did you mean 'simulate'?"
                                + " See 'jeoul --help'.\n"),
                Typed.run("simulat"));
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: Unknown option: '--sead=3'; did you mean '--seed'? See 'jeoul simulate"
                                + " --help'.\n"),
                Typed.run("simulate", "--sead=3"));
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: Invalid value for option '--seed': 'x'; expected a whole number such"
                                + " as 1. See 'jeoul simulate --help'.\n"),
                Typed.run("simulate", "--seed", "x"));
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: Unmatched argument at index 2: 'b.csv'; expected at most one MODEL."
                                + " See 'jeoul plan --help'.\n"),
                Typed.run("plan", "a.csv", "b.csv"));
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: no command given; expected one of plan, simulate, compare, backtest, replay, emulate. See"
                                + " 'jeoul --help'.\n"),
                Typed.run());
    }

    @Test
    void aReportNeedsAFile() {
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: --report: '-'; expected the path of a file, such as report.html\n"),
                Typed.run("plan", "--report", "-"));
    }

    @Test
    void saysWhichKeptSymbolsAreNowhere() {
        assertEquals(
                "--keep: neither held nor in the model, so nothing to keep: 000593. Is the code"
                        + " right?\n",
                Typed.run("plan", "--keep", "00593,005930").err());
    }

    @Test
    void warnsOfManySmallOrdersOnceAndListsThem() {
        Typed typed = Typed.run("plan", "--sample", "rebalance");

        String warning =
                "! Symbols with more than one order a minute: 16, with 60,105 orders. Many small orders";
        int at = typed.out().indexOf(warning);
        assertTrue(at >= 0, typed.out());
        assertEquals(
                -1, typed.out().indexOf("surveillance", typed.out().indexOf("surveillance") + 1));
        assertTrue(typed.out().indexOf("slice=41", at) > 0, typed.out());
        assertTrue(
                typed.out()
                        .contains(
                                "! More than 5 % of a usual day's volume; expect to move the price:"
                                        + " 054040 한국컴퓨터 10.06 %, "),
                typed.out());
    }

    @Test
    void aDayTellsWhenThePlanIsTooSlowForItsVenue() {
        String mock = Typed.run("simulate", "--sample", "rebalance", "--profile", "mock").out();
        String real = Typed.run("simulate", "--sample", "rebalance").out();

        assertTrue(
                mock.contains(
                        "! At the mock profile's rate the longest wait is 55,314 s: too late"),
                mock);
        assertTrue(mock.contains("Remedy: --set slice=4 makes it feasible."), mock);
        assertTrue(mock.contains("9 of the 62,439 planned orders were sent."), mock);
        assertFalse(real.contains("profile's rate"), real);
    }

    @Test
    void aModelNeedsToKnowWhatTheAccountHolds() throws IOException {
        String model = Files.writeString(folder.resolve("m.csv"), "code\n005930\n").toString();

        for (String command : List.of("plan", "simulate", "compare")) {
            Typed typed = Typed.run(command, model);
            assertEquals(2, typed.exit());
            assertTrue(
                    typed.err()
                            .endsWith(
                                    "m.csv: nothing says what the account holds; expected --cash"
                                            + " WON, --holdings FILE or both\n"),
                    typed.err());
        }
    }

    @Test
    void refusesDaysAndTimesThatDoNotTrade() {
        assertEquals(
                "jeoul: --date: 2026-11-21 is not a trading day; expected a trading day, such as the"
                        + " next one, 2026-11-23\n",
                Typed.run("plan", "--date", "2026-11-21").err());
        assertEquals(
                "jeoul: --date: 2029-01-02 lies outside the trading calendar; expected a date from"
                        + " 2020-01-01 to 2027-12-31\n",
                Typed.run("plan", "--date", "2029-01-02").err());
        assertEquals(
                "jeoul: --date: 'tomorrow'; expected a date such as 2026-11-20\n",
                Typed.run("plan", "--date", "tomorrow").err());
        assertEquals(
                "jeoul: --now: 15:30 is past the close of 2026-11-20; expected a time before 15:30\n",
                Typed.run("simulate", "--now", "15:30").err());
        assertEquals(2, Typed.run("plan", "--now", "15:10").exit());
    }

    @Test
    void plansTheNextSessionAtTheClockWithBars() throws IOException {
        String model = Files.writeString(folder.resolve("m.csv"), "code\n005930\n").toString();
        String bars =
                Files.writeString(
                                folder.resolve("b.csv"),
                                """
                                date,code,open,high,low,close,volume
                                2026-11-19,005930,100,110,90,100,1000
                                """)
                        .toString();
        String[] args = {"plan", model, "--bars", bars, "--cash", "1000", "--json", "-"};

        // 11:00:30 on Monday in Seoul.
        Typed midday =
                Typed.run(new RecordedRehearsals(0), Instant.parse("2026-11-23T02:00:30Z"), args);
        Typed saturday = Typed.run(args);

        JsonNode plan = JSON.readTree(midday.out());
        assertEquals("2026-11-23", plan.get("date").asText());
        assertEquals("11:01:30", plan.get("plan").get(0).get("slices").get(0).asText());
        plan = JSON.readTree(saturday.out());
        assertEquals("2026-11-23", plan.get("date").asText());
        assertEquals("09:10:00", plan.get("plan").get(0).get("slices").get(0).asText());
    }

    @Test
    void aHaltedNameIsHeldBack() throws IOException {
        String model =
                Files.writeString(folder.resolve("m.csv"), "code\n005930\n000660\n").toString();
        String bars =
                Files.writeString(
                                folder.resolve("b.csv"),
                                """
                                date,code,open,high,low,close,volume
                                2026-11-19,005930,0,0,0,100,0
                                2026-11-19,000660,100,110,90,100,1000
                                """)
                        .toString();

        Typed typed = Typed.run("plan", model, "--bars", bars, "--cash", "10000", "--json", "-");

        JsonNode rows = JSON.readTree(typed.out()).get("plan");
        assertEquals("HALT", rows.get(1).get("heldBack").asText());
        assertEquals(0, rows.get(1).get("target").asLong());
        String day = Typed.run("simulate", model, "--bars", bars, "--cash", "10000").out();
        assertTrue(day.contains("! 005930  is held back: halt."), day);
    }

    @Test
    void theContractsFieldsStandInTheJsonOfADay() throws IOException {
        RecordedRehearsals rehearsals = new RecordedRehearsals(1);

        Typed typed =
                Typed.run(
                        rehearsals, "simulate", "--seed", "7", "--profile", "mock", "--json", "-");

        assertEquals(List.of("textbook mock 7 1"), rehearsals.asked);
        assertEquals(3, typed.exit());
        assertEquals("", typed.err());
        JsonNode day = JSON.readTree(typed.out());
        assertEquals(7, day.get("seed").asLong());
        assertEquals("0.98", day.get("invest").toString());
        assertEquals("2026-11-20", day.get("date").asText());
        JsonNode row = day.get("result").get(0);
        assertEquals("000660", row.get("symbol").asText());
        assertEquals(1, row.get("difference").asLong());
        assertEquals("{\"CASH\":1}", row.get("causes").toString());
        assertEquals("62218.375", row.get("averagePrice").toString());
        assertEquals("62200.5", row.get("arrivalPrice").toString());
        assertTrue(row.get("vwapSlippageBps").isNull());
        assertEquals("0.020701", day.get("cash").get("d2Ratio").toString());
        assertEquals(
                "[{\"at\":\"2026-11-20T14:59:43+09:00\",\"symbol\":\"105560\",\"side\":\"buy\","
                        + "\"reason\":\"INSUFFICIENT_CASH\"}]",
                day.get("rejections").toString());
        assertEquals("{\"messages\":654321,\"trades\":12345}", day.get("market").toString());
        assertEquals(9, day.get("orders").get("submitted").asLong());
        assertEquals(0, day.get("elapsedMillis").asLong());
    }

    @Test
    void aDayWithoutDifferencesIsDone() {
        assertEquals(0, Typed.run(new RecordedRehearsals(0), "simulate", "-q").exit());
    }

    @Test
    void severalDaysStandInOrderAndTheLastAtTheTop() throws IOException {
        Typed typed = Typed.run("simulate", "--days", "3", "--json", "-");

        assertEquals(3, JSON.readTree(typed.out()).get("days").size());
        String shown = Typed.run("simulate", "--days", "3").out();
        assertTrue(shown.contains("All days\n"), shown);
        assertTrue(shown.contains("1,962,963 order messages, 37,035 trades."), shown);
        assertEquals(2, Typed.run("simulate", "--days", "0").exit());
        assertEquals(2, Typed.run("simulate", "--days", "61").exit());
    }

    @Test
    void showsADayToAPerson() {
        Typed typed = Typed.run("simulate", "--lang", "ko", "--sample", "small-account");

        assertTrue(typed.out().contains("계획과 1주 다릅니다: 현금 1."), typed.out());
        assertTrue(typed.out().contains("하루 중 최소 주문가능금액: 77원 (14:59:43)."), typed.out());
        assertTrue(
                typed.out().contains("이전 D+2 100 + 매도 50 - 매수 20 - 수수료 2 - 거래세 1 = 이후 D+2 127"),
                typed.out());
        assertTrue(
                typed.out()
                        .contains(
                                "! 주문가능현금 부족으로 거부된 매수: 1건, 1개 종목, 처음 14:59:43, 마지막 14:59:43."
                                        + " 그 때문에 끝에 부족한 주식: 1주."),
                typed.out());
        assertTrue(typed.out().contains("실제 D+2 현금 2.07 %."), typed.out());
        assertTrue(typed.out().contains("첫 거부 때 아직 나가지 않은 매도"), typed.out());
        assertFalse(typed.out().contains("\u001b"));
    }

    @Test
    void comparesTheBuiltInStrategiesUnlessToldOtherwise() throws IOException {
        RecordedRehearsals rehearsals = new RecordedRehearsals(0);

        Typed typed =
                Typed.run(
                        rehearsals,
                        "compare",
                        "--seed",
                        "5",
                        "--seeds",
                        "2",
                        "--threads",
                        "3",
                        "--json",
                        "-");

        assertEquals(0, typed.exit());
        assertEquals(
                List.of("[textbook, sell-early, cash-buffer, catch-up] [5, 6] 3"),
                rehearsals.asked);
        JsonNode comparison = JSON.readTree(typed.out());
        assertEquals("[5,6]", comparison.get("seeds").toString());
        assertEquals(
                "{\"mean\":1.234568,\"standardError\":0.125,\"low\":1.0,\"high\":1.5}",
                comparison
                        .get("strategies")
                        .get(0)
                        .get("measures")
                        .get("sharesMissing")
                        .toString());
        assertEquals(
                "{\"mean\":1.23,\"standardError\":0.12,\"low\":1.0,\"high\":1.5}",
                comparison
                        .get("pairs")
                        .get(0)
                        .get("measures")
                        .get("implementationShortfallBps")
                        .toString());
    }

    @Test
    void showsAMeasureOfAllStrategiesInOneNarrowTable() {
        String shown = Typed.run("compare", "--seeds", "2").out();

        assertTrue(
                shown.contains(
                        """
                        Shares missing
                        strategy               mean  std. error  95 % interval
                        textbook               1.23        0.12   1.00 .. 1.50
                        sell-early             1.23        0.12   1.00 .. 1.50
                        """),
                shown);
        assertTrue(
                shown.contains("textbook - sell-early  1.23        0.12   1.00 .. 1.50\n"), shown);
        assertTrue(shown.contains("123.46 %     12.50 %  100.00 % .. 150.00 %\n"), shown);
    }

    @Test
    void refusesStrategiesThatTheProfileDoesNotTake() {
        assertEquals(
                "jeoul: --profile mock: does not take the best-limit-ioc orders of textbook;"
                        + " expected another order, or --profile real\n",
                Typed.run("simulate", "--profile", "mock", "--set", "order=best-limit-ioc").err());
    }

    @Test
    void writesAPageThatLoadsNothingAndEscapesNames() throws IOException {
        String model =
                Files.writeString(folder.resolve("m.csv"), "code,name\n005930,<b>&\n").toString();
        Path page = folder.resolve("page.html");

        Typed typed =
                Typed.run(
                        "simulate", model, "--cash", "10000000", "--report", page.toString(), "-q");

        assertEquals(3, typed.exit());
        String html = Files.readString(page);
        assertTrue(html.contains("&lt;b&gt;&amp;"), html);
        assertFalse(html.contains("<b>"));
        assertFalse(html.contains("http"));
        assertFalse(html.contains("<script"));
        assertTrue(html.contains("<div><dt>D+2</dt><dd>127</dd></div>"), html);
    }

    @Test
    void saysWhichPricesAreTheSamples() throws IOException {
        String model = Files.writeString(folder.resolve("m.csv"), "code\n005930\n").toString();
        String other = Files.writeString(folder.resolve("o.csv"), "code\n123456\n").toString();

        assertEquals(
                "No --prices and no --bars: the composed prices of the embedded sample are used for"
                        + " 005930.\n",
                Typed.run("plan", model, "--cash", "1000000").err());
        assertTrue(
                Typed.run("plan", other, "--cash", "1000000")
                        .err()
                        .endsWith(
                                "no price is known for 123456; expected --prices FILE or --bars"
                                        + " FILE\n"));
    }

    @Test
    void anUnwritableFileIsToldBeforeAnythingIsDone() {
        RecordedRehearsals rehearsals = new RecordedRehearsals(0);

        Typed typed =
                Typed.run(
                        rehearsals, "simulate", "--json", folder.resolve("none/x.json").toString());

        assertEquals(2, typed.exit());
        assertEquals(List.of(), rehearsals.asked);
    }

    @Test
    void aClosedPipeEndsQuietlyAndAFullDiskDoesNot() throws IOException {
        assertEquals(new Typed(0, "", ""), Typed.runInto("Broken pipe", "plan", "--json", "-"));
        assertEquals(new Typed(0, "", ""), Typed.runInto("Broken pipe", "simulate"));
        assertEquals(new Typed(0, "", ""), Typed.runInto("Broken pipe", "--help"));
        assertEquals(
                new Typed(1, "", "jeoul: standard output: No space left on device\n"),
                Typed.runInto("No space left on device", "plan"));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void stackTracesAreShownOnlyWhenAskedFor() {
        assertFalse(Typed.run("plan", "--sample", "x").err().contains("at jeoul"));
        assertTrue(Typed.run("plan", "--sample", "x", "-v").err().contains("at jeoul"));
    }
}

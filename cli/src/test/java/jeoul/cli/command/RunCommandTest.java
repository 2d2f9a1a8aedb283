package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.inject.Guice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jeoul.cli.keys.Canaries;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.cli.run.SampleAccount;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import org.junit.jupiter.api.Test;

/** A run from its plan to its report. */
class RunCommandTest extends RunDay {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void agreesWithTheRehearsalToTheShareAndTheWon() throws IOException {
        SampleAccount account = account(PLANNED, List.of(held("035420", 5)));
        Path holdings = Files.writeString(folder.resolve("h.csv"), "code,quantity\n035420,5\n");

        Typed run = new AtRun(account, state).run(run("--confirm-sells", "1", "--json", "-"));
        Typed rehearsal =
                Typed.run(
                        rehearsals(),
                        "simulate",
                        model,
                        "--cash",
                        "" + CASH,
                        "--holdings",
                        holdings.toString(),
                        "--date",
                        "2026-11-20",
                        "--now",
                        "09:09:00",
                        "--profile",
                        "mock",
                        "--seed",
                        "" + SEED,
                        "--json",
                        "-");

        JsonNode live = JSON.readTree(run.out());
        JsonNode simulated = JSON.readTree(rehearsal.out());
        assertEquals(rehearsal.exit(), run.exit(), run.err());
        assertTrue(live.get("orders").get("submitted").asLong() > 10, run.out());
        // The account tells no bars of the days before, so that volumes are assumed here.
        live.get("plan").forEach(row -> ((ObjectNode) row).put("assumed", false));
        for (String field : List.of("plan", "result", "orders", "rejections", "costs")) {
            assertEquals(simulated.get(field), live.get(field), field);
        }
        for (String field : List.of("deposit", "d1", "d2", "orderable", "totalValue")) {
            assertEquals(simulated.get("cash").get(field), live.get("cash").get(field), field);
        }
    }

    @Test
    void startedEarlyItWaitsAndStaysWithinWhatWasAgreed() throws IOException {
        SampleAccount account = account(LocalTime.of(8, 40), List.of());

        Typed typed = new AtRun(account, state).run(run("--json", "-"));

        JsonNode json = JSON.readTree(typed.out());
        long bought = 0;
        for (JsonNode row : json.get("plan")) {
            bought += row.get("trade").asLong() * row.get("price").asLong();
        }
        assertTrue(typed.err().contains("Waiting until 09:09"), typed.err());
        assertTrue(bought <= CASH * 98 / 100, "bought for " + bought);
        assertEquals("done", json.get("ended").asText());
        Instant first = Seoul.at(SampleAccount.DATE, LocalTime.of(9, 10));
        assertEquals("09:10:00", json.get("plan").get(0).get("slices").get(0).asText());
        assertTrue(account.now().isAfter(first));
    }

    @Test
    void aKilledRunGoesOnAndSendsNoSliceTwice() throws IOException {
        SampleAccount whole = account(PLANNED, List.of());
        Typed uninterrupted = new AtRun(whole, folder.resolve("other")).run(run("--json", "-"));
        for (long wait : new long[] {3, 20, 60}) {
            SampleAccount account = account(PLANNED, List.of()).dying(waits -> waits == 40 + wait);
            Path own = folder.resolve("killed-" + wait);

            Typed killed = new AtRun(account, own).run(run());
            Typed resumed =
                    new AtRun(account, own).run("resume", "--yes", "--predict", "0", "--json", "-");

            assertEquals(1, killed.exit());
            JsonNode json = JSON.readTree(resumed.out());
            assertEquals(
                    holdings(JSON.readTree(uninterrupted.out())), holdings(json), resumed.err());
            assertEquals(
                    account.submitted().size(),
                    account.submitted().stream()
                            .map(submit -> submit.order().id())
                            .distinct()
                            .count());
            TreeMap<Symbol, Long> bought = new TreeMap<>();
            account.broker()
                    .account()
                    .positions()
                    .forEach(p -> bought.put(p.symbol(), p.quantity()));
            for (JsonNode row : json.get("result")) {
                assertEquals(
                        row.get("after").asLong(),
                        bought.getOrDefault(new Symbol(row.get("symbol").asText()), 0L));
            }
        }
    }

    @Test
    void anEmulatedRunGoesOnOnTheClockItWasBegunOn() {
        String address = "http://127.0.0.1:8090";
        String wordless = "2026-11-20T09:09:00@1";
        for (String clock : List.of("server", wordless)) {
            SampleAccount account = account(PLANNED, List.of()).dying(waits -> waits == 50);
            AtRun program = new AtRun(account, folder.resolve("on-" + clock.substring(0, 4)));

            program.run(run("--broker", address, "--clock", clock));
            Typed resumed = program.run("resume", "--yes", "--predict", "0");

            if (clock.equals(wordless)) {
                assertEquals(2, resumed.exit(), resumed.err());
                assertTrue(resumed.err().contains("--clock server"), resumed.err());
            } else {
                assertTrue(resumed.exit() == 0 || resumed.exit() == 3, resumed.err());
                assertEquals(Optional.of("server"), account.clock());
            }
        }
    }

    @Test
    void statusAndReportReadTheJournalInBothLanguages() throws IOException {
        SampleAccount account = account(PLANNED, List.of());
        AtRun program = new AtRun(account, state);
        Path page = folder.resolve("r.html");
        Typed run =
                program.run(
                        "run", model, "--yes", "--predict", "2", "--set", "slice=4", "--json", "-");

        Typed again = program.run("report", "--json", "-");
        Typed korean = program.run("report", "--lang", "ko", "--report", page.toString());
        Typed status = program.run("status");
        Path copy = folder.resolve("copy");
        Typed copied = program.run("status", "--copy", copy.toString());
        Typed copyStatus = program.run("status", copy.toString(), "--json", "-");

        assertEquals(JSON.readTree(run.out()), JSON.readTree(again.out()));
        assertEquals(2, JSON.readTree(again.out()).get("predicted").get("days").asInt());
        assertTrue(korean.out().contains("예측과 실제"), korean.out());
        assertTrue(korean.out().contains("리밸런") || korean.out().contains("실행"), korean.out());
        assertTrue(Files.readString(page).contains("echarts"));
        assertTrue(status.out().contains("The run has ended"), status.out());
        assertEquals(0, copied.exit(), copied.err());
        assertTrue(JSON.readTree(copyStatus.out()).get("ended").asBoolean());
    }

    @Test
    void theNewestRunIsThatBegunLastWhateverItsSessionsDate() {
        SampleAccount monday = account(PLANNED, List.of());
        monday.nextDay(false);
        monday.passTo(PLANNED);
        Instant noon = Instant.parse("2027-01-02T03:00:00Z");
        new AtRun(monday, state).at(noon).run(run("--until", "09:20"));
        AtRun friday = new AtRun(account(PLANNED, List.of()), state).at(noon.plusSeconds(60));
        friday.run(run("--until", "09:20"));

        Typed report = friday.run("report");

        assertTrue(report.out().contains("2026-11-20"), report.out());
        assertTrue(report.out().contains("2027-01-02T120100-01.journal"), report.out());
    }

    @Test
    void aPlanOfSeveralDaysGoesOnWithTheNextTradingDay() throws IOException {
        // 5 % of what is assumed of 000660's day are 4,000 shares: three days for 12,000.
        String large =
                Files.writeString(folder.resolve("l.csv"), "code,weight\n000660,1\n").toString();
        SampleAccount account =
                new SampleAccount(PLANNED, 12_000_000_000L, List.of(), SYMBOLS, SEED);
        AtRun program = new AtRun(account, state);
        String[] typed = {
            "run",
            large,
            "--yes",
            "--predict",
            "0",
            "--days",
            "2",
            "--set",
            "slice=500",
            "--until",
            "11:00",
            "--json",
            "-"
        };

        Typed first = program.run(typed);
        Typed sameDay = program.run("resume", "--yes", "--predict", "0");
        account.broker().closeDay();
        account.passTo(LocalTime.of(9, 9));
        Typed second = program.run("resume", "--yes", "--predict", "0", "--json", "-");

        JsonNode one = JSON.readTree(first.out());
        assertTrue(first.err().contains("Within 5 % of each day's volume"), first.err());
        long target = one.get("plan").get(0).get("target").asLong();
        assertTrue(target > 5_000 && target < 7_000, "half of the plan, not " + target);
        assertTrue(first.err().contains("Trading days are left"), first.err());
        assertEquals(2, sameDay.exit(), sameDay.err());
        assertTrue(second.exit() == 0 || second.exit() == 3, second.err());
        assertEquals("2026-11-23", JSON.readTree(second.out()).get("date").asText());
        assertTrue(JSON.readTree(second.out()).get("plan").get(0).get("held").asLong() > 0);
    }

    @Test
    void anEndedRunAChangedModelAndAnotherAccountAreNotGoneOnWith() throws IOException {
        SampleAccount account = account(PLANNED, List.of()).dying(waits -> waits == 60);
        new AtRun(account, state).run(run());

        Typed other =
                new AtRun(account, state)
                        .variable("JEOUL_KIS_ACCOUNT", "11112222-01")
                        .run("resume", "--yes");
        Files.writeString(Path.of(model), "code\n005930\n");
        Typed changed = new AtRun(account, state).run("resume", "--yes");
        Files.writeString(Path.of(model), "code\n005930\n000660\n");
        Typed resumed = new AtRun(account, state).run("resume", "--yes", "--predict", "0");
        Typed ended = new AtRun(account, state).run("resume", "--yes");

        assertEquals(2, other.exit());
        assertTrue(other.err().contains("another account"), other.err());
        assertEquals(2, changed.exit());
        assertTrue(changed.err().contains("has changed since"), changed.err());
        assertTrue(resumed.exit() == 0 || resumed.exit() == 3, resumed.err());
        assertEquals(2, ended.exit());
        assertTrue(ended.err().contains("this run has ended"), ended.err());
    }

    @Test
    void theAccountAndTheKeysAppearNowhere() throws IOException {
        SampleAccount account = account(PLANNED, List.of());
        AtRun program = new AtRun(account, state);
        Path page = folder.resolve("r.html");

        Typed run = program.run(run("--report", page.toString()));
        Typed status = program.run("status");

        List<String> texts =
                new ArrayList<>(
                        List.of(run.out(), run.err(), status.out(), Files.readString(page)));
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(file + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertTrue(texts.size() > 5, "files of the run are read");
        for (String text : texts) {
            for (String secret : Canaries.secrets()) {
                assertFalse(text.contains(secret), secret);
            }
        }
    }

    private static Rehearsals rehearsals() {
        return Guice.createInjector(new RehearsalModule()).getInstance(Rehearsals.class);
    }

    private static NavigableMap<String, Long> holdings(JsonNode json) {
        TreeMap<String, Long> held = new TreeMap<>();
        json.get("result")
                .forEach(row -> held.put(row.get("symbol").asText(), row.get("after").asLong()));
        return held;
    }
}

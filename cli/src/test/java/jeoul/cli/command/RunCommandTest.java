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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import jeoul.cli.consent.ScriptedTerminal;
import jeoul.cli.keys.AccountHashKey;
import jeoul.cli.keys.Canaries;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.cli.run.AccountLock;
import jeoul.cli.run.RunFolder;
import jeoul.cli.run.SampleAccount;
import jeoul.engine.account.Position;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalTime PLANNED = LocalTime.of(9, 9);
    private static final List<String> SYMBOLS = List.of("000660", "005930", "035420");
    private static final long CASH = 5_000_000;
    private static final long SEED = 7;

    @TempDir private Path folder;
    private Path state;
    private String model;

    @BeforeEach
    void writeModel() throws IOException {
        state = folder.resolve("state");
        model = Files.writeString(folder.resolve("m.csv"), "code\n005930\n000660\n").toString();
    }

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
    void aDryRunSendsNothingAndShowsEverything() {
        SampleAccount account = account(PLANNED, List.of());

        Typed dry = new AtRun(account, state).run("run", model, "--dry-run");

        assertEquals(0, dry.exit(), dry.err());
        assertTrue(dry.out().contains("Before anything is sent"), dry.out());
        assertTrue(dry.out().contains("Expected, from one simulated day"), dry.out());
        assertEquals(List.of(), account.submitted());
        assertFalse(Files.exists(state.resolve("jeoul/runs")));
    }

    @Test
    void offATerminalNothingIsSentWithoutAWordBeforehand() {
        SampleAccount account = account(PLANNED, List.of());

        Typed typed = new AtRun(account, state).run("run", model);

        assertEquals(2, typed.exit());
        assertTrue(typed.err().contains("--yes"), typed.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void aNoSendsNothing() {
        SampleAccount account = account(PLANNED, List.of());
        ScriptedTerminal person = new ScriptedTerminal("n");

        Typed typed = new AtRun(account, state).with(person).run("run", model, "--predict", "0");

        assertEquals(2, typed.exit());
        assertTrue(person.questions().get(0).contains("Send these orders to mock"));
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void namesSoldEntirelyHaveToBeCounted() {
        SampleAccount account = account(PLANNED, List.of(held("035420", 5)));

        Typed silent = new AtRun(account, state).run(run());
        Typed wrong = new AtRun(account, state).run(run("--confirm-sells", "2"));
        ScriptedTerminal person = new ScriptedTerminal("3");
        Typed typed = new AtRun(account, state).with(person).run(run());

        for (Typed refused : List.of(silent, wrong, typed)) {
            assertEquals(2, refused.exit(), refused.err());
            assertTrue(refused.err().contains("--confirm-sells 1"), refused.err());
        }
        assertEquals(1, person.questions().size());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void ordersThatAreOpenAlreadyStopTheRun() {
        SampleAccount account = account(LocalTime.of(9, 30), List.of());
        assertTrue(
                account.broker()
                        .placeForeign(
                                new Symbol("005930"),
                                Side.BUY,
                                OrderType.LIMIT,
                                OptionalLong.of(lowPrice(account)),
                                1)
                        .isPresent());

        Typed typed = new AtRun(account, state).run(run());

        assertEquals(2, typed.exit(), typed.err());
        assertTrue(typed.err().contains("orders are open already: 1"), typed.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void ordersThatWereOpenedSinceThePersonAgreedStopTheRun() {
        Instant before = Seoul.at(SampleAccount.DATE, LocalTime.of(9, 1));
        AtomicBoolean placed = new AtomicBoolean();
        SampleAccount account = account(LocalTime.of(8, 40), List.of());
        account.whenWaiting(
                at -> {
                    if (at.isAfter(before) && placed.compareAndSet(false, true)) {
                        account.placeForeign("005930");
                    }
                });

        Typed typed = new AtRun(account, state).run(run());

        assertTrue(placed.get());
        assertEquals(2, typed.exit(), typed.err());
        assertTrue(typed.err().contains("orders are open already: 1"), typed.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void aClockMoreThanTenSecondsOffIsRefusedAndMoreThanOneIsSaid() {
        SampleAccount account = account(PLANNED, List.of());

        Typed far = new AtRun(account.brokerAhead(Duration.ofSeconds(11)), state).run(run());
        Typed near =
                new AtRun(account.brokerAhead(Duration.ofSeconds(5)), state)
                        .run("run", model, "--dry-run");

        assertEquals(2, far.exit());
        assertTrue(far.err().contains("clock is 11 s off"), far.err());
        assertTrue(near.err().contains("clock is 5 s off"), near.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void aClosedMarketIsRefused() {
        SampleAccount closed = account(LocalTime.of(15, 31), List.of());

        Typed typed = new AtRun(closed, state).run(run());

        assertEquals(2, typed.exit());
        assertTrue(typed.err().contains("closed at 15:30"), typed.err());
        assertEquals(List.of(), closed.submitted());
    }

    @Test
    void aBrokersCalendarThatDiffersIsSaidAndStopsNothing() {
        String[] typed = {"run", model, "--dry-run"};
        String[] korean = {"run", model, "--dry-run", "--lang", "ko"};
        String differs = "The broker's calendar says that the exchange is closed on 2026-11-20";

        Typed closed =
                new AtRun(account(PLANNED, List.of()).calling(SampleAccount.DATE, false), state)
                        .run(typed);
        Typed inKorean =
                new AtRun(account(PLANNED, List.of()).calling(SampleAccount.DATE, false), state)
                        .run(korean);
        Typed open =
                new AtRun(account(PLANNED, List.of()).calling(SampleAccount.DATE, true), state)
                        .run(typed);
        Typed none = new AtRun(account(PLANNED, List.of()), state).run(typed);
        Typed begun =
                new AtRun(account(PLANNED, List.of()).calling(SampleAccount.DATE, false), state)
                        .run(run("--until", "09:20"));

        assertEquals(0, closed.exit(), closed.err());
        assertTrue(closed.err().contains(differs), closed.err());
        assertTrue(inKorean.err().contains("2026-11-20에 휴장이라 하고"), inKorean.err());
        assertFalse(open.err().contains("calendar"), open.err());
        assertFalse(none.err().contains("calendar"), none.err());
        assertEquals(3, begun.exit(), begun.err());
        assertTrue(begun.err().contains(differs), begun.err());
    }

    @Test
    void aModelNameThatIsNotListedIsRefused() throws IOException {
        SampleAccount account = account(PLANNED, List.of());
        String delisted =
                Files.writeString(folder.resolve("d.csv"), "code\n005930\n000020\n").toString();

        Typed typed = new AtRun(account, state).run("run", delisted, "--yes", "--predict", "0");

        assertEquals(2, typed.exit());
        assertTrue(typed.err().contains("000020 is not listed"), typed.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void aHeldNameThatIsNotListedAnyMoreIsKeptAndSaid() {
        SampleAccount account =
                new SampleAccount(
                        PLANNED, CASH, List.of(held("035420", 5)), SYMBOLS.subList(0, 2), SEED);

        Typed dry = new AtRun(account, state).run("run", model, "--dry-run");
        Typed korean = new AtRun(account, state).run("run", model, "--dry-run", "--lang", "ko");

        assertEquals(0, dry.exit(), dry.err());
        assertTrue(
                dry.out().contains("! 035420 is not listed any more: its 5 shares are kept."),
                dry.out());
        assertTrue(korean.out().contains("! 035420은(는) 더 이상 상장되어 있지 않습니다."), korean.out());
    }

    @Test
    @SuppressWarnings("try")
    void oneAccountHasOneRunAtATime() throws IOException {
        SampleAccount account = account(PLANNED, List.of());
        RunFolder runs = RunFolder.of(Map.of("XDG_STATE_HOME", state.toString()));
        AccountHash hash = new AccountHashKey(state.resolve("jeoul")).of(Canaries.keys());

        Typed typed;
        try (AccountLock other = AccountLock.of(runs, hash)) {
            typed = new AtRun(account, state).run(run());
        }

        assertEquals(2, typed.exit());
        assertTrue(typed.err().contains("another run trades on it now"), typed.err());
        assertEquals(List.of(), account.submitted());
    }

    @Test
    void aRealAccountIsConfirmedEveryTime() {
        SampleAccount account = account(PLANNED, List.of());
        String[] real = {"--broker", "http://127.0.0.1:9", "--profile", "real", "--until", "09:15"};
        List<String> wrong = new ArrayList<>(List.of(run(real)));
        wrong.addAll(List.of("--confirm-account", "8765"));
        List<String> right = new ArrayList<>(List.of(run(real)));
        right.addAll(List.of("--confirm-account", "4321"));

        Typed silent = new AtRun(account, state).run(run(real));
        Typed mistaken = new AtRun(account, state).run(wrong.toArray(String[]::new));
        assertEquals(List.of(), account.submitted());
        Typed confirmed = new AtRun(account, state).run(right.toArray(String[]::new));

        assertEquals(2, silent.exit(), silent.err());
        assertEquals(2, mistaken.exit(), mistaken.err());
        assertEquals(3, confirmed.exit(), confirmed.err());
        assertFalse(account.submitted().isEmpty());
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
    void askedToStopItCancelsReconcilesAndReports() throws IOException {
        SampleAccount account = account(PLANNED, List.of());
        AtRun program = new AtRun(account, state);
        Instant noon = Seoul.at(SampleAccount.DATE, LocalTime.NOON);
        List<Instant> pressed = new ArrayList<>();
        account.whenWaiting(
                at -> {
                    if (pressed.isEmpty() && !at.isBefore(noon)) {
                        pressed.add(at);
                        program.interrupt();
                    }
                });

        Typed typed = program.run(run("--json", "-"));

        JsonNode json = JSON.readTree(typed.out());
        assertEquals(4, typed.exit(), typed.err());
        assertEquals("person", json.get("ended").asText());
        for (JsonNode row : json.get("result")) {
            assertTrue(row.get("causes").get("STOPPED").asLong() > 0, row.toString());
        }
        assertTrue(account.now().isBefore(noon.plusSeconds(60)), "at " + account.now());
    }

    @Test
    void killedWhileItStopsItSendsNothingNewWhenResumed() {
        SampleAccount account = account(PLANNED, List.of());
        AtRun program = new AtRun(account, state);
        Instant noon = Seoul.at(SampleAccount.DATE, LocalTime.NOON);
        List<Instant> waits = new ArrayList<>();
        account.whenWaiting(
                at -> {
                    if (!at.isBefore(noon)) {
                        waits.add(at);
                        if (waits.size() <= 2) {
                            // Once, and when that has been heard once more.
                            program.interrupt();
                        }
                    }
                });

        Typed stopped = program.run(run());
        int sent = account.submitted().size();
        account.whenWaiting(at -> {});
        Typed resumed = new AtRun(account, state).run("resume", "--yes", "--predict", "0");

        assertEquals(4, stopped.exit(), stopped.err());
        assertEquals(4, resumed.exit(), resumed.err());
        assertTrue(resumed.err().contains("had been asked to stop"), resumed.err());
        assertEquals(sent, account.submitted().size());
        assertTrue(account.now().isBefore(noon.plusSeconds(600)), "at " + account.now());
    }

    @Test
    void askedTwiceItStopsAtOnceAndCanBeResumed() {
        SampleAccount account = account(PLANNED, List.of());
        AtRun program = new AtRun(account, state);
        Instant noon = Seoul.at(SampleAccount.DATE, LocalTime.NOON);
        List<Instant> pressed = new ArrayList<>();
        account.whenWaiting(
                at -> {
                    if (pressed.isEmpty() && !at.isBefore(noon)) {
                        pressed.add(at);
                        program.interrupt();
                        program.interrupt();
                    }
                });

        Typed stopped = program.run(run());
        Typed resumed = new AtRun(account, state).run("resume", "--yes", "--predict", "0");

        assertEquals(4, stopped.exit());
        assertTrue(stopped.err().contains("jeoul resume goes on"), stopped.err());
        assertTrue(resumed.exit() == 0 || resumed.exit() == 3, resumed.err());
    }

    @Test
    void aBrokerOutOfReachAtTheCloseIsWaitedFor() throws IOException {
        SampleAccount account =
                account(PLANNED, List.of())
                        .outOfReach(
                                at ->
                                        at.isAfter(LocalTime.of(15, 0))
                                                && at.isBefore(LocalTime.of(16, 10)));

        Typed typed = new AtRun(account, state).run(run("--json", "-"));

        assertTrue(typed.exit() == 0 || typed.exit() == 3, typed.err());
        assertEquals("done", JSON.readTree(typed.out()).get("ended").asText());
        LocalTime ended = Seoul.timeOf(account.now());
        assertTrue(ended.isAfter(LocalTime.of(16, 10)), "at " + ended);
        assertTrue(ended.isBefore(LocalTime.of(16, 13)), "at " + ended);
    }

    @Test
    void aBrokerThatStaysOutOfReachLeavesARunToBeResumed() {
        SampleAccount account =
                account(PLANNED, List.of()).outOfReach(at -> at.isAfter(LocalTime.of(15, 0)));

        Typed left = new AtRun(account, state).run(run());
        Typed resumed =
                new AtRun(account.outOfReach(at -> false), state)
                        .run("resume", "--yes", "--predict", "0");

        assertEquals(5, left.exit());
        assertTrue(left.err().contains("could not be read: no connection"), left.err());
        assertTrue(left.err().contains("jeoul resume goes on with it"), left.err());
        assertTrue(resumed.exit() == 0 || resumed.exit() == 3, resumed.err());
        assertEquals(
                account.submitted().size(),
                account.submitted().stream().map(submit -> submit.order().id()).distinct().count());
    }

    @Test
    void untilATimeItStopsAndTheExitCodeTellsOfThePositions() throws IOException {
        SampleAccount account = account(PLANNED, List.of());

        Typed typed = new AtRun(account, state).run(run("--until", "11:00", "--json", "-"));

        assertEquals(3, typed.exit(), typed.err());
        assertEquals("until", JSON.readTree(typed.out()).get("ended").asText());
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

    private String[] run(String... more) {
        List<String> typed =
                new ArrayList<>(
                        List.of("run", model, "--yes", "--predict", "0", "--set", "slice=1"));
        typed.addAll(List.of(more));
        return typed.toArray(String[]::new);
    }

    private static SampleAccount account(LocalTime start, List<Position> holdings) {
        return new SampleAccount(start, CASH, holdings, SYMBOLS, SEED);
    }

    private static Position held(String code, long shares) {
        return new Position(new Symbol(code), shares, shares);
    }

    private static long lowPrice(SampleAccount account) {
        return account.broker().statistics(new Symbol("005930")).limits().lower();
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

package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import jeoul.cli.output.FakeTerminal;
import jeoul.cli.run.SampleAccount;
import jeoul.engine.market.Seoul;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees and is told while a run goes. */
class RunWatchTest {

    private static final List<String> SYMBOLS = List.of("000660", "005930");

    @TempDir private Path folder;
    private Path state;
    private String model;

    @BeforeEach
    void writeModel() throws IOException {
        state = folder.resolve("state");
        model = Files.writeString(folder.resolve("m.csv"), "code\n005930\n000660\n").toString();
    }

    @Test
    void fromTheWaitToTheCloseItIsShownInPlaceAndThenTakenAway() {
        SampleAccount account = account(LocalTime.of(9, 5));
        List<String> seen = new ArrayList<>();
        FakeTerminal terminal = new FakeTerminal(100, 30).watched(seen::add);

        Typed run = new AtRun(account, state).on(terminal.screen()).run(run());

        assertTrue(run.exit() == 0 || run.exit() == 3);
        assertTrue(any(seen, "waiting until 09:09, to plan anew"), "before the window");
        String noon = seen.stream().filter(s -> s.contains("12:00:")).findFirst().orElseThrow();
        assertTrue(noon.contains("005930  삼성전자    buy"), noon);
        assertTrue(noon.contains("Journal: "), noon);
        assertTrue(noon.contains("filled"), noon);
        assertTrue(any(seen, "All orders are done; at 15:30"), "until the close");
        assertFalse(terminal.seen().contains("All orders"), terminal.seen());
        assertFalse(terminal.seen().contains("Orders sent"), terminal.seen());
    }

    @Test
    void stoppingIsSaidWhileItLasts() {
        SampleAccount account = account(LocalTime.of(9, 9));
        List<String> seen = new ArrayList<>();
        FakeTerminal terminal = new FakeTerminal(100, 30).watched(seen::add);
        AtRun program = new AtRun(account, state).on(terminal.screen());
        interruptAtNoon(account, program, 1);

        Typed run = program.run(run());

        assertEquals(4, run.exit());
        assertTrue(any(seen, "Stopping: what rests is cancelled"), terminal.seen());
        assertFalse(terminal.seen().contains("Stopping"), terminal.seen());
    }

    @Test
    void leftAtOnceTheScreenIsClean() {
        SampleAccount account = account(LocalTime.of(9, 9));
        FakeTerminal terminal = new FakeTerminal(100, 30);
        AtRun program = new AtRun(account, state).on(terminal.screen());
        interruptAtNoon(account, program, 2);

        Typed run = program.run(run());

        assertEquals(4, run.exit());
        assertTrue(terminal.seen().endsWith("jeoul resume goes on with it"), terminal.seen());
        assertFalse(terminal.seen().contains("Orders sent"), terminal.seen());
    }

    @Test
    void aTerminalThatCannotBeDrawnOverGetsALineNowAndThen() {
        SampleAccount account = account(LocalTime.of(9, 9));
        FakeTerminal terminal = new FakeTerminal(100, 30, "dumb");

        new AtRun(account, state).on(terminal.screen()).run(run());

        long lines = terminal.seen().lines().filter(line -> line.contains("  filled ")).count();
        assertTrue(lines > 5, terminal.seen());
    }

    @Test
    void offATerminalAndWhenQuietNothingIsShown() {
        Typed off = new AtRun(account(LocalTime.of(9, 9)), folder.resolve("a")).run(run());
        List<String> seen = new ArrayList<>();
        FakeTerminal terminal = new FakeTerminal(100, 30).watched(seen::add);
        new AtRun(account(LocalTime.of(9, 9)), folder.resolve("b"))
                .on(terminal.screen())
                .run(run("-q"));

        assertFalse(off.err().contains("; due "), off.err());
        assertFalse(seen.stream().anyMatch(s -> s.contains("; due ")), terminal.seen());
    }

    @Test
    void aDayWithOneStopIsToldFromStartToFinish() throws IOException {
        SampleAccount account = account(LocalTime.of(9, 9));
        AtRun program = new AtRun(account, state);
        interruptAtNoon(account, program, 1);

        List<JsonNode> told = told(program, run());

        assertEquals(List.of("start", "halt", "finish"), events(told));
        assertEquals("The run has started.", told.get(0).get("text").asText());
        assertTrue(told.get(0).get("buysWon").asLong() > 1_000_000, told.toString());
        assertEquals("Stopped by the person; what rests is cancelled.", text(told.get(1)));
        JsonNode finish = told.get(2);
        assertEquals("person", finish.get("ended").asText());
        assertEquals(4, finish.get("exitCode").asInt());
        assertTrue(finish.get("sharesMissing").asLong() > 0, finish.toString());
        for (JsonNode each : told) {
            assertEquals("2026-11-20", each.get("date").asText());
            assertEquals("textbook", each.get("strategy").asText());
            assertTrue(each.get("at").asText().endsWith("+09:00"), each.toString());
        }
    }

    @Test
    void aLimitIsToldWhenItIsCrossedAndNotOnlyAtTheEnd() throws IOException {
        SampleAccount account = account(LocalTime.of(9, 9)).dying(waits -> waits == 60);
        new AtRun(account, state).run(run());
        account.placeForeign("005930");
        Instant died = account.now();

        List<JsonNode> told =
                told(
                        new AtRun(account, state),
                        "resume",
                        "--yes",
                        "--predict",
                        "0",
                        "--lang",
                        "ko");

        assertEquals(List.of("start", "halt", "needs-person", "finish"), events(told));
        JsonNode halt = told.get(1);
        assertEquals("005930", halt.get("symbol").asText());
        assertTrue(text(halt).startsWith("중단, 005930: order"), halt.toString());
        Instant at = OffsetDateTime.parse(halt.get("at").asText()).toInstant();
        assertTrue(at.isBefore(died.plusSeconds(600)), halt.toString());
        assertEquals(1, told.get(2).get("foreignOrders").asInt());
    }

    @Test
    void aRunThatBreaksOffNeedsAPerson() throws IOException {
        SampleAccount account = account(LocalTime.of(9, 9)).dying(waits -> waits == 60);

        List<JsonNode> told = told(new AtRun(account, state), run());

        assertEquals(List.of("start", "halt", "needs-person"), events(told));
        assertEquals("Died", told.get(1).get("reason").asText());
    }

    @Test
    void followedToItsEndAStatusShowsTheLastState() {
        SampleAccount account = account(LocalTime.of(9, 9));
        AtRun program = new AtRun(account, state);
        program.run(run());

        Typed followed = program.run("status", "--follow");

        assertEquals(0, followed.exit(), followed.err());
        assertTrue(followed.out().contains("The run has ended"), followed.out());
    }

    private void interruptAtNoon(SampleAccount account, AtRun program, int times) {
        Instant noon = Seoul.at(SampleAccount.DATE, LocalTime.NOON);
        List<Instant> pressed = new ArrayList<>();
        account.whenWaiting(
                at -> {
                    if (pressed.isEmpty() && !at.isBefore(noon)) {
                        for (int i = 0; i < times; i++) {
                            pressed.add(at);
                            program.interrupt();
                        }
                    }
                });
    }

    private static boolean any(List<String> seen, String text) {
        return seen.stream().anyMatch(screen -> screen.contains(text));
    }

    private static List<JsonNode> told(AtRun program, String... args) throws IOException {
        BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    heard.add(new ObjectMapper().readTree(exchange.getRequestBody()));
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
        try {
            List<String> typed = new ArrayList<>(List.of(args));
            typed.add("--notify");
            typed.add("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            program.run(typed.toArray(String[]::new));
            return List.copyOf(heard);
        } finally {
            server.stop(0);
        }
    }

    private static List<String> events(List<JsonNode> told) {
        return told.stream().map(each -> each.get("event").asText()).toList();
    }

    private static String text(JsonNode told) {
        return told.get("text").asText();
    }

    private String[] run(String... more) {
        List<String> typed =
                new ArrayList<>(
                        List.of("run", model, "--yes", "--predict", "0", "--set", "slice=1"));
        typed.addAll(List.of(more));
        return typed.toArray(String[]::new);
    }

    private static SampleAccount account(LocalTime start) {
        return new SampleAccount(start, 5_000_000, List.of(), SYMBOLS, 7);
    }
}

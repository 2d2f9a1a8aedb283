package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import jeoul.cli.run.SampleAccount;
import jeoul.engine.market.Seoul;
import org.junit.jupiter.api.Test;

/** How a run ends before its day does, and after a broker out of reach. */
class RunStopsTest extends RunDay {

    private static final ObjectMapper JSON = new ObjectMapper();

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
    void aBrokerOutOfReachInTheMiddleOfTheDayIsNotWaitedFor() {
        SampleAccount account =
                account(PLANNED, List.of()).outOfReach(at -> at.isAfter(LocalTime.of(10, 59)));

        Typed left = new AtRun(account, state).run(run("--until", "11:00"));

        assertEquals(5, left.exit());
        assertTrue(left.err().contains("jeoul resume goes on with it"), left.err());
        LocalTime ended = Seoul.timeOf(account.now());
        assertTrue(ended.isBefore(LocalTime.of(11, 5)), "at " + ended);
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
}

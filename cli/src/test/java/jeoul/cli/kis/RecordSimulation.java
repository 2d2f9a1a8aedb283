package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jeoul.cli.command.CommandLineProgram;
import jeoul.cli.command.Surroundings;
import jeoul.cli.consent.Terminal;
import jeoul.cli.input.Sample;
import jeoul.cli.keys.Canaries;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.cli.run.StopSignals;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.kis.client.KisTimings;
import jeoul.kis.server.fault.FaultScript;
import jeoul.sim.DailyBarSource;
import jeoul.sim.SimMarket;
import jeoul.sim.SimSettings;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import jeoul.sim.recording.RecordedDay;
import jeoul.sim.recording.RecordedRows;
import jeoul.sim.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code record} in front of an emulated session in lockstep, and {@code simulate --recording} on
 * what it wrote.
 */
class RecordSimulation {

    private static final Symbol CHEAP = new Symbol("035720");
    private static final Symbol DEAR = new Symbol("051910");

    private final Rehearsals rehearsals =
            Guice.createInjector(new RehearsalModule()).getInstance(Rehearsals.class);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private StopSignals signals = StopSignals.NONE;

    @TempDir private Path directory;

    @Test
    void anEmulatedDayIsRecordedWholeAndRehearsedOn() throws IOException {
        Lockstep lockstep = lockstep(LocalTime.of(8, 50), FaultScript.NONE);

        int exit = run(lockstep, "record", "035720", "051910", "--json", "-");

        assertEquals(0, exit, err());
        JsonNode json = new ObjectMapper().readTree(out());
        assertEquals("close", json.get("ended").asText());
        assertEquals("2026-11-20T15:31:00+09:00", json.get("to").asText());
        assertEquals(0, json.get("gaps").size());
        RecordedDay day = new Recording(recordings()).day(Sample.DATE);
        assertEquals(List.of(CHEAP, DEAR), List.copyOf(day.symbols().keySet()));
        for (JsonNode row : json.get("symbols")) {
            Symbol symbol = new Symbol(row.get("symbol").asText());
            // Nothing that traded is missing, and nothing is there twice.
            assertEquals(
                    lockstep.sim().statistics(symbol).traded().orElseThrow().volume(),
                    day.activity(symbol).volume());
            assertTrue(row.get("quotes").asLong() > 1_000, row.toString());
            assertTrue(row.get("trades").asLong() > 100, row.toString());
        }

        Path model = Files.writeString(directory.resolve("model.csv"), "ticker\n035720\n051910\n");
        out.reset();
        int rehearsed =
                run(
                        lockstep,
                        "simulate",
                        model.toString(),
                        "--cash",
                        "10000000",
                        "--strategy",
                        "cash-buffer",
                        "--json",
                        "-");

        assertTrue(rehearsed == 0 || rehearsed == 3, err());
        JsonNode result = new ObjectMapper().readTree(out());
        assertEquals("2026-11-20", result.get("date").asText());
        assertTrue(result.get("orders").get("filled").asLong() > 50, result.toString());
    }

    @Test
    void aStreamThatIsCutLeavesAGapThatIsSaid() throws IOException {
        Lockstep lockstep =
                lockstep(LocalTime.of(9, 2), FaultScript.parse("cut", "at 09:04:00 cut"));

        int exit = run(lockstep, "record", "035720", "--until", "09:05", "--json", "-");

        assertEquals(0, exit, err());
        JsonNode json = new ObjectMapper().readTree(out());
        assertEquals("until", json.get("ended").asText());
        assertEquals(1, json.get("gaps").size(), out() + err());
        String from = json.get("gaps").get(0).get("from").asText();
        assertTrue(from.startsWith("2026-11-20T09:04:00"), from);
        assertTrue(err().startsWith("Recording 1 symbol into " + recordings()), err());
        assertTrue(err().contains("09:04:00  The stream was lost: "), err());
        assertTrue(err().contains("Recording again; nothing was heard for 1 s."), err());
        JsonNode row = json.get("symbols").get(0);
        assertEquals(
                row.get("quotes").asLong(),
                rows("books").filter(line -> !line.equals("UNKNOWN")).count());
        // Once where the stream was lost, once at the end.
        assertEquals(2, rows("books").filter(line -> line.equals("UNKNOWN")).count());
    }

    @Test
    void whoeverStopsItGetsWhatThereIs() throws IOException {
        Lockstep lockstep = lockstep(LocalTime.of(9, 2), FaultScript.NONE);
        signals =
                action -> {
                    action.run();
                    return () -> {};
                };

        int exit = run(lockstep, "record", "035720", "--lang", "ko");

        assertEquals(4, exit, err());
        assertTrue(out().contains("중단되었습니다."), out());
    }

    @Test
    void aDayThatWasBegunIsGoneOnWith() throws IOException {
        Lockstep lockstep = lockstep(LocalTime.of(9, 2), FaultScript.NONE);
        assertEquals(0, run(lockstep, "record", "035720", "--until", "09:03"), err());
        long before = rows("books").count();
        Lockstep later = lockstep(LocalTime.of(9, 4), FaultScript.NONE);

        assertEquals(0, run(later, "record", "035720", "--until", "09:05"), err());

        assertTrue(rows("books").count() > before);
    }

    /** The phases of the rows of one file. */
    private Stream<String> rows(String kind) {
        assertEquals("books", kind);
        RecordedDay day = new Recording(recordings()).day(Sample.DATE);
        List<String> phases = new ArrayList<>();
        RecordedRows rows = day.rows(CHEAP);
        while (rows.peekBook() != null) {
            phases.add(rows.nextBook().phase().name());
        }
        return phases.stream();
    }

    private Path recordings() {
        return directory.resolve("recordings");
    }

    private int run(Lockstep lockstep, String... args) {
        List<String> line = new ArrayList<>(List.of(args));
        line.add("--recording");
        line.add(recordings().toString());
        if (args[0].equals("record")) {
            line.add("--broker");
            line.add("http://127.0.0.1:8090");
        }
        Map<String, String> environment = new HashMap<>(Canaries.environment());
        environment.put("XDG_STATE_HOME", directory.toString());
        environment.put("JEOUL_KEYCHAIN", "off");
        Surroundings surroundings =
                new Surroundings(
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        false,
                        false,
                        true,
                        Locale.ENGLISH,
                        lockstep::now,
                        () -> 0L,
                        Terminal.NONE,
                        environment,
                        signals,
                        Optional.empty());
        return new CommandLineProgram(
                        surroundings,
                        Optional.of(rehearsals),
                        Optional.empty(),
                        Optional.of(new LockstepAccount(lockstep)))
                .run(line.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Lockstep lockstep(LocalTime start, FaultScript faults) {
        List<SymbolDay> listed =
                Stream.of(DEAR, CHEAP)
                        .map(symbol -> Sample.market().get(symbol).on(Sample.DATE))
                        .toList();
        Lockstep lockstep =
                new Lockstep(
                        SimSettings.of(
                                Lockstep.unhurried(VenueProfile.REAL), 10_000_000, List.of(), 1),
                        new SimMarket(
                                TradingCalendar.krx(),
                                Sample.DATE,
                                listed,
                                new ProjectedQrFlowModel(),
                                ExchangeSettings.DEFAULT,
                                DailyBarSource.NONE),
                        VenueProfile.REAL,
                        faults,
                        KisTimings.DEFAULT.withSafetyPoll(Optional.empty()));
        while (lockstep.now().isBefore(Seoul.at(Sample.DATE, start))) {
            lockstep.await(Seoul.at(Sample.DATE, start));
            lockstep.broker().poll(event -> {});
        }
        return lockstep;
    }
}

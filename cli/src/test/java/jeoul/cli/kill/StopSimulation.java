package jeoul.cli.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own, which is told to stop by signals of the system. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such signals")
class StopSimulation {

    private static final int HUP = 1;
    private static final String LEFT = "stopped at once, as it stood; jeoul resume goes on";
    private static final String BEFORE = "Stopped before anything was sent.";

    @TempDir private Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private String stream;
    private Path json;

    @BeforeEach
    void writeModel() throws IOException {
        environment.put("XDG_STATE_HOME", folder.toString());
        Files.writeString(folder.resolve("m.csv"), "ticker\n005930\n035720\n");
        json = folder.resolve("day.json");
    }

    @Test
    void onceItStopsInOrder() throws Exception {
        try (Program server = emulator("09:09:00");
                Hush hush = before(server);
                Program client = run(hush)) {
            server.await(": accepted");

            client.signal("TERM");

            assertEquals(4, client.end(), client.text());
            assertEquals("person", ended());
        }
    }

    @Test
    void twiceItEndsWhateverItWaitsForAndResumingEndsItInOrder() throws Exception {
        try (Program server = emulator("09:09:00");
                Hush hush = before(server);
                Program client = run(hush)) {
            server.await(": accepted");
            hush.fall();
            client.signal("TERM");
            // Heard: the system makes one of two signals that come before anybody listens.
            client.await("STOP at=");
            // Stopped in order it reads the prices, and there it hangs.
            hush.awaitQuestion();

            client.signal("TERM");

            assertEquals(4, client.end(), client.text());
            assertTrue(client.text().contains(LEFT), client.text());
            assertFalse(Files.exists(json));
            hush.lift();
            List<String> typed = new ArrayList<>(List.of("resume"));
            typed.addAll(common());
            try (Program resumed = new Program(environment, typed)) {
                // The first wish was in the journal already.
                assertEquals(4, resumed.end(), resumed.text());
                assertEquals("person", ended());
            }
        }
    }

    @Test
    void twiceBeforeTheFirstOrderItSaysThatNothingWasSent() throws Exception {
        try (Program server = emulator("09:00:00");
                Hush hush = before(server);
                Program client = run(hush)) {
            client.await("Waiting until 09:09");
            hush.fall();
            hush.awaitQuestion();

            client.signal("TERM");
            client.signal("TERM");

            assertEquals(4, client.end(), client.text());
            assertTrue(client.text().contains(BEFORE), client.text());
            try (Stream<Path> runs = Files.list(folder.resolve("jeoul/runs"))) {
                assertEquals(
                        List.of(),
                        runs.filter(file -> file.toString().endsWith(".journal")).toList());
            }
        }
    }

    @Test
    void whoFollowsARunThatIsKilledIsToldThatNobodyRunsIt() throws Exception {
        try (Program server = emulator("09:09:00");
                Hush hush = before(server);
                Program client = run(hush)) {
            server.await(": accepted");
            try (Program status =
                    new Program(
                            environment,
                            List.of("status", "--follow", "--lang", "en", "--json", "-"))) {
                status.await("\"closed\":false");
                try (Program other = new Program(environment, List.of("status", "--lang", "en"))) {
                    assertEquals(0, other.end(), other.text());
                    assertTrue(other.text().contains("A program runs it"), other.text());
                }
                client.kill();

                status.await("No program on this machine runs it");

                assertEquals(0, status.end(), status.text());
            }
            try (Program status = new Program(environment, List.of("status", "--lang", "en"))) {
                assertEquals(0, status.end(), status.text());
                assertTrue(status.text().contains("It was interrupted"), status.text());
            }
        }
    }

    @Test
    void aTerminalThatIsClosedCountsOnceHoweverOftenItIsSaid() throws Exception {
        try (Program server = emulator("09:09:00");
                Hush hush = before(server);
                Program client = run(hush)) {
            assumeFalse(client.ignores(HUP), "started so that it hears no HUP");
            server.await(": accepted");

            client.signal("HUP");
            client.signal("HUP");

            assertEquals(4, client.end(), client.text());
            assertEquals("person", ended());
        }
    }

    private Program emulator(String start) throws Exception {
        return new Program(
                environment,
                List.of(
                        "emulate",
                        "--port",
                        "0",
                        "--cash",
                        "20000000",
                        "--start",
                        start,
                        "--speed",
                        "60",
                        "--hold"));
    }

    /** Reads what a server says of itself. */
    private Hush before(Program server) throws Exception {
        String rest = server.await("REST ").replaceFirst("REST +", "").strip();
        stream = server.await("WebSocket ").replaceFirst("WebSocket +", "").strip();
        for (int i = 0; i < 4; i++) {
            String[] export = server.await("export ").substring(7).split("=", 2);
            environment.put(export[0], export[1]);
        }
        return new Hush(URI.create(rest).getPort());
    }

    private Program run(Hush hush) throws IOException {
        List<String> typed =
                new ArrayList<>(
                        List.of(
                                "run",
                                folder.resolve("m.csv").toString(),
                                "--broker",
                                hush.address(),
                                "--ws-url",
                                stream));
        typed.addAll(common());
        return new Program(environment, typed);
    }

    private List<String> common() {
        return List.of(
                "--clock",
                "server",
                "--yes",
                "--predict",
                "0",
                "--lang",
                "en",
                "--json",
                json.toString());
    }

    private String ended() throws IOException {
        JsonNode day = new ObjectMapper().readTree(Files.readString(json));
        return day.get("ended").asText();
    }
}

package jeoul.cli.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import jeoul.engine.plan.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run on an emulated account that is killed again and again and gone on with: in the middle of a
 * step, between an order and its answer, while it rests. The emulated clock stands meanwhile.
 *
 * <p>More of it: {@code mvn -pl cli -am verify -Dtest=KillSimulation -Djeoul.kills=200
 * -Djeoul.seed=7}.
 */
class KillSimulation {

    private static final int KILLS = Integer.getInteger("jeoul.kills", 20);
    private static final long SEED = Long.getLong("jeoul.seed", 1);

    /** Kills in one day; more of them take more days. */
    private static final int KILLS_A_DAY = 20;

    private static final List<String> NAMES = List.of("035720", "105560", "005930", "009160");

    @TempDir private Path folder;
    private long submitted;
    private long unknown;
    private long sharesUnknown;
    private long sharesMissing;

    @Test
    void noShareIsTradedTwiceAndNoneIsLostWhereverItIsKilled(TestReporter reporter)
            throws Exception {
        int kills = 0;
        for (long seed = SEED; kills < KILLS; seed++) {
            kills += day(seed, Math.min(KILLS_A_DAY, KILLS - kills));
        }
        reporter.publishEntry(
                "survived",
                kills
                        + " kills: "
                        + submitted
                        + " orders, "
                        + unknown
                        + " unknown for a while, "
                        + sharesUnknown
                        + " shares to the end, "
                        + sharesMissing
                        + " shares missing");
    }

    /** One day with so many kills. */
    private int day(long seed, int kills) throws Exception {
        Path state = Files.createDirectories(folder.resolve("state" + seed));
        Path model = folder.resolve("model.csv");
        Files.writeString(model, "ticker\n" + String.join("\n", NAMES) + "\n");
        // Every third answer comes late, so that some kills fall between an order and its answer.
        Path faults = folder.resolve("faults.txt");
        Files.writeString(faults, "order every 3 delay 40s\n");
        Map<String, String> environment = new HashMap<>();
        environment.put("XDG_STATE_HOME", state.toString());
        String repeat = "seed " + seed + "; repeat with -Djeoul.seed=" + seed + "\n";
        try (Program server =
                new Program(
                        environment,
                        List.of(
                                "emulate",
                                "--port",
                                "0",
                                "--cash",
                                "20000000",
                                "--start",
                                "09:08:00",
                                "--speed",
                                "60",
                                "--hold",
                                "--seed",
                                Long.toString(seed),
                                "--faults",
                                faults.toString()))) {
            String rest = server.await("REST ").replaceFirst("REST +", "");
            String stream = server.await("WebSocket ").replaceFirst("WebSocket +", "");
            for (int i = 0; i < 4; i++) {
                String[] export = server.await("export ").substring(7).split("=", 2);
                environment.put(export[0], export[1]);
            }

            List<String> run =
                    new ArrayList<>(
                            List.of("run", model.toString(), "--broker", rest, "--ws-url", stream));
            run.addAll(common(state));
            run.addAll(
                    List.of(
                            "--set",
                            "slice=3",
                            "--set",
                            "window=09:10-09:50",
                            "--set",
                            "sell-window=09:10-09:50"));
            SplittableRandom random = new SplittableRandom(seed);
            Program client = new Program(environment, run);
            int killed = 0;
            try {
                while (killed < kills && client.isAlive()) {
                    waitForOrders(server, client, 1 + random.nextInt(4));
                    if (!client.isAlive()) {
                        break;
                    }
                    client.kill();
                    killed++;
                    List<String> resume = new ArrayList<>(List.of("resume"));
                    resume.addAll(common(state));
                    client = new Program(environment, resume);
                }
                int exit = client.end();
                assertTrue(exit == 0 || exit == 3, repeat + exit + "\n" + client.text());
            } finally {
                client.kill();
            }
            assertTrue(killed >= Math.min(kills, 5), repeat + "only " + killed + " kills");
            checkDay(server, state, repeat);
            assertNoSecrets(state, environment, repeat);
            return killed;
        }
    }

    private static List<String> common(Path state) {
        return List.of(
                "--clock",
                "server",
                "--yes",
                "--until",
                "09:55",
                "--predict",
                "0",
                "-q",
                "--json",
                state.resolve("day.json").toString());
    }

    /** Lets so many orders be accepted at the server, or the client end. */
    private static void waitForOrders(Program server, Program client, int orders)
            throws InterruptedException {
        for (int seen = 0; seen < orders && client.isAlive(); ) {
            String line = server.next();
            if (line.endsWith(": accepted")) {
                seen++;
            }
            if (line.startsWith("The emulated account")) {
                return;
            }
        }
    }

    /** What the server's own log and account say of the day, beside what the client reports. */
    private void checkDay(Program server, Path state, String repeat) throws Exception {
        server.stop();
        server.end();
        TreeMap<String, Long> bought = new TreeMap<>();
        for (String line : server.text().split("\n", -1)) {
            if (line.contains(" filled at ")) {
                String[] words = line.split(" +", -1);
                // 09:10:13  0000000001 buy 3 035720 best-limit: 3 filled at 50600
                bought.merge(words[4], Long.parseLong(words[6]), Long::sum);
            }
        }
        JsonNode day = new ObjectMapper().readTree(Files.readString(state.resolve("day.json")));
        for (JsonNode row : day.get("result")) {
            String symbol = row.get("symbol").asText();
            long shares = bought.getOrDefault(symbol, 0L);
            long target = row.get("target").asLong();
            assertTrue(shares <= target, repeat + symbol + ": " + shares + " bought for " + target);
            assertEquals(shares, row.get("after").asLong(), repeat + symbol);
            long explained = 0;
            for (JsonNode cause : row.get("causes")) {
                explained += cause.asLong();
            }
            assertEquals(target - shares, explained, repeat + symbol + " " + row.get("causes"));
            sharesMissing += explained;
            sharesUnknown += row.get("causes").path(Cause.UNKNOWN.name()).asLong();
        }
        submitted += day.get("orders").get("submitted").asLong();
        unknown += day.get("orders").get("unknown").asLong();
    }

    /** Keys and the account number are in no file but the token cache, which has none of these. */
    private static void assertNoSecrets(Path state, Map<String, String> environment, String repeat)
            throws IOException {
        List<String> secrets =
                List.of(
                        environment.get("JEOUL_KIS_APP_KEY"),
                        environment.get("JEOUL_KIS_APP_SECRET"),
                        environment.get("JEOUL_KIS_ACCOUNT").substring(0, 8));
        try (Stream<Path> files = Files.walk(state)) {
            // The token cache is a secret as a whole.
            for (Path file :
                    files.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith("token-"))
                            .toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String secret : secrets) {
                    assertTrue(!text.contains(secret), repeat + "a secret in " + file);
                }
            }
        }
    }
}

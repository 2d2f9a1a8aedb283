package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import jeoul.cli.run.SampleAccount;
import jeoul.engine.market.Symbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose program was killed in its day, and is gone on with when that is over. */
class ResumeLateTest {

    /** So many waits after an order has left it dies: some find it in flight, some answered. */
    private static final List<Integer> KILLS = List.of(1, 2, 3, 5);

    private static final int ORDERS = 4;

    @TempDir private Path folder;
    private String model;
    private int kills;

    @BeforeEach
    void writeModel() throws IOException {
        model = Files.writeString(folder.resolve("m.csv"), "code\n005930\n000660\n").toString();
    }

    @Test
    void inTheAfternoonTheReportExplainsEveryShare() throws IOException {
        for (int kill : KILLS) {
            Late late = new Late(kill, account -> account.passTo(LocalTime.of(16, 0)));

            late.check();
        }
    }

    @Test
    void onTheNextMorningTheReportIsThatOfTheAfternoon() throws IOException {
        for (int kill : KILLS) {
            Late afternoon = new Late(kill, account -> account.passTo(LocalTime.of(16, 0)));
            Late morning =
                    new Late(
                            kill,
                            account -> {
                                account.nextDay(false);
                                account.passTo(LocalTime.of(8, 40));
                            });

            morning.check();
            String report = morning.program.run("report").out();
            assertFalse(report.contains("did not list the orders"), report);
            assertEquals(withoutVwap(afternoon), withoutVwap(morning));
            assertEquals(afternoon.json().get("costs"), morning.json().get("costs"));
            assertEquals(afternoon.json().get("orders"), morning.json().get("orders"));
        }
    }

    @Test
    void aProgramWhoseMachineSleptUntilTheNextMorningReportsTheSame() throws IOException {
        Late killed = new Late(1, SampleAccount::sleepUntilTheNextMorning);
        SampleAccount account = account();
        boolean[] slept = {false};
        account.whenWaiting(
                at -> {
                    if (!slept[0] && allHaveLeft(account)) {
                        slept[0] = true;
                        account.sleepUntilTheNextMorning();
                    }
                });
        AtRun program = new AtRun(account, folder.resolve("slept"));
        Typed typed =
                program.run(
                        "run", model, "--yes", "--predict", "0", "--set", "slice=1", "--json", "-");
        Typed report = program.run("report");

        assertEquals(3, typed.exit(), typed.err());
        assertEquals(killed.sent, account.submitted().size());
        assertFalse(report.out().contains("did not list the orders"), report.out());
        assertEquals(
                killed.json().get("result"),
                new ObjectMapper().readTree(typed.out()).get("result"));
    }

    @Test
    void whereTheBrokerHasForgottenTheDayTheReportSaysSo() throws IOException {
        Late late =
                new Late(
                        1,
                        account -> {
                            account.nextDay(true);
                            account.passTo(LocalTime.of(8, 40));
                        });

        Typed english = late.program.run("report", "--lang", "en");
        Typed korean = late.program.run("report", "--lang", "ko");

        assertEquals(3, late.resumed.exit(), late.resumed.err());
        assertTrue(english.out().contains("did not list the orders of 2026-11-20"), english.out());
        assertTrue(korean.out().contains("2026-11-20의 주문 목록"), korean.out());
        assertEquals(late.sent, late.account.submitted().size());
    }

    /** No broker tells the minutes of a day before. */
    private static JsonNode withoutVwap(Late late) throws IOException {
        JsonNode result = late.json().get("result");
        result.forEach(row -> ((ObjectNode) row).remove("vwapSlippageBps"));
        return result;
    }

    private static SampleAccount account() {
        return new SampleAccount(
                LocalTime.of(9, 9), 5_000_000, List.of(), List.of("000660", "005930", "035420"), 7);
    }

    private static boolean allHaveLeft(SampleAccount account) {
        return account.left() >= ORDERS && account.left() == account.submitted().size();
    }

    /** One such run. */
    private final class Late {

        private final SampleAccount account = account();
        private final AtRun program = new AtRun(account, folder.resolve("state" + kills++));
        private final int sent;
        private final Typed resumed;

        Late(int kill, Consumer<SampleAccount> away) {
            int[] waited = {0};
            account.dying(waits -> allHaveLeft(account) && ++waited[0] == kill);
            Typed killed = program.run("run", model, "--yes", "--predict", "0", "--set", "slice=1");
            assertEquals(1, killed.exit(), killed.err());
            sent = account.submitted().size();
            assertTrue(sent > 0, "nothing was sent before it was killed");
            away.accept(account);
            resumed = program.run("resume", "--yes", "--predict", "0", "--json", "-");
        }

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(resumed.out());
        }

        void check() throws IOException {
            assertEquals(3, resumed.exit(), resumed.err());
            assertEquals(
                    sent, account.submitted().size(), "nothing is sent for a day that is over");
            long filled = 0;
            for (JsonNode row : json().get("result")) {
                long after = row.get("after").asLong();
                assertEquals(
                        after,
                        account.broker().account().held(new Symbol(row.get("symbol").asText())));
                assertEquals(after, row.get("filled").asLong(), "fills of " + row);
                assertFalse(row.get("causes").has("UNKNOWN"), row.toString());
                long explained = 0;
                for (JsonNode cause : row.get("causes")) {
                    explained += cause.asLong();
                }
                assertEquals(row.get("difference").asLong(), explained, row.toString());
                filled += after;
            }
            assertTrue(filled > 0, "nothing was filled");
            assertEquals("done", json().get("ended").asText());
        }
    }
}

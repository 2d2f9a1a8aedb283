package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jeoul.cli.account.SimulatedAccounts;
import jeoul.cli.account.UnreachableException;
import jeoul.engine.broker.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path state;

    private final SimulatedAccounts accounts = new SimulatedAccounts();

    @Test
    void anAccountIsShownWithNamesLoansAndWhatIsNoShare() {
        Typed typed = run("account");

        assertEquals(0, typed.exit(), typed.err());
        assertEquals(
                """
                Account mock at 10:00:01
                code    name      held  sellable  on loan   price        won
                005930  삼성전자   100        60       40  70,000  7,000,000
                ! Q500001 어떤 ETN: 3. Not a share that can be traded here; left alone.

                Cash, won
                deposit (D)         D+1         D+2   orderable
                 10,000,000  10,000,000  10,000,000  10,000,000
                Securities and D+2 deposit together: 17,000,000 won.
                """,
                typed.out());
        assertTrue(accounts.isClosed());
    }

    @Test
    void anAccountAsJson() throws IOException {
        JsonNode json = JSON.readTree(run("account", "--json", "-").out());

        assertEquals(17_000_000, json.get("totalValue").asLong());
        assertTrue(json.get("complete").asBoolean());
        assertEquals(10_000_000, json.at("/cash/d2").asLong());
        assertEquals(60, json.at("/positions/0/sellable").asLong());
        assertEquals(40, json.at("/positions/0/loan").asLong());
        assertEquals("Q500001", json.at("/others/0/code").asText());
    }

    @Test
    void anAccountOfWhichAPageIsMissingIsNotASmallerAccount() {
        accounts.distorting(
                event ->
                        event instanceof Event.AccountRefreshed all
                                ? new Event.AccountRefreshed(
                                        all.request(), all.account(), false, all.at())
                                : event);

        Typed typed = run("account");

        assertEquals(5, typed.exit());
        assertTrue(typed.out().contains("! A part of the account did not come"), typed.out());
    }

    @Test
    void anUnansweredInquiryEndsWithFive() {
        accounts.distorting(
                event ->
                        event instanceof Event.AccountRefreshed all
                                ? new Event.Unavailable(all.request(), "EGW00202", all.at())
                                : event);

        assertEquals(
                new Typed(5, "", "jeoul: the broker did not answer: EGW00202\n"), run("account"));
    }

    @Test
    void pricesAreShownWithLimitsAndPhase() {
        Typed typed = run("price", "005930", "000660");

        assertEquals(0, typed.exit(), typed.err());
        assertEquals(
                """
                Prices
                code    name        last      change     bid     ask  lower limit  upper limit  volume  phase
                005930  삼성전자       -  0 (0.00 %)  69,900  70,100       49,000       91,000       0  continuous
                000660  SK하이닉스     -  0 (0.00 %)       -       -       49,000       91,000       0  halted
                ! 000660 SK하이닉스: trading is halted.
                """,
                typed.out());
    }

    @Test
    void theBookIsShownAskedFor() throws IOException {
        String text = run("price", "005930", "-v").out();
        JsonNode json = JSON.readTree(run("price", "005930", "--json", "-").out()).get(0);

        assertTrue(
                text.contains(
                        """
                        asked   price  bid
                           20  70,200
                           10  70,100
                               69,900   10
                               69,800   20
                        """),
                text);
        assertEquals(70_100, json.at("/asks/0/price").asLong());
        assertEquals("CONTINUOUS", json.get("phase").asText());
        assertTrue(json.get("last").isNull());
    }

    @Test
    void theDaysOrdersAreShownWhoeverPlacedThem() throws IOException {
        String number = accounts.foreign(69_000, 7);

        Typed typed = run("orders");
        JsonNode json = JSON.readTree(run("orders", "--json", "-").out()).at("/orders/0");

        assertEquals(0, typed.exit(), typed.err());
        assertTrue(
                typed.out().contains("  005930  buy   limit  69,000         7       0          -"),
                typed.out());
        assertEquals(number, json.get("number").asText());
        assertEquals(7, json.get("leaves").asLong());
        assertEquals("open", json.get("state").asText());
        assertTrue(json.get("averagePrice").isNull());
    }

    @Test
    void aDayWithoutOrdersSaysSo() {
        assertTrue(run("orders").out().endsWith("No orders today.\n"));
    }

    @Test
    void aBrokerThatDoesNotAnswerOrRefusesKeysEndsWithFive() {
        accounts.refusing(
                new UnreachableException(
                        UnreachableException.Reason.KEYS_REFUSED, "the broker refuses the keys"));

        for (String[] command :
                List.of(
                        new String[] {"account"},
                        new String[] {"orders"},
                        new String[] {"price", "005930"},
                        new String[] {"order", "buy", "005930", "1", "--yes"},
                        new String[] {"cancel", "--all", "--yes"},
                        new String[] {"revise", "1", "--price", "70000", "--yes"})) {
            assertEquals(new Typed(5, "", "jeoul: the broker refuses the keys\n"), run(command));
        }
    }

    @Test
    void withoutKeysItSaysHowToGiveSomeAndCallsNobody() {
        Typed typed =
                new AtAccount(accounts, state).withoutKeys().run("account", "--broker", "real");

        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: --broker real: no keys are kept for it; expected keys: jeoul login"
                                + " real, or the variables JEOUL_KIS_APP_KEY, JEOUL_KIS_APP_SECRET and"
                                + " JEOUL_KIS_ACCOUNT\n"),
                typed);
        assertEquals(List.of(), accounts.opened());
    }

    @Test
    void badInputIsRefusedBeforeTheBrokerIsCalled() {
        refused("CODE: '5930'; expected a six-character code such as 005930", "price", "5930");
        refused(
                "--broker: 'http://127.0.0.1:1/x'; expected a whole address",
                "account",
                "--broker",
                "http://127.0.0.1:1/x");
        refused("--profile: given beside --broker mock", "orders", "--profile", "real");
        refused(
                "--ws-url: 'http://127.0.0.1:1'; expected a whole address",
                "account",
                "--broker",
                "http://127.0.0.1:1",
                "--ws-url",
                "http://127.0.0.1:1");
        assertEquals(2, run("price").exit());
        assertEquals(List.of(), accounts.opened());
    }

    @Test
    void anUnlistedCodeIsInput() {
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: CODE: '999999' is not listed; expected the code of a listed symbol\n"),
                run("price", "999999"));
    }

    @Test
    void koreanTellsTheSame() {
        String out = run("account", "--lang", "ko").out();

        assertTrue(out.contains("매도가능") && out.contains("D+2 예수금 합계: 17,000,000원"), out);
        assertFalse(out.contains("account."), out);
    }

    private void refused(String message, String... args) {
        Typed typed = run(args);
        assertEquals(2, typed.exit());
        assertTrue(typed.err().startsWith("jeoul: " + message), typed.err());
    }

    private Typed run(String... args) {
        return new AtAccount(accounts, state).run(args);
    }
}

package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jeoul.cli.account.SimulatedAccounts;
import jeoul.cli.consent.ScriptedTerminal;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path state;

    private final SimulatedAccounts accounts = new SimulatedAccounts();

    @Test
    void anOrderIsShownAskedForSentAndFollowed() {
        ScriptedTerminal person = new ScriptedTerminal("y");

        Typed typed =
                new AtAccount(accounts, state)
                        .with(person)
                        .run("order", "buy", "005930", "4", "--type", "limit", "--price", "70100");

        assertEquals(0, typed.exit(), typed.err());
        assertEquals(
                List.of(
                        "buy 4 of 005930 삼성전자, limit at 70,100 won; about 280,400 won. Send it to"
                                + " the mock account? [y/N]"),
                person.questions());
        assertTrue(
                typed.out()
                        .startsWith("Order: buy 4 of 005930 삼성전자, limit at 70,100 won\nAccepted,"),
                typed.out());
        assertTrue(
                typed.out().endsWith("Filled so far: 4 shares at 70,100.0 won on average.\n"),
                typed.out());
        assertEquals(104, accounts.broker().account().held(SimulatedAccounts.SAMSUNG));
    }

    @Test
    void anOrderThatRestsIsToldAsResting() throws IOException {
        JsonNode json =
                JSON.readTree(
                        run(
                                        "order", "buy", "005930", "4", "--type", "limit", "--price",
                                        "69000", "--yes", "--json", "-")
                                .out());

        assertEquals("ACCEPTED", json.get("outcome").asText());
        assertEquals(0, json.get("filled").asLong());
        assertTrue(json.get("averagePrice").isNull());
        assertEquals(accounts.trades().size(), 1);
    }

    @Test
    void aRefusalIsToldWithItsReason() {
        Typed typed = run("order", "sell", "005930", "61", "--yes");

        assertEquals(1, typed.exit());
        assertTrue(typed.out().contains("! Rejected: not enough sellable shares"), typed.out());
    }

    @Test
    void anUnknownOutcomeIsSaidInPlainWordsAndNothingIsSentAgain() {
        accounts.losingAnswers();

        Typed typed = run("order", "buy", "005930", "1", "--yes");

        assertEquals(1, typed.exit());
        assertTrue(typed.out().contains("! UNKNOWN: no answer came."), typed.out());
        assertTrue(typed.out().contains("not sent again"), typed.out());
        assertEquals(1, accounts.trades().size());
    }

    @Test
    void anOrderThatNeverLeftIsWithdrawn() {
        accounts.distorting(
                event ->
                        event instanceof Event.Sent || event instanceof Event.Accepted
                                ? new Event.Woke(event.at())
                                : event);

        // The exchange has the order, so the withdrawal comes back as a cancel of it.
        Typed typed =
                run("order", "buy", "005930", "1", "--type", "limit", "--price", "69000", "--yes");

        assertTrue(accounts.trades().get(1) instanceof Command.Cancel);
        assertEquals(1, typed.exit());
        assertTrue(typed.out().contains("! Not sent: it could not leave in time"), typed.out());
    }

    @Test
    void withoutConsentNothingIsSent() {
        Typed nobody = run("order", "buy", "005930", "1");
        Typed no =
                new AtAccount(accounts, state)
                        .with(new ScriptedTerminal("n"))
                        .run("order", "buy", "005930", "1");

        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: consent: nobody is there to ask, and nothing is sent; expected"
                                + " --yes\n"),
                nobody);
        assertEquals(2, no.exit());
        assertTrue(no.err().contains("consent: not given, and nothing is sent"), no.err());
        assertEquals(List.of(), accounts.trades());
    }

    @Test
    void aRealAccountHasToBeConfirmedEachTime() {
        ScriptedTerminal person = new ScriptedTerminal("4321");

        Typed yesAlone = run("order", "buy", "005930", "1", "--broker", "real", "--yes");
        Typed wrong =
                run(
                        "order",
                        "buy",
                        "005930",
                        "1",
                        "--broker",
                        "real",
                        "--yes",
                        "--confirm-account",
                        "1234");
        Typed confirmed =
                new AtAccount(accounts, state)
                        .with(person)
                        .run("order", "buy", "005930", "1", "--broker", "real", "--yes");

        assertEquals(2, yesAlone.exit());
        assertEquals(2, wrong.exit());
        assertEquals(0, confirmed.exit(), confirmed.err());
        assertEquals(1, accounts.trades().size());
        assertTrue(person.isDone());
    }

    @Test
    void ourOwnLimitsAreDeniedBeforeAnybodyIsAsked() {
        ScriptedTerminal person = new ScriptedTerminal("y");

        Typed typed =
                new AtAccount(accounts, state)
                        .with(person)
                        .run("order", "buy", "005930", "14286", "--type", "market");

        assertEquals(4, typed.exit());
        assertEquals(
                "jeoul: denied by a limit of ours, and nothing is sent: 14286 shares at 70000 won are"
                        + " more than 1000000000 won in one order\n",
                typed.err());
        assertEquals(List.of(), person.questions());
        assertEquals(List.of(), accounts.trades());
    }

    @Test
    void badOrdersAreRefusedWithWhatWouldBeRight() {
        refused("SIDE: 'by', did you mean 'buy'?; expected buy or sell", "by", "005930", "1");
        refused("CODE: 'x'; expected a six-character code such as 005930", "buy", "x", "1");
        refused("QTY: '0'; expected a whole number of shares, 1 or more", "buy", "005930", "0");
        refused("QTY: '1.5'; expected a whole number of shares, 1 or more", "buy", "005930", "1.5");
        refused(
                "QTY: '10000000001' is too large; expected at most 10000000000",
                "buy",
                "005930",
                "10000000001");
        refused(
                "--price: missing; expected won per share for a limit order",
                "buy",
                "005930",
                "1",
                "--type",
                "limit");
        refused(
                "--price: given with a best-limit order; expected a type that takes it",
                "buy",
                "005930",
                "1",
                "--price",
                "70000");
        refused(
                "--type: 'limt', did you mean 'limit'?; expected one of best-limit, priority,",
                "buy",
                "005930",
                "1",
                "--type",
                "limt");
        refused(
                "--type: 'limit-ioc' is not taken by the mock account; expected one of best-limit,"
                        + " priority, limit, market, conditional-limit\n",
                "buy",
                "005930",
                "1",
                "--type",
                "limit-ioc",
                "--price",
                "70000");
        refused(
                "--price: '70050' lies between two ticks; expected a price of 70000 or 70100\n",
                "buy",
                "005930",
                "1",
                "--type",
                "limit",
                "--price",
                "70050");
        refused(
                "--price: '91100' is beyond the day's limits; expected a price from 49000 to 91000\n",
                "buy",
                "005930",
                "1",
                "--type",
                "limit",
                "--price",
                "91100");
        refused("CODE: '999999' is not listed", "buy", "999999", "1");
        refused(
                "--confirm-account: not four digits",
                "buy",
                "005930",
                "1",
                "--confirm-account",
                "x");
        assertEquals(List.of(), accounts.trades());
    }

    @Test
    void aWordTooManyIsSaidToBeOne() {
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: Unmatched argument at index 4: 'now'. See 'jeoul order --help'.\n"),
                run("order", "buy", "005930", "1", "now"));
    }

    @Test
    void aPageOfAnOrderIsNotSaidToBeSimulated() throws IOException {
        Path page = state.resolve("order.html");

        run("order", "buy", "005930", "1", "--yes", "--report", page.toString());

        String html = Files.readString(page);
        assertTrue(html.contains("from what the broker says"), html);
    }

    @Test
    void koreanTellsTheSame() {
        Typed denied = run("order", "buy", "005930", "14286", "--yes", "--lang", "ko");
        Typed offGrid =
                run(
                        "order", "buy", "005930", "1", "--type", "limit", "--price", "70050",
                        "--yes", "--lang", "ko");
        Typed refused = run("order", "sell", "005930", "61", "--yes", "--lang", "ko");

        assertEquals(
                "jeoul: 자체 한도에 걸려 아무것도 보내지 않음: 70000원에 14286주는 한 주문의 한도 1000000000원을" + " 넘음\n",
                denied.err());
        assertEquals(
                "jeoul: --price: '70050': 호가단위에 맞지 않음. 올바른 값: 70000원 또는 70100원\n", offGrid.err());
        assertTrue(refused.out().contains("! 거부됨: "), refused.out());
    }

    @Test
    void saysWhatSpeaksAgainstAnOrder() {
        Typed typed = run("order", "buy", "000660", "10", "--yes");

        assertTrue(
                typed.err().contains("Phase now: halted. The exchange takes no best-limit orders"),
                typed.err());
        assertTrue(
                typed.err()
                        .contains(
                                "An unpriced buy locks cash at the upper limit until it is filled:"
                                        + " 910,000 won."),
                typed.err());
        assertEquals(1, typed.exit());
    }

    private void refused(String message, String... order) {
        String[] args = new String[order.length + 2];
        args[0] = "order";
        System.arraycopy(order, 0, args, 1, order.length);
        args[args.length - 1] = "--yes";
        Typed typed = run(args);
        assertEquals(2, typed.exit(), typed.err());
        assertTrue(typed.err().startsWith("jeoul: " + message), typed.err());
    }

    private Typed run(String... args) {
        return new AtAccount(accounts, state).run(args);
    }
}

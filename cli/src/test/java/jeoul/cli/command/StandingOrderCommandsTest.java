package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jeoul.cli.account.SimulatedAccounts;
import jeoul.cli.consent.ScriptedTerminal;
import jeoul.engine.broker.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingOrderCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path state;

    private final SimulatedAccounts accounts = new SimulatedAccounts();

    @Test
    void anOrderOfTheListIsCancelledByItsNumber() {
        String number = accounts.foreign(69_000, 7);
        String other = accounts.foreign(68_000, 3);

        Typed typed = run("cancel", number.replaceFirst("^0+", ""), "--yes");

        assertEquals(0, typed.exit(), typed.err() + typed.out());
        assertTrue(typed.out().contains("cancelled\n"), typed.out());
        assertTrue(typed.err().contains("Open orders of the mock account"), typed.err());
        assertEquals(List.of(other), openOrders());
    }

    @Test
    void theKillSwitchCancelsEverythingAndReportsEach() throws IOException {
        accounts.foreign(69_000, 7);
        accounts.foreign(68_000, 3);
        ScriptedTerminal person = new ScriptedTerminal("yes");

        JsonNode json =
                JSON.readTree(
                        new AtAccount(accounts, state)
                                .with(person)
                                .run("cancel", "--all", "--json", "-")
                                .out());

        assertEquals(List.of("Cancel 2 orders of the mock account? [y/N]"), person.questions());
        assertEquals("CANCELLED", json.at("/cancels/0/outcome").asText());
        assertEquals(7, json.at("/cancels/0/ended").asLong());
        assertEquals(3, json.at("/cancels/1/ended").asLong());
        assertEquals(List.of(), openOrders());
    }

    @Test
    void withNothingOpenTheKillSwitchAsksNothing() {
        ScriptedTerminal person = new ScriptedTerminal();

        Typed typed = new AtAccount(accounts, state).with(person).run("cancel", "--all");

        assertEquals(new Typed(0, "Cancels\nNo order is open.\n", ""), typed);
        assertEquals(List.of(), person.questions());
    }

    @Test
    void anIncompleteListIsCancelledAsFarAsItGoesAndSaidToBeIncomplete() {
        accounts.foreign(69_000, 7);
        accounts.distorting(
                event ->
                        event instanceof Event.OrdersRefreshed all
                                ? new Event.OrdersRefreshed(
                                        all.request(), all.orders(), false, all.at())
                                : event);

        Typed typed = run("cancel", "--all", "--yes");

        assertEquals(5, typed.exit());
        assertTrue(typed.out().contains("! A part of the list did not come"), typed.out());
        assertEquals(List.of(), openOrders());
    }

    @Test
    void aCancelWithoutAnAnswerMayNotHaveHappened() {
        accounts.foreign(69_000, 7);
        accounts.losingAnswers();

        Typed typed = run("cancel", "--all", "--yes");

        assertEquals(1, typed.exit());
        assertTrue(typed.out().contains("! UNKNOWN: for some no answer came."), typed.out());
    }

    @Test
    void cancelNeedsOneOrderOrAll() {
        assertEquals(
                new Typed(2, "", "jeoul: cancel: no order named; expected either an ID or --all\n"),
                run("cancel", "--yes"));
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: cancel: an ID beside --all; expected either an ID or --all\n"),
                run("cancel", "1", "--all", "--yes"));
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: ID: no order '77' today; expected a number that 'jeoul orders' shows\n"),
                run("cancel", "77", "--yes"));
        assertEquals(2, run("cancel", "--all").exit());
        assertEquals(List.of(), accounts.trades());
    }

    @Test
    void anOrderIsRevisedAndItsSharesGoByTheNewNumber() throws IOException {
        String number = accounts.foreign(69_000, 7);
        ScriptedTerminal person = new ScriptedTerminal("y");

        Typed typed =
                new AtAccount(accounts, state)
                        .with(person)
                        .run(
                                "revise",
                                number,
                                "--price",
                                "70100",
                                "--quantity",
                                "5",
                                "--json",
                                "-");
        JsonNode json = JSON.readTree(typed.out());

        assertEquals(0, typed.exit(), typed.err());
        assertEquals(
                List.of(
                        "Move shares of order "
                                + number
                                + ": buy 5 of 005930 삼성전자, limit at 70,100 won; about 350,500 won."
                                + " Send it to the mock account? [y/N]"),
                person.questions());
        assertEquals("REVISED", json.get("outcome").asText());
        assertEquals(number, json.get("revises").asText());
        assertEquals(5, json.get("filled").asLong());
        assertEquals(List.of(number), openOrders());
    }

    @Test
    void aRevisionNeedsSomethingToChange() {
        String number = accounts.foreign(69_000, 7);

        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: revise: nothing to change; expected --price, --type or both\n"),
                run("revise", number, "--yes"));
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: --quantity: '8' of 7 shares left; expected at most what is left\n"),
                run("revise", number, "--price", "69100", "--quantity", "8", "--yes"));
        assertEquals(2, run("revise", number, "--price", "69050", "--yes").exit());
        assertEquals(List.of(), accounts.trades());
    }

    private List<String> openOrders() {
        try {
            SimulatedAccounts fresh = accounts.distorting(event -> event);
            JsonNode orders =
                    JSON.readTree(new AtAccount(fresh, state).run("orders", "--json", "-").out())
                            .get("orders");
            List<String> open = new ArrayList<>();
            orders.forEach(
                    order -> {
                        if (order.get("leaves").asLong() > 0) {
                            open.add(order.get("number").asText());
                        }
                    });
            return open;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Typed run(String... args) {
        return new AtAccount(accounts, state).run(args);
    }
}

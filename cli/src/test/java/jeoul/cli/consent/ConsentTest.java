package jeoul.cli.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Canaries;
import jeoul.cli.output.Texts;
import jeoul.engine.InputException;
import org.junit.jupiter.api.Test;

class ConsentTest {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);

    @Test
    void aMockAccountAsksOnce() {
        ScriptedTerminal terminal = new ScriptedTerminal("y");

        ask(terminal, false, Optional.empty(), BrokerChoice.MOCK);

        assertEquals(List.of("Send it? [y/N]"), terminal.questions());
    }

    @Test
    void aRealAccountAsksTwiceEvenAfterYes() {
        ScriptedTerminal asked = new ScriptedTerminal("예", "4321");
        ScriptedTerminal saidYes = new ScriptedTerminal("4321");

        ask(asked, false, Optional.empty(), BrokerChoice.REAL);
        ask(saidYes, true, Optional.empty(), BrokerChoice.REAL);

        assertEquals(2, asked.questions().size());
        assertEquals(
                List.of("Real account. Type the last four of its eight digits:"),
                saidYes.questions());
    }

    @Test
    void nothingButYesIsYes() {
        for (String answer : new String[] {"", "n", "yes please", "j", "1"}) {
            refused(
                    "consent: not given, and nothing is sent; expected yes",
                    new ScriptedTerminal(answer),
                    false,
                    Optional.empty(),
                    BrokerChoice.MOCK);
        }
        refused(
                "consent: not given, and nothing is sent; expected yes",
                new ScriptedTerminal(),
                false,
                Optional.empty(),
                BrokerChoice.REAL);
    }

    @Test
    void theDigitsMustBeThoseOfTheAccount() {
        String wrong =
                ": not this account, and nothing is sent; expected the last four of the"
                        + " account's eight digits";
        refused(
                "consent" + wrong,
                new ScriptedTerminal("y", "2101"),
                false,
                Optional.empty(),
                BrokerChoice.REAL);
        refused(
                "--confirm-account" + wrong,
                Terminal.NONE,
                true,
                Optional.of("0000"),
                BrokerChoice.REAL);
        refused(
                "--confirm-account: not four digits; expected the last four of the account's eight",
                Terminal.NONE,
                true,
                Optional.of("87654321"),
                BrokerChoice.REAL);
    }

    @Test
    void whereNobodyIsItHasToBeSaidBeforehand() {
        ask(Terminal.NONE, true, Optional.empty(), BrokerChoice.MOCK);
        ask(Terminal.NONE, true, Optional.of("4321"), BrokerChoice.REAL);
        refused(
                "consent: nobody is there to ask, and nothing is sent; expected --yes",
                Terminal.NONE,
                false,
                Optional.empty(),
                BrokerChoice.MOCK);
        refused(
                "consent: nobody is there to confirm the real account, and nothing is sent; expected"
                        + " --yes and --confirm-account with the last four of the account's eight"
                        + " digits",
                Terminal.NONE,
                true,
                Optional.empty(),
                BrokerChoice.REAL);
    }

    @Test
    void noMessageShowsTheAccount() {
        InputException e =
                assertThrows(
                        InputException.class,
                        () ->
                                ask(
                                        new ScriptedTerminal("y", "9999"),
                                        false,
                                        Optional.empty(),
                                        BrokerChoice.REAL));

        assertTrue(!e.getMessage().contains("4321") && !e.getMessage().contains("9999"));
    }

    private static void ask(
            Terminal terminal, boolean yes, Optional<String> confirmed, BrokerChoice broker) {
        new Consent(terminal, TEXTS, yes, confirmed).require(broker, Canaries.keys(), "Send it?");
    }

    private static void refused(
            String message,
            Terminal terminal,
            boolean yes,
            Optional<String> confirmed,
            BrokerChoice broker) {
        InputException e =
                assertThrows(InputException.class, () -> ask(terminal, yes, confirmed, broker));
        assertEquals(message, e.getMessage());
    }
}

package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jeoul.cli.account.Accounts;
import jeoul.cli.account.SimulatedAccounts;
import jeoul.cli.consent.ScriptedTerminal;
import jeoul.cli.keys.Canaries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandsTest {

    private static final String WORD = "correct horse";

    @TempDir private Path state;

    private final SimulatedAccounts accounts = new SimulatedAccounts();

    @Test
    void keysAreAskedForUnseenAndKeptUnderAPassphrase() {
        ScriptedTerminal person = typing(WORD, WORD);

        Typed login = at().with(person).run("login", "mock", "--store", "keystore");
        Typed used = at().with(new ScriptedTerminal(WORD)).run("account");
        Typed wrong = at().with(new ScriptedTerminal("wrong horse")).run("account");

        assertEquals(0, login.exit(), login.err());
        assertTrue(person.questions().stream().allMatch(q -> q.startsWith("unseen: ")));
        assertEquals(
                "Keys for mock are kept\nEncrypted under your passphrase, in "
                        + state.resolve("jeoul/keys.p12")
                        + ". There is no way back to a passphrase that is forgotten.\nNothing was"
                        + " sent to the broker. To try them: jeoul doctor --broker mock\n",
                login.out());
        assertEquals(0, used.exit(), used.err());
        assertEquals(2, wrong.exit());
        assertTrue(wrong.err().contains("opens by another passphrase"), wrong.err());
    }

    @Test
    void aPassphraseTypedTwiceDifferentlyKeepsNothing() {
        Typed login =
                at().with(typing(WORD, "correct house"))
                        .run("login", "mock", "--store", "keystore");

        assertEquals(
                new Typed(2, "", "jeoul: passphrase: not the same twice; expected it twice\n"),
                login);
        assertFalse(Files.exists(state.resolve("jeoul/keys.p12")));
    }

    @Test
    void aFileInTheClearIsSaidToBeOne() {
        Typed login = at().with(typing()).run("login", "real", "--store", "file");
        Typed elsewhere = at().run("account", "--broker", "mock");
        Typed used = at().run("account", "--broker", "real");

        assertEquals(0, login.exit(), login.err());
        assertTrue(login.out().contains("! They stand there in the clear"), login.out());
        assertEquals(2, elsewhere.exit());
        assertEquals(0, used.exit(), used.err());
    }

    @Test
    void keysOfTheVariablesArePutAwayWhereNobodyIsToAsk() {
        AtAccount server =
                new AtAccount(accounts, state).variable("JEOUL_KEYSTORE_PASSPHRASE", WORD);

        Typed login = server.run("login", "mock", "--store", "keystore");
        Typed used = server.withoutKeys().run("account");

        assertEquals(0, login.exit(), login.err());
        assertEquals(0, used.exit(), used.err());
    }

    @Test
    void whereNobodyIsToAskLoginSaysWhatToDo() {
        assertEquals(
                new Typed(
                        2,
                        "",
                        "jeoul: login: nobody is there to ask for keys; expected a terminal, or the"
                                + " variables JEOUL_KIS_APP_KEY, JEOUL_KIS_APP_SECRET,"
                                + " JEOUL_KIS_ACCOUNT\n"),
                at().run("login", "mock", "--store", "file"));
    }

    @Test
    void wrongKeysAreNamedAndNotRepeated() {
        refused(
                "app key: 35 characters; expected 36 characters as KIS shows them",
                Canaries.APP_KEY.substring(1),
                Canaries.APP_SECRET,
                Canaries.ACCOUNT + "-01",
                "");
        refused(
                "account number: product code 29; expected product code 01, a stock account: orders"
                        + " of pension, futures and other accounts go by other rules",
                Canaries.APP_KEY,
                Canaries.APP_SECRET,
                Canaries.ACCOUNT + "-29",
                "");
        refused("login: broken off; expected all four answers", Canaries.APP_KEY);
        assertFalse(Files.exists(state.resolve("jeoul")));
    }

    @Test
    void aStoreThatIsNoneIsRefused() {
        Typed typed = at().run("login", "mock", "--store", "fil");
        Typed broker = at().run("login", "moc");

        assertEquals(
                "jeoul: --store: 'fil', did you mean 'file'?; expected one of keychain, keystore,"
                        + " file\n",
                typed.err());
        assertEquals(2, broker.exit());
        assertEquals(2, at().run("login").exit());
        assertEquals(2, at().run("logout").exit());
    }

    @Test
    void logoutRemovesThemFromEveryStore() {
        at().with(typing()).run("login", "mock", "--store", "file");

        Typed logout = at().run("logout", "mock");
        Typed again = at().run("logout", "mock");
        Typed variables = new AtAccount(accounts, state).run("logout", "mock");

        assertEquals(
                new Typed(
                        0,
                        "Keys for mock are removed\nFrom the file "
                                + state.resolve("jeoul/keys.json")
                                + ".\n",
                        ""),
                logout);
        assertEquals(new Typed(0, "No keys for mock are kept here\n", ""), again);
        assertTrue(variables.out().contains("are still set, and are used."), variables.out());
        assertEquals(2, at().run("account").exit());
    }

    @Test
    void logoutGivesTheTokenBack() {
        at().with(typing(WORD, WORD)).run("login", "mock", "--store", "keystore");
        accounts.revoking(Accounts.Revocation.DONE);

        Typed logout = at().with(new ScriptedTerminal(WORD)).run("logout", "mock");

        assertEquals(0, logout.exit(), logout.err());
        assertEquals(List.of(Canaries.keys()), accounts.revoked());
        assertTrue(
                logout.out().contains("Their access token was given back to the broker"),
                logout.out());
    }

    @Test
    void keysAreGoneThoughTheBrokerCannotBeReached() {
        at().with(typing()).run("login", "mock", "--store", "file");
        accounts.revoking(Accounts.Revocation.failed("the broker does not answer: refused"));

        Typed logout = at().run("logout", "mock", "--lang", "ko");

        assertEquals(0, logout.exit(), logout.err());
        assertFalse(Files.exists(state.resolve("jeoul/keys.json")));
        assertTrue(
                logout.out().contains("브로커가 폐기를 확인하지 않았습니다: 브로커가 응답하지 않습니다: refused."),
                logout.out());
        assertTrue(at().run("logout", "mock", "--json", "-").out().contains("\"token\":\"NONE\""));
    }

    @Test
    void secretsAreNowhereButInTheStore() throws IOException {
        StringBuilder shown = new StringBuilder();
        at().with(typing(WORD, WORD)).run("login", "mock", "--store", "keystore", "-v");
        AtAccount person = at().variable("JEOUL_KEYSTORE_PASSPHRASE", WORD);
        accounts.foreign(69_000, 1);
        for (String line :
                List.of(
                        "account -v",
                        "account --json -",
                        "orders -v",
                        "price 005930 -v",
                        "order buy 005930 1 --yes -v",
                        "order buy 005930 1 -v",
                        "order buy 005930 1 --broker http://127.0.0.1:1 --profile real --yes"
                                + " --confirm-account 0000 -v",
                        "cancel 99 --yes -v",
                        "cancel --all --yes -v",
                        "doctor -v",
                        "doctor --json -",
                        "logout mock -v")) {
            Typed typed = person.run(line.split(" ", -1));
            shown.append(typed.out()).append(typed.err());
        }
        Typed bad =
                at().with(
                                new ScriptedTerminal(
                                        Canaries.APP_KEY, Canaries.APP_SECRET + "x", "1", ""))
                        .run("login", "mock", "-v");
        shown.append(bad.out()).append(bad.err());

        for (String secret : Canaries.secrets()) {
            assertFalse(shown.toString().contains(secret), shown.toString());
        }
        assertFalse(shown.toString().contains(WORD));
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                Canaries.secrets().forEach(secret -> assertFalse(content.contains(secret)));
            }
        }
    }

    private void refused(String message, String... typed) {
        assertEquals(
                new Typed(2, "", "jeoul: " + message + "\n"),
                at().with(new ScriptedTerminal(typed)).run("login", "mock", "--store", "file"));
    }

    private static ScriptedTerminal typing(String... more) {
        return new ScriptedTerminal(
                Stream.concat(
                                Stream.of(
                                        Canaries.APP_KEY,
                                        Canaries.APP_SECRET,
                                        Canaries.ACCOUNT + "-01",
                                        Canaries.HTS_ID),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private AtAccount at() {
        return new AtAccount(accounts, state).withoutKeys();
    }
}

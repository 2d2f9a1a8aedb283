package jeoul.cli.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jeoul.engine.InputException;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static final String KEY = Canaries.APP_KEY;
    private static final String SECRET = Canaries.APP_SECRET;

    @Test
    void whatAPersonPastesIsRead() {
        Credentials keys = Credentials.of(" " + KEY + "\n", SECRET, "8765432101", " ");

        assertEquals(KEY, keys.appKey().value());
        assertEquals("87654321", keys.account().account());
        assertEquals("01", keys.account().product());
        assertTrue(keys.htsId().isEmpty());
    }

    @Test
    void printedTheyShowNothing() {
        String printed = Canaries.keys().toString();

        assertEquals("Credentials[***]", printed);
        Canaries.secrets().forEach(secret -> assertFalse(printed.contains(secret)));
    }

    @Test
    void aMessageNamesTheFieldAndWhatWouldBeRightAndNeverTheValue() {
        refused(
                "app key: 35 characters; expected 36 characters as KIS shows them",
                KEY.substring(1),
                SECRET,
                "87654321-01");
        refused(
                "app secret: 181 characters; expected 180 characters as KIS shows them",
                KEY,
                SECRET + "x",
                "87654321-01");
        refused("app key: empty; expected 36 characters as KIS shows them", "", SECRET, "1");
        refused(
                "app key: a character that no key has; expected 36 characters as KIS shows them",
                "한" + KEY.substring(1),
                SECRET,
                "87654321-01");
        for (String account :
                new String[] {"7654321-01", "87654321-1", "87654321-0a", "8765432_-01"}) {
            refused(
                    "account number: of another form; expected 8 and 2 digits such as 12345678-01",
                    KEY,
                    SECRET,
                    account);
        }
    }

    @Test
    void onlyAStockAccountIsTaken() {
        refused(
                "account number: product code 22; expected product code 01, a stock account: orders"
                        + " of pension, futures and other accounts go by other rules",
                KEY,
                SECRET,
                "87654321-22");
    }

    private static void refused(String message, String key, String secret, String account) {
        InputException e =
                assertThrows(InputException.class, () -> Credentials.of(key, secret, account, ""));
        assertEquals(message, e.getMessage());
    }
}

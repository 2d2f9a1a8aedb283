package jeoul.cli.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {

    private static final PassphrasePrompt WORD = (place, fresh) -> "correct horse".toCharArray();

    @TempDir private Path folder;

    @Test
    void eachStoreGivesBackWhatItWasGivenForEachBroker() throws IOException {
        Credentials real = Credentials.of(Canaries.APP_KEY, Canaries.APP_SECRET, "1111111101", "");
        for (CredentialStore store :
                new CredentialStore[] {
                    new FileStore(folder.resolve("sub/keys.json")),
                    new KeystoreFile(folder.resolve("sub/keys.p12"), WORD),
                    new KeychainStore(new MemoryKeychain())
                }) {
            List<Credentials> gone = new ArrayList<>();
            assertEquals(Optional.empty(), store.load(BrokerChoice.MOCK));

            store.save(BrokerChoice.MOCK, Canaries.keys());
            store.save(BrokerChoice.REAL, real);

            assertEquals(Optional.of(Canaries.keys()), store.load(BrokerChoice.MOCK));
            assertEquals(Optional.of(real), store.load(BrokerChoice.REAL));
            assertTrue(store.remove(BrokerChoice.MOCK, gone::add));
            assertFalse(store.remove(BrokerChoice.MOCK, gone::add));
            assertEquals(Optional.of(real), store.load(BrokerChoice.REAL));
            assertTrue(store.remove(BrokerChoice.REAL, gone::add));
            assertEquals(List.of(Canaries.keys(), real), gone);
            assertFalse(Files.exists(folder.resolve(store.place())));
        }
    }

    @Test
    void keysThatCannotBeReadAreRemovedAllTheSame() throws IOException {
        MemoryKeychain keychain = new MemoryKeychain();
        keychain.put("mock", "no keys");
        List<Credentials> gone = new ArrayList<>();

        assertTrue(new KeychainStore(keychain).remove(BrokerChoice.MOCK, gone::add));

        assertTrue(keychain.get("mock").isEmpty());
        assertEquals(List.of(), gone);
    }

    @Test
    void onlyTheOwnerMayReadWhatIsKept() throws IOException {
        Path file = folder.resolve("keys.json");
        new FileStore(file).save(BrokerChoice.MOCK, Canaries.keys());

        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aFileThatOthersMayReadIsNotUsed() throws IOException {
        Path file = folder.resolve("keys.json");
        FileStore store = new FileStore(file);
        store.save(BrokerChoice.MOCK, Canaries.keys());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        InputException e = assertThrows(InputException.class, () -> store.load(BrokerChoice.MOCK));

        assertEquals(
                file + ": others may read or write it; expected mode 600: chmod 600 FILE",
                e.getMessage());
    }

    @Test
    void aKeystoreShowsNothingWithoutItsPassphrase() throws IOException {
        Path file = folder.resolve("keys.p12");
        new KeystoreFile(file, WORD).save(BrokerChoice.MOCK, Canaries.keys());

        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        InputException e =
                assertThrows(
                        InputException.class,
                        () ->
                                new KeystoreFile(file, (p, fresh) -> "wrong horse".toCharArray())
                                        .load(BrokerChoice.MOCK));

        Canaries.secrets().forEach(secret -> assertFalse(bytes.contains(secret)));
        assertEquals(
                file + ": opens by another passphrase; expected the passphrase given at login",
                e.getMessage());
    }

    @Test
    void aShortPassphraseAndADamagedStoreAreRefused() throws IOException {
        Path file = folder.resolve("keys.p12");
        InputException shortWord =
                assertThrows(
                        InputException.class,
                        () ->
                                new KeystoreFile(file, (p, fresh) -> "seven77".toCharArray())
                                        .save(BrokerChoice.MOCK, Canaries.keys()));
        assertEquals(
                "passphrase: 7 characters; expected at least 8 characters", shortWord.getMessage());

        OwnerOnly.write(file, "not a keystore".getBytes(StandardCharsets.UTF_8));
        InputException damaged =
                assertThrows(
                        InputException.class,
                        () -> new KeystoreFile(file, WORD).load(BrokerChoice.MOCK));
        assertEquals(
                file + ": not a keystore; expected one that login wrote", damaged.getMessage());
    }

    @Test
    void aDamagedFileIsNamedAndNotQuoted() throws IOException {
        Path file = folder.resolve("keys.json");
        OwnerOnly.write(
                file, ("{\"mock\": " + Canaries.APP_SECRET).getBytes(StandardCharsets.UTF_8));

        InputException e =
                assertThrows(
                        InputException.class, () -> new FileStore(file).load(BrokerChoice.MOCK));

        assertEquals(
                file + ": not a file of keys; expected one that login wrote: log in again",
                e.getMessage());
        assertEquals(null, e.getCause());
    }

    @Test
    void variablesComeBeforeFilesAndHalfOfThemIsAMistake() throws IOException {
        Map<String, String> environment = new HashMap<>(Canaries.environment());
        environment.put("XDG_STATE_HOME", folder.toString());
        environment.put("JEOUL_KEYCHAIN", "off");
        CredentialStore file =
                KeyRing.of(environment, WORD).store(CredentialStore.Kind.FILE).orElseThrow();
        file.save(
                BrokerChoice.MOCK,
                Credentials.of(Canaries.APP_KEY, Canaries.APP_SECRET, "1111111101", ""));

        assertEquals(Canaries.keys(), found(environment).keys());

        environment.remove("JEOUL_KIS_APP_KEY");
        InputException half = assertThrows(InputException.class, () -> found(environment));
        assertEquals(
                "environment: JEOUL_KIS_APP_KEY not set beside the others; expected all of"
                        + " JEOUL_KIS_APP_KEY, JEOUL_KIS_APP_SECRET, JEOUL_KIS_ACCOUNT, or none",
                half.getMessage());

        environment.keySet().removeIf(name -> name.startsWith("JEOUL_KIS"));
        assertEquals("11111111", found(environment).keys().account().account());
    }

    @Test
    void withoutKeysItSaysHowToGiveSome() {
        InputException e =
                assertThrows(
                        InputException.class,
                        () ->
                                found(
                                        Map.of(
                                                "XDG_STATE_HOME",
                                                folder.toString(),
                                                "JEOUL_KEYCHAIN",
                                                "off")));

        assertEquals(
                "--broker mock: no keys are kept for it; expected keys: jeoul login mock, or the"
                        + " variables JEOUL_KIS_APP_KEY, JEOUL_KIS_APP_SECRET and JEOUL_KIS_ACCOUNT",
                e.getMessage());
    }

    @Test
    void aKeychainHoldsOneTextForEachBroker() throws IOException {
        MemoryKeychain keychain = new MemoryKeychain();
        new KeychainStore(keychain).save(BrokerChoice.REAL, Canaries.keys());
        keychain.put("mock", "{\"appKey\": " + Canaries.APP_KEY);

        InputException e =
                assertThrows(
                        InputException.class,
                        () -> new KeychainStore(keychain).load(BrokerChoice.MOCK));

        assertEquals("memory: not keys; expected what login wrote: log in again", e.getMessage());
        assertEquals(null, e.getCause());
        assertEquals(
                Optional.of(Canaries.keys()), new KeychainStore(keychain).load(BrokerChoice.REAL));
    }

    @Test
    void theSystemsKeychainCanBeLeftAlone() {
        assertEquals(
                Optional.empty(),
                KeyRing.of(Map.of("JEOUL_KEYCHAIN", "off", "HOME", "/h"), WORD)
                        .store(CredentialStore.Kind.KEYCHAIN));
    }

    @Test
    void theHashOfAnAccountStaysTheSameOnThisMachineAndTellsNothing() throws IOException {
        String first = new AccountHashKey(folder).of(Canaries.keys()).hex();
        String second = new AccountHashKey(folder).of(Canaries.keys()).hex();
        String elsewhere = new AccountHashKey(folder.resolve("other")).of(Canaries.keys()).hex();

        assertEquals(first, second);
        assertFalse(first.equals(elsewhere));
    }

    @Test
    void stateGoesWhereXdgSays() {
        assertEquals(
                Path.of("/x/jeoul"), StateFolder.of(Map.of("XDG_STATE_HOME", "/x", "HOME", "/h")));
        assertEquals(
                Path.of("/h/.local/state/jeoul"),
                StateFolder.of(Map.of("XDG_STATE_HOME", "relative", "HOME", "/h")));
    }

    private static KeyRing.Found found(Map<String, String> environment) throws IOException {
        return KeyRing.of(environment, WORD).require(BrokerChoice.MOCK);
    }
}

package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jeoul.engine.InputException;
import jeoul.kis.client.TokenStore.Token;
import jeoul.kis.wire.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TokenFileTest {

    private static final Secret KEY = new Secret("PSCANARYKEY");
    private static final String MOCK = "https://mock.example:29443";
    private static final Token TOKEN =
            new Token(
                    new Secret("eyCANARY.TOKEN"),
                    Instant.parse("2026-11-19T23:00:00Z"),
                    Instant.parse("2026-11-20T23:00:00Z"));

    @TempDir private Path temp;

    @Test
    void discardedTokenLeavesNoFileOrOnlyWhenOneWasAskedFor() throws IOException {
        TokenFile file = new TokenFile(temp, KEY, MOCK);
        file.permitIssue(TOKEN.issued());
        file.save(TOKEN);

        assertEquals(Optional.of(TOKEN), file.discard(TOKEN.issued().plusSeconds(59)));
        assertEquals(Optional.empty(), file.load());
        assertEquals(
                TOKEN.issued().plusSeconds(61), file.permitIssue(TOKEN.issued().plusSeconds(59)));
        file.save(TOKEN);
        assertEquals(Optional.of(TOKEN), file.discard(TOKEN.issued().plusSeconds(62)));

        try (Stream<Path> left = Files.list(temp)) {
            assertTrue(left.noneMatch(path -> path.toString().endsWith(".json")));
        }
        assertEquals(Optional.empty(), file.discard(TOKEN.issued()));
    }

    @Test
    void keepsATokenForTheNextProgram() {
        file().save(TOKEN);

        assertEquals(Optional.of(TOKEN), file().load());
    }

    @Test
    void holdsNothingAtFirst() {
        assertEquals(Optional.empty(), file().load());
    }

    @Test
    void replacesTheTokenBefore() {
        Token next = token("next");
        file().save(TOKEN);

        file().save(next);

        assertEquals(Optional.of(next), file().load());
    }

    @Test
    void keepsApartWhatIsForAnotherKeyOrServer() {
        file().save(TOKEN);

        assertEquals(Optional.empty(), new TokenFile(temp, new Secret("OTHER"), MOCK).load());
        assertEquals(
                Optional.empty(), new TokenFile(temp, KEY, "https://real.example:9443").load());
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        Path inside = temp.resolve("made/here");
        TokenFile file = new TokenFile(inside, KEY, MOCK);
        file.permitIssue(TOKEN.issued());
        file.save(TOKEN);

        List<Path> files = files(inside);
        assertEquals(2, files.size());
        for (Path each : files) {
            assertEquals(
                    PosixFilePermissions.fromString("rw-------"),
                    Files.getPosixFilePermissions(each));
        }
        assertEquals(
                PosixFilePermissions.fromString("rwx------"),
                Files.getPosixFilePermissions(inside));
    }

    @Test
    void isAnAccessListOfOneWhereThereAreNoModes() throws IOException {
        UserPrincipal owner = Files.getOwner(temp);

        FileAttribute<List<AclEntry>> access = OwnersFolder.accessFor(owner);

        assertEquals("acl:acl", access.name());
        assertEquals(1, access.value().size());
        assertEquals(owner, access.value().get(0).principal());
        assertEquals(AclEntryType.ALLOW, access.value().get(0).type());
        assertEquals(Set.of(AclEntryPermission.values()), access.value().get(0).permissions());
    }

    @Test
    void doesNotNameTheKey() throws IOException {
        file().save(TOKEN);

        for (Path each : files(temp)) {
            assertTrue(
                    each.getFileName().toString().matches("token-[0-9a-f]{16}\\.(json|lock)"),
                    each.toString());
            assertFalse(Files.readString(each).contains("PSCANARYKEY"));
        }
    }

    @Test
    void letsATokenBeIssuedOnceAMinuteByAllTogether() {
        assertEquals(at("09:00:00"), file().permitIssue(at("09:00:00")));
        assertEquals(at("09:01:01"), file().permitIssue(at("09:00:00")));
        assertEquals(at("09:01:01"), file().permitIssue(at("09:00:59")));
        assertEquals(at("09:01:01"), file().permitIssue(at("09:01:01")));
        assertEquals(at("09:02:02"), file().permitIssue(at("09:01:02")));
    }

    @Test
    void letsOnlyOneOfManyThreadsIssue() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Instant>> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            asked.add(threads.submit(() -> file().permitIssue(at("09:00:00"))));
        }
        int permitted = 0;
        for (Future<Instant> each : asked) {
            permitted += each.get().equals(at("09:00:00")) ? 1 : 0;
        }
        threads.shutdown();

        assertEquals(1, permitted);
    }

    @Test
    void remembersTheMinuteWhateverBecomesOfTheToken() {
        file().permitIssue(at("09:00:00"));
        file().save(TOKEN);
        file().forget(TOKEN);

        assertEquals(at("09:01:01"), file().permitIssue(at("09:00:30")));
    }

    @Test
    void doesNotWaitForAStampOfAClockThatWasWrong() {
        file().permitIssue(at("21:00:00"));

        assertEquals(at("09:00:00"), file().permitIssue(at("09:00:00")));
    }

    @Test
    void keepsTheTokenWhileAnotherIsAskedFor() {
        file().save(TOKEN);

        file().permitIssue(at("09:00:00"));

        assertEquals(Optional.of(TOKEN), file().load());
    }

    @Test
    void forgetsTheTokenThatIsNamedAndNoOther() {
        Token next = token("next");
        file().save(next);

        file().forget(TOKEN);
        assertEquals(Optional.of(next), file().load());

        file().forget(next);
        assertEquals(Optional.empty(), file().load());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\u0000\u0000\u0000\u0000",
                "{\"token\":\"eyCANARY\"}",
                "{\"token\":\"eyCANARY\",\"issued\":\"2026-11-19T23:00:00Z\",\"expires\":\"soon\"}",
                "{\"token\":\" \",\"issued\":\"2026-11-19T23:00:00Z\","
                        + "\"expires\":\"2026-11-19T23:00:00Z\"}",
                "{\"token\":{\"a\":\"b\"}}",
                "{\"asked\":12}",
            })
    void countsADamagedFileAsNone(String damaged) throws IOException {
        file().save(TOKEN);
        Files.writeString(json(), damaged);

        assertEquals(Optional.empty(), file().load());
        assertEquals(at("09:00:00"), file().permitIssue(at("09:00:00")));
        file().save(TOKEN);
        assertEquals(Optional.of(TOKEN), file().load());
    }

    @Test
    void countsAFileCutAnywhereAsNone() throws IOException {
        file().save(TOKEN);
        String whole = Files.readString(json());

        for (int i = 0; i < whole.length(); i++) {
            Files.writeString(json(), whole.substring(0, i));
            assertEquals(Optional.empty(), file().load(), whole.substring(0, i));
        }
    }

    @Test
    void passesOverWhatADeadProgramLeftHalfWritten() throws IOException {
        file().save(TOKEN);
        Path draft = temp.resolve(json().getFileName().toString().replace(".json", ".new"));
        Files.writeString(draft, "{\"token\":\"ey");

        file().save(token("next"));

        assertEquals(Optional.of(token("next")), file().load());
        assertFalse(Files.exists(draft));
    }

    @Test
    void refusesAFolderThatIsNone() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        InputException refused =
                assertThrows(InputException.class, () -> new TokenFile(file, KEY, MOCK));

        assertEquals(file.toString(), refused.where());
    }

    @Test
    void saysWithoutTheTokenThatTheDiskRefuses() throws IOException {
        file().save(TOKEN);
        Path json = json();
        Files.delete(json);
        Files.createDirectories(json.resolve("in the way"));

        UncheckedIOException refused =
                assertThrows(UncheckedIOException.class, () -> file().save(TOKEN));

        assertFalse(refused.toString().contains("CANARY"), refused.toString());
        assertFalse(refused.getCause().toString().contains("CANARY"));
    }

    private TokenFile file() {
        return new TokenFile(temp, KEY, MOCK);
    }

    private static Token token(String value) {
        return new Token(new Secret(value), TOKEN.issued(), TOKEN.expires());
    }

    private Path json() throws IOException {
        return files(temp).stream()
                .filter(file -> file.toString().endsWith(".json"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }
}

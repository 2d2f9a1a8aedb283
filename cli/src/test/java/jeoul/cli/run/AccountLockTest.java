package jeoul.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.InputException;
import jeoul.engine.journal.AccountHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountLockTest {

    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");

    @TempDir private Path state;

    @Test
    @SuppressWarnings("try")
    void oneAccountHasOneRunAtATime() {
        RunFolder runs = runs();

        try (AccountLock first = AccountLock.of(runs, account("1"));
                AccountLock other = AccountLock.of(runs, account("2"))) {
            InputException e =
                    assertThrows(InputException.class, () -> AccountLock.of(runs, account("1")));
            assertTrue(e.getMessage().contains("another run"), e.getMessage());
        }
        AccountLock.of(runs, account("1")).close();
    }

    @Test
    @SuppressWarnings("try")
    void itCanBeSeenWhetherAnybodyRuns() {
        assertFalse(AccountLock.isHeld(runs(), account("1")), "no run ever was");

        try (AccountLock lock = AccountLock.of(runs(), account("1"))) {
            assertTrue(AccountLock.isHeld(runs(), account("1")));
        }

        assertFalse(AccountLock.isHeld(runs(), account("1")));
    }

    @Test
    void theFileOfADeadProgramLocksNothing() {
        AccountLock.of(runs(), account("1")).close();

        assertTrue(Files.isDirectory(state.resolve("jeoul/runs")));
        AccountLock.of(runs(), account("1")).close();
    }

    @Test
    void journalsAreNamedByTheirBeginningAndTheNewestIsFound() throws IOException {
        RunFolder runs = runs();
        assertEquals(Optional.empty(), runs.newest());

        Path first = runs.fresh(NOON);
        Files.createFile(first);
        Path second = runs.fresh(NOON);
        Files.createFile(second);

        assertEquals("2026-11-20T120000-01.journal", first.getFileName().toString());
        assertEquals("2026-11-20T120000-02.journal", second.getFileName().toString());
        assertEquals(Optional.of(second), runs.newest());
    }

    private RunFolder runs() {
        return RunFolder.of(Map.of("XDG_STATE_HOME", state.toString()));
    }

    private static AccountHash account(String number) {
        return AccountHash.of("sixteen bytes or more".getBytes(StandardCharsets.UTF_8), number);
    }
}

package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jeoul.kis.wire.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedGateTest {

    private static final Secret KEY = new Secret("PSCANARYKEY");
    private static final String SERVER = "http://127.0.0.1:8080";

    @TempDir private Path temp;

    @Test
    void letsTheFirstCallThroughAtOnceAndTellsWhenTheNextMayFollow() {
        SharedGate gate = gate(CallRate.MOCK);

        assertEquals(at("09:00:00"), gate.permit(at("09:00:00")));
        assertEquals(at("09:00:01.100"), gate.permit(at("09:00:00")));
        assertEquals(at("09:00:01.100"), gate.permit(at("09:00:01")));
        assertEquals(at("09:00:01.100"), gate.permit(at("09:00:01.100")));
        assertEquals(at("09:00:02.200"), gate.permit(at("09:00:01.100")));
    }

    @Test
    void doesNotSaveUpWhatWasNotUsed() {
        SharedGate gate = gate(CallRate.MOCK);
        gate.permit(at("09:00:00"));

        assertEquals(at("09:10:00"), gate.permit(at("09:10:00")));
        assertEquals(at("09:10:01.100"), gate.permit(at("09:10:00")));
    }

    @Test
    void spacesEighteenCallsOverASecond() {
        SharedGate gate = gate(CallRate.REAL);

        assertEquals(at("09:00:00"), gate.permit(at("09:00:00")));

        // A second by 18 is 55,555,555.6 ns.
        assertEquals(at("09:00:00.055555556"), gate.permit(at("09:00:00")));
    }

    @Test
    void countsForAllThatNameTheSameFile() {
        gate(CallRate.MOCK).permit(at("09:00:00"));

        assertEquals(at("09:00:01.100"), gate(CallRate.MOCK).permit(at("09:00:00.500")));
    }

    @Test
    void countsForOneKeyAndServerOnly() {
        gate(CallRate.MOCK).permit(at("09:00:00"));
        SharedGate otherKey = new SharedGate(temp, new Secret("OTHER"), SERVER, CallRate.MOCK);
        SharedGate otherServer = new SharedGate(temp, KEY, "http://127.0.0.1:8090", CallRate.MOCK);

        assertEquals(at("09:00:00"), otherKey.permit(at("09:00:00")));
        assertEquals(at("09:00:00"), otherServer.permit(at("09:00:00")));
    }

    @Test
    void theSettingOfWhoCalledLastSaysWhenTheNextMayFollow() {
        SharedGate fast = gate(new CallRate(10, Duration.ofSeconds(1)));
        SharedGate slow = gate(new CallRate(1, Duration.ofSeconds(1)));
        fast.permit(at("09:00:00"));

        assertEquals(at("09:00:00.100"), slow.permit(at("09:00:00")));
        assertEquals(at("09:00:00.100"), slow.permit(at("09:00:00.100")));
        assertEquals(at("09:00:01.100"), fast.permit(at("09:00:00.300")));
        assertEquals(at("09:00:01.100"), fast.permit(at("09:00:01.100")));
        assertEquals(at("09:00:01.200"), fast.permit(at("09:00:01.100")));
    }

    @Test
    void takesAClockReadALittleEarlierForTheSameTime() {
        gate(CallRate.MOCK).permit(at("09:00:00.020"));

        assertEquals(at("09:00:01.120"), gate(CallRate.MOCK).permit(at("09:00:00")));
    }

    @Test
    void startsAnewForAnEmulatedDayThatStartsAnew() {
        gate(CallRate.MOCK).permit(at("15:30:00"));

        assertEquals(at("08:55:00"), gate(CallRate.MOCK).permit(at("08:55:00")));
        assertEquals(at("08:55:01.100"), gate(CallRate.MOCK).permit(at("08:55:00")));
    }

    @Test
    void waitsOnceWhereTheFileIsDamaged() throws IOException {
        gate(CallRate.MOCK).permit(at("09:00:00"));
        byte[] whole = Files.readAllBytes(file());

        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(file(), damaged);

            assertEquals(at("10:00:01.100"), gate(CallRate.MOCK).permit(at("10:00:00")));
            assertEquals(at("10:00:01.100"), gate(CallRate.MOCK).permit(at("10:00:01.100")));
        }
    }

    @Test
    void keepsItsFileForItsOwner() throws IOException {
        gate(CallRate.REAL).permit(at("09:00:00"));

        assertTrue(file().getFileName().toString().matches("rate-[0-9a-f]{16}"));
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(file()));
    }

    @Test
    void refusesARateThatIsNone() {
        Duration second = Duration.ofSeconds(1);

        assertThrows(IllegalArgumentException.class, () -> new CallRate(0, second));
        assertThrows(IllegalArgumentException.class, () -> new CallRate(10_001, second));
        assertThrows(IllegalArgumentException.class, () -> new CallRate(1, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new CallRate(1, Duration.ofDays(1)));
    }

    private SharedGate gate(CallRate rate) {
        return new SharedGate(temp, KEY, SERVER, rate);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }
}

package jeoul.sim.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import jeoul.engine.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a packed recording, it is replayed as it was packed or refused. */
class DamagedGzipTest {

    private static final String[] MESSAGES = {
        "34200.5,1,7,100,100000,1", "34200.6,1,8,50,100000,1",
        "34200.7,4,7,60,100000,1", "34200.8,3,8,50,100000,1"
    };

    private static final String[] BOOKS = {
        "9999999999,0,100000,100", "9999999999,0,100000,150",
        "9999999999,0,100000,90", "9999999999,0,100000,40"
    };

    @TempDir private Path folder;

    private RecordedFiles files;
    private byte[] messages;
    private String bookFile;

    @BeforeEach
    void packsARecording() throws IOException {
        files = new RecordedFiles(folder);
        messages = packed(MESSAGES);
        bookFile = files.write("b.csv", BOOKS);
    }

    private static byte[] packed(String... lines) throws IOException {
        return RecordedFiles.zipped(
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private LobsterResult replay(byte[] messages) throws IOException {
        String file = files.write("m.csv.gz", messages);
        try (LobsterFiles both = new LobsterFiles(file, bookFile)) {
            return new LobsterReplay(both, false).run(Long.MAX_VALUE);
        }
    }

    private void requireGoodEnd(Object whole, String damage, Callable<?> replay) {
        Object result;
        try {
            result = replay.call();
        } catch (InputException e) {
            assertTrue(e.getMessage().startsWith(folder.toString()), damage + ": " + e);
            assertFalse(e.getMessage().contains("null"), damage + ": " + e);
            assertTrue(
                    e.getMessage().chars().noneMatch(Character::isISOControl), damage + ": " + e);
            return;
        } catch (Exception e) {
            throw new AssertionError(damage, e);
        }
        assertEquals(whole, result, damage);
    }

    private void flipsEveryBit(byte[] packed, Object whole, Replaying replaying) {
        for (int at = 0; at < packed.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = packed.clone();
                damaged[at] ^= (byte) (1 << bit);
                requireGoodEnd(
                        whole, "byte " + at + ", bit " + bit, () -> replaying.replay(damaged));
            }
        }
    }

    private interface Replaying {
        Object replay(byte[] packed) throws IOException;
    }

    @Test
    void aFlippedBitIsNoticed() throws IOException {
        LobsterResult whole = replay(messages);
        assertEquals(3, whole.rowsEqual());

        flipsEveryBit(messages, whole, this::replay);
    }

    /** As {@code pigz} or {@code cat} make them. */
    @Test
    void aFlippedBitIsNoticedInAFileOfTwoParts() throws IOException {
        byte[] two = joined(packed(Arrays.copyOf(MESSAGES, 2)), packed(MESSAGES[2], MESSAGES[3]));
        LobsterResult whole = replay(two);
        assertEquals(3, whole.rowsEqual());

        flipsEveryBit(two, whole, this::replay);
    }

    @Test
    void aFileCutAtAnyByteIsNoticed() throws IOException {
        for (int length = 0; length < messages.length; length++) {
            byte[] cut = Arrays.copyOf(messages, length);
            String damage = "its first " + length + " bytes";
            assertThrows(InputException.class, () -> replay(cut), damage);
            requireGoodEnd("", damage, () -> replay(cut));
        }
    }

    @Test
    void whatFollowsAPackedFileIsNoticed() throws IOException {
        byte[] followed =
                joined(messages, "34200.9,1,9,1,100000,1\n".getBytes(StandardCharsets.UTF_8));

        files.refused(
                "m.csv.gz, after row 0: cannot be unpacked (something else follows its end);"
                        + " expected a gzip file",
                () -> replay(followed));
    }

    @Test
    void zerosThatFillUpTheLastBlockOfATapeAreNone() throws IOException {
        assertEquals(replay(messages), replay(joined(messages, new byte[700])));
    }

    @Test
    void aFlippedBitIsNoticedOfOrderByOrderMessages() throws IOException {
        byte[] packed =
                packed(
                        "type,time,id,price,size,type",
                        "A,100,1,11.36,100,BID",
                        "A,101,2,11.37,200,ASK",
                        "R,103,1,70",
                        "T,105,2,11.37,200");
        flipsEveryBit(packed, replayL3(packed), this::replayL3);
    }

    private L3Result replayL3(byte[] packed) throws IOException {
        try (L3Replay replay = new L3Replay(files.write("l3.csv.gz", packed))) {
            return replay.run(Long.MAX_VALUE);
        }
    }

    private static byte[] joined(byte[] one, byte[] other) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(one);
        both.write(other);
        return both.toByteArray();
    }
}

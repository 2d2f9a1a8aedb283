package jeoul.sim.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import jeoul.engine.InputException;
import org.junit.jupiter.api.function.Executable;

/** Small recordings made by hand. */
record RecordedFiles(Path folder) {

    String write(String name, String... lines) throws IOException {
        return write(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    LobsterResult lobster(boolean asOrders, String messages, String book) throws IOException {
        String messageFile = write("m.csv", messages.split("\n"));
        String bookFile = write("b.csv", book.split("\n"));
        try (LobsterFiles files = new LobsterFiles(messageFile, bookFile)) {
            return new LobsterReplay(files, asOrders).run(Long.MAX_VALUE);
        }
    }

    L3Result l3(String... lines) throws IOException {
        try (L3Replay replay = new L3Replay(write("l3.csv", lines))) {
            return replay.run(Long.MAX_VALUE);
        }
    }

    /** The message of the refusal, with the folder's path taken out. */
    void refused(String message, Executable reading) {
        InputException refusal = assertThrows(InputException.class, reading);
        assertEquals(message, refusal.getMessage().replace(folder + File.separator, ""));
    }
}

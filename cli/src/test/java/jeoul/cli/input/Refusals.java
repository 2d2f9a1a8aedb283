package jeoul.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jeoul.engine.InputException;
import org.junit.jupiter.api.function.Executable;

/** Files to read, and the messages that refuse them. */
final class Refusals {

    private Refusals() {}

    static String file(Path folder, String name, String text) throws IOException {
        return file(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static String file(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return file.toString();
    }

    /** The message of the refusal, with the folder's path taken out. */
    static void refused(Path folder, String message, Executable reading) {
        InputException refusal = assertThrows(InputException.class, reading);
        assertEquals(
                message,
                refusal.getMessage().replace(folder.toString() + java.io.File.separator, ""));
    }
}

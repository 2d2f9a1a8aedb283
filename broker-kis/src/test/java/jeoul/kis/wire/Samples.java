package jeoul.kis.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Payloads kept outside the repository. A test that needs them is skipped where they are absent.
 */
final class Samples {

    private static final Path PAYLOADS = Path.of("kis/samples");
    private static final Path FRAMES = Path.of("data/krx/kis_ws_frames.jsonl");

    private Samples() {}

    static byte[] payload(String name) {
        Path file = shared(PAYLOADS.resolve(name));
        assumeTrue(Files.exists(file), "sample payloads are not here: " + file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** One JSON object a line, each with a recorded frame. */
    static List<String> recordedFrames() {
        Path file = shared(FRAMES);
        assumeTrue(Files.exists(file), "recorded frames are not here: " + file);
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** Beside the repository, or beside the folder that holds its working trees. */
    private static Path shared(Path file) {
        Path beside = Path.of("../../shared").resolve(file);
        return Files.exists(beside) ? beside : Path.of("../../../shared").resolve(file);
    }
}

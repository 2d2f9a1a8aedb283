package jeoul.sim.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Recordings that may be read where they lie and may not be shipped. */
final class SharedRecordings {

    private SharedRecordings() {}

    /**
     * The path of a file in {@code shared/data/lob} beside the project; skips the test if absent.
     */
    static String file(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path file = folder.resolve("shared/data/lob").resolve(name);
            if (Files.exists(file)) {
                return file.toString();
            }
            folder = folder.getParent();
        }
        assumeTrue(false, "no shared/data/lob/" + name + " beside the project");
        return "";
    }
}

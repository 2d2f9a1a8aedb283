package jeoul.sim.recording;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file whose end is missing, as a recorder leaves it that was stopped while it wrote.
 *
 * @param rows how many are whole
 * @param bytes of the file that hold them; what follows is no whole block
 * @param ignored bytes that follow
 */
public record Cut(Path file, long rows, long bytes, long ignored) {

    public Cut {
        Objects.requireNonNull(file, "file");
    }
}

package jeoul.engine.journal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a journal while a run writes it: each look hands over the steps that were added since the
 * one before, so that following a run costs what the run adds and not what it has become.
 */
public final class JournalTail {

    private final Path file;
    private Optional<StepCursor> before = Optional.empty();

    /**
     * @param file the journal, which must not become another between two looks
     */
    public JournalTail(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /**
     * Hands over, oldest first, the steps kept since the last look.
     *
     * @param steps what it throws ends the look, and no other can follow
     * @return how many
     * @throws Journal.JournalException if the file cannot be read, or is damaged
     */
    public int read(Consumer<Step> steps) {
        int count = 0;
        try (StepCursor cursor = StepCursor.open(file, before)) {
            for (; cursor.hasNext(); count++) {
                steps.accept(cursor.next());
            }
            before = Optional.of(cursor);
        }
        return count;
    }
}

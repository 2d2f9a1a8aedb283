package jeoul.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jeoul.cli.keys.StateFolder;
import jeoul.engine.InputException;
import jeoul.engine.market.Seoul;

/**
 * Where the journals of runs are kept, one file each, named by when the run really began: an
 * emulated session may begin in any year.
 */
public final class RunFolder {

    private static final String ENDING = ".journal";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss", Locale.ROOT);

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /** {@code runs} in the folder of {@link StateFolder}. */
    public static RunFolder of(Map<String, String> environment) {
        return new RunFolder(StateFolder.of(environment).resolve("runs"));
    }

    public Path path() {
        return folder;
    }

    /**
     * A name no journal has yet.
     *
     * @param now the time of the wall clock
     * @throws InputException if the folder cannot be made
     */
    public Path fresh(Instant now) {
        create();
        String time = NAME.format(now.atZone(Seoul.ZONE));
        int counter = 1;
        while (Files.exists(folder.resolve(name(time, counter)))) {
            counter++;
        }
        return folder.resolve(name(time, counter));
    }

    private static String name(String time, int counter) {
        return String.format(Locale.ROOT, "%s-%02d%s", time, counter, ENDING);
    }

    void create() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InputException(
                    folder.toString(),
                    "cannot be created: " + e.getMessage(),
                    "a folder that may be written to: set XDG_STATE_HOME",
                    e);
        }
    }

    /** The journal of the run begun last. */
    public Optional<Path> newest() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
        } catch (IOException e) {
            throw new InputException(
                    folder.toString(), "cannot be read: " + e.getMessage(), "a readable folder", e);
        }
    }
}

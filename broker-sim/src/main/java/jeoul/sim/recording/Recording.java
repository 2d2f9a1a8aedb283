package jeoul.sim.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jeoul.engine.InputException;

/** A directory of recorded days, each in a directory named as {@code 2026-11-20}. */
public final class Recording {

    private final Path directory;
    private final TreeSet<LocalDate> dates = new TreeSet<>();

    /**
     * @throws InputException if there is no recorded day
     */
    public Recording(Path directory) {
        this.directory = directory;
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (Files.exists(RecordedDay.symbols(entry))) {
                    addDate(entry.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw new InputException(
                    directory.toString(),
                    Files.exists(directory) ? "is not a directory" : "does not exist",
                    "a directory of recorded days",
                    e);
        }
        if (dates.isEmpty()) {
            throw new InputException(
                    directory.toString(),
                    "holds no recorded day",
                    "directories such as 2026-11-20 with a symbols.avro in them");
        }
    }

    /** The recorded days, at least one, oldest first. */
    public List<LocalDate> dates() {
        return new ArrayList<>(dates);
    }

    /**
     * @throws InputException if the day was not recorded
     */
    public RecordedDay day(LocalDate date) {
        if (!dates.contains(date)) {
            throw new InputException(
                    directory.toString(),
                    "holds no recording of " + date,
                    "one of its days: "
                            + dates.stream()
                                    .map(LocalDate::toString)
                                    .collect(Collectors.joining(", ")));
        }
        return new RecordedDay(directory.resolve(date.toString()), date);
    }

    private void addDate(String name) {
        try {
            dates.add(LocalDate.parse(name));
        } catch (DateTimeParseException e) {
            throw new InputException(
                    directory.resolve(name).toString(),
                    "is not named as a day",
                    "a name such as 2026-11-20",
                    e);
        }
    }
}

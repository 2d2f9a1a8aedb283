package jeoul.cli.record;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jeoul.engine.market.Listing;

/**
 * What came of recording.
 *
 * @param folder of the day
 * @param from when the first symbol was asked for
 * @param gaps times in which nothing was heard, oldest first
 * @param ofOtherDays quotes and trades that the broker stamped with another day, left out
 */
public record RecordedSession(
        Path folder,
        LocalDate date,
        Instant from,
        Instant to,
        Ending ending,
        List<Row> rows,
        List<Gap> gaps,
        long ofOtherDays) {

    public RecordedSession {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(ending, "ending");
        rows = List.copyOf(rows);
        gaps = List.copyOf(gaps);
    }

    /** Why it ended. */
    public enum Ending {
        /** The market closed. */
        CLOSE,
        /** At the time that was asked for. */
        UNTIL,
        /** Somebody stopped it. */
        PERSON
    }

    /** How much was written of one symbol. */
    public record Row(Listing listing, long quotes, long trades) {}

    /** From the last that was heard before to the first after. */
    public record Gap(Instant from, Instant to, String reason) {}
}

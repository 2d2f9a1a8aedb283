package jeoul.cli.run;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import jeoul.engine.InputException;
import jeoul.engine.day.JournalledDay;
import jeoul.engine.execute.Executor;
import jeoul.engine.execute.Recovery;
import jeoul.engine.journal.JournalReader;
import jeoul.engine.journal.RunEnd;
import jeoul.engine.journal.RunStart;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;

/** What the journal of a run tells, while it runs or after. */
public final class RunReading {

    private final Path file;
    private final JournalledDay day;
    private final RunNotes notes;
    private final Executor executor;
    private final TrackReader tracks;
    private final boolean closed;
    private final Optional<RunEnd> end;

    private RunReading(
            Path file,
            JournalledDay day,
            RunNotes notes,
            Executor executor,
            TrackReader tracks,
            boolean closed,
            Optional<RunEnd> end) {
        this.file = file;
        this.day = day;
        this.notes = notes;
        this.executor = executor;
        this.tracks = tracks;
        this.closed = closed;
        this.end = end;
    }

    /**
     * @throws InputException if the file is no journal of a run, or one that this program cannot
     *     repeat
     */
    public static RunReading of(Path file, TradingCalendar calendar) {
        try (JournalReader reader = JournalReader.open(file)) {
            Started started = Started.of(file, reader.start(), calendar);
            TrackReader tracks = new TrackReader();
            Executor executor;
            try {
                executor =
                        Recovery.replay(
                                started.day().execution(), reader.steps().peek(tracks::read));
            } catch (Recovery.ReplayException e) {
                throw notRepeated(file, started.notes(), e);
            }
            return new RunReading(
                    file,
                    started.day(),
                    started.notes(),
                    executor,
                    tracks,
                    reader.isClosed(),
                    reader.end());
        }
    }

    /** Says that this program does not repeat a journal. */
    public static InputException notRepeated(
            Path file, RunNotes notes, Recovery.ReplayException problem) {
        return new InputException(
                file.toString(),
                problem.getMessage(),
                "the program that wrote it, version " + notes.version(),
                problem);
    }

    /**
     * What a journal was begun with.
     *
     * @param notes what it keeps beside the day
     */
    public record Started(JournalledDay day, RunNotes notes) {

        /**
         * @throws InputException if it was not begun by a run of this program's making
         */
        public static Started of(Path file, RunStart start, TradingCalendar calendar) {
            try {
                return new Started(JournalledDay.fromJournal(start, calendar), RunNotes.of(start));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new InputException(
                        file.toString(),
                        "cannot be understood: " + e.getMessage(),
                        "the journal of a run of this version",
                        e);
            }
        }
    }

    public Path file() {
        return file;
    }

    public JournalledDay day() {
        return day;
    }

    public RunNotes notes() {
        return notes;
    }

    /** What the executor has done so far. */
    public Executor executor() {
        return executor;
    }

    /** How far each symbol has come; those of which nothing has left are missing. */
    public NavigableMap<Symbol, SymbolTrack> tracks() {
        return tracks.tracks();
    }

    /** When something was heard last; empty before the first step. */
    public Optional<Instant> lastHeard() {
        return tracks.steps() == 0 ? Optional.empty() : Optional.of(tracks.last());
    }

    public long steps() {
        return tracks.steps();
    }

    /** Whether no program writes it, as far as the file tells. */
    public boolean isClosed() {
        return closed;
    }

    /** How the day ended; empty if it has not. */
    public Optional<RunEnding> ending() {
        return end.map(
                known ->
                        new RunEnding(
                                day,
                                notes,
                                executor.result(),
                                JournalledDay.fromJournal(known),
                                RunEnding.Why.valueOf(known.facts().get(RunEnding.WHY)),
                                Predictions.fromFacts(known.facts())));
    }
}

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
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.JournalReader;
import jeoul.engine.journal.JournalTail;
import jeoul.engine.journal.RunEnd;
import jeoul.engine.journal.RunStart;
import jeoul.engine.journal.Step;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;

/** What the journal of a run tells, while it runs or after. */
public final class RunReading {

    private final Path file;
    private final AccountHash account;
    private final JournalledDay day;
    private final RunNotes notes;
    private final Recovery.Replay replay;
    private final JournalTail tail;
    private final TrackReader tracks = new TrackReader();
    private boolean closed;
    private Optional<RunEnd> end = Optional.empty();

    private RunReading(Path file, AccountHash account, Started started) {
        this.file = file;
        this.account = account;
        this.day = started.day();
        this.notes = started.notes();
        this.replay = new Recovery.Replay(day.execution());
        this.tail = new JournalTail(file);
    }

    /**
     * Reads to the end of what is there.
     *
     * @throws InputException if the file is no journal of a run, or one that this program cannot
     *     repeat
     */
    public static RunReading of(Path file, TradingCalendar calendar) {
        try (JournalReader reader = JournalReader.open(file)) {
            RunStart start = reader.start();
            RunReading reading =
                    new RunReading(file, start.account(), Started.of(file, start, calendar));
            reading.readOn(reader);
            return reading;
        }
    }

    /**
     * Reads what was added since.
     *
     * @return whether there was something
     * @throws InputException as of {@link #of}
     */
    public boolean readOn() {
        try (JournalReader reader = JournalReader.open(file)) {
            return readOn(reader);
        }
    }

    private boolean readOn(JournalReader reader) {
        // Before the steps: of a run that had ended then, none is missing.
        closed = reader.isClosed();
        end = reader.end();
        try {
            return tail.read(this::take) > 0;
        } catch (Recovery.ReplayException e) {
            throw notRepeated(file, notes, e);
        }
    }

    private void take(Step step) {
        tracks.read(step);
        replay.accept(step);
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

    /** Whose run it is. */
    public AccountHash account() {
        return account;
    }

    public JournalledDay day() {
        return day;
    }

    public RunNotes notes() {
        return notes;
    }

    /** What the executor has done so far. */
    public Executor executor() {
        return replay.executor();
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
                                executor().result(),
                                JournalledDay.fromJournal(known),
                                RunEnding.Why.valueOf(known.facts().get(RunEnding.WHY)),
                                Predictions.fromFacts(known.facts())));
    }
}

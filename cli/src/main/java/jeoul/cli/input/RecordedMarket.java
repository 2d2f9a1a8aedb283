package jeoul.cli.input;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jeoul.engine.InputException;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.sim.recording.Cut;
import jeoul.sim.recording.RecordedActivity;
import jeoul.sim.recording.RecordedDay;
import jeoul.sim.recording.RecordedSymbol;
import jeoul.sim.recording.Recording;

/** The market of recorded days, as {@code --recording} names it. */
public final class RecordedMarket {

    private final String directory;
    private final Recording recording;
    private final Map<LocalDate, RecordedDay> days = new TreeMap<>();

    /**
     * @throws InputException if there is no recording
     */
    public RecordedMarket(String directory) {
        this.directory = directory;
        try {
            recording = new Recording(Path.of(directory));
        } catch (InvalidPathException e) {
            throw new InputException(
                    "--recording", "'" + directory + "'", "a directory of recorded days", e);
        }
    }

    public Recording recording() {
        return recording;
    }

    /**
     * The day to trade on where none is named.
     *
     * @throws InputException if several were recorded
     */
    LocalDate onlyDate() {
        List<LocalDate> dates = recording.dates();
        if (dates.size() > 1) {
            throw new InputException(
                    "--date",
                    directory + " holds several days",
                    "one of them: "
                            + dates.stream()
                                    .map(LocalDate::toString)
                                    .collect(Collectors.joining(", ")));
        }
        return dates.get(0);
    }

    /**
     * The recorded days must go on without a gap.
     *
     * @throws InputException if one of them is missing
     */
    public void require(TradingCalendar calendar, LocalDate first, long count) {
        LocalDate date = first;
        day(date);
        for (long i = 1; i < count; i++) {
            date = calendar.next(date);
            day(date);
        }
    }

    /**
     * A symbol as the recording tells it; volume and range are those of the recorded day itself.
     *
     * @return empty if it was not recorded
     */
    Optional<Instrument> instrument(LocalDate date, Symbol symbol) {
        RecordedSymbol recorded = day(date).symbols().get(symbol);
        if (recorded == null) {
            return Optional.empty();
        }
        RecordedActivity activity = day(date).activity(symbol);
        double range = (double) (activity.high() - activity.low()) / recorded.basePrice();
        return Optional.of(
                new Instrument(
                        recorded.listing(),
                        recorded.basePrice(),
                        activity.volume(),
                        Math.min(1, range),
                        recorded.mode(),
                        false));
    }

    /** The refusal of symbols without a recording. */
    InputException missing(LocalDate date, List<Symbol> symbols) {
        String codes = symbols.stream().map(Symbol::code).collect(Collectors.joining(", "));
        Optional<Cut> cut = day(date).cut();
        if (cut.isPresent()) {
            return new InputException(
                    cut.get().file().toString(),
                    "ends in mid-write and does not list " + codes,
                    "every symbol of the model and the holdings, or --keep for what is not traded");
        }
        return new InputException(
                directory,
                "holds no recording of " + codes + " on " + date,
                "every symbol of the model and the holdings, or --keep for what is not traded");
    }

    private RecordedDay day(LocalDate date) {
        return days.computeIfAbsent(date, recording::day);
    }
}

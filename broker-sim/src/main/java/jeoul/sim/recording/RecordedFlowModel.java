package jeoul.sim.recording;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jeoul.engine.market.TradingDay;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.OrderFlow;
import jeoul.sim.flow.PhaseScript;
import jeoul.sim.flow.SymbolDay;

/**
 * Makes the days that were recorded. A day or symbol that was not is refused, and so is every row
 * that cannot be, before the day begins.
 */
public final class RecordedFlowModel implements FlowModel {

    private final Recording recording;
    private final ReplaySettings settings;

    /** Only looked up, as the days are. */
    private final Map<SymbolDay, DayScan> scans = new ConcurrentHashMap<>();

    private final Map<LocalDate, RecordedDay> days = new ConcurrentHashMap<>();

    public RecordedFlowModel(Recording recording, ReplaySettings settings) {
        this.recording = recording;
        this.settings = settings;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The seed plays no part.
     *
     * @throws jeoul.engine.InputException if the recording does not hold the day
     */
    @Override
    public OrderFlow flow(SymbolDay day, TradingDay hours, long seed) {
        DayScan scan = scan(day, hours);
        RecordedDay recorded = recorded(day.date());
        return new RecordedFlow(
                recorded.rows(day.listing().symbol()),
                scan,
                day.ticks(),
                recorded.symbols().get(day.listing().symbol()).levels(),
                settings);
    }

    @Override
    public Optional<PhaseScript> phases(SymbolDay day, TradingDay hours) {
        return Optional.of(scan(day, hours).phases());
    }

    /** What is missing of the files of the days made so far, sorted by file. */
    public List<Cut> cuts() {
        return Stream.concat(
                        days.values().stream().flatMap(day -> day.cut().stream()),
                        scans.values().stream().flatMap(scan -> scan.cuts().stream()))
                .sorted(Comparator.comparing(Cut::file))
                .toList();
    }

    private RecordedDay recorded(LocalDate date) {
        return days.computeIfAbsent(date, recording::day);
    }

    private DayScan scan(SymbolDay day, TradingDay hours) {
        return scans.computeIfAbsent(
                day,
                key ->
                        new DayScan(
                                recorded(key.date()).rows(key.listing().symbol()),
                                new PhaseReading(hours, key.mode(), settings.lateness().toNanos()),
                                key.ticks(),
                                key.limits()));
    }
}

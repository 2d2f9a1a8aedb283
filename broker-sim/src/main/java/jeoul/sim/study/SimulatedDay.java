package jeoul.sim.study;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import jeoul.engine.day.DayClosing;
import jeoul.engine.day.DayTerms;
import jeoul.engine.day.PlannedDay;
import jeoul.engine.day.RebalanceDay;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.Executor;
import jeoul.engine.journal.MemoryJournal;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.report.DayReport;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.CashLow;
import jeoul.sim.flow.SymbolDay;

/** One simulated day of one account. */
final class SimulatedDay {

    /** Simulated time between two reports of progress. */
    private static final Duration PROGRESS_STEP = Duration.ofMinutes(1);

    private final Scenario scenario;
    private final Venue venue;
    private final DayTerms terms;
    private final RebalanceDay day;
    private long orders;

    /**
     * @param scenario of which the model and the market are this day's
     * @param orders made on earlier days
     */
    SimulatedDay(Scenario scenario, Strategy strategy, Venue venue, long orders) {
        this.scenario = scenario;
        this.venue = venue;
        this.orders = orders;
        TradingDay date = scenario.calendar().day(venue.simulation().date());
        terms =
                new DayTerms(
                        scenario.calendar(),
                        date,
                        scenario.model(),
                        scenario.amount(),
                        scenario.keep(),
                        strategy,
                        ExecutionLimits.DEFAULT,
                        scenario.account().charges());
        day = new RebalanceDay(terms, venue.broker(), venue.market(), venue.timeline());
    }

    /** What the day would mean to do, seen from the market of its planning time. */
    PlannedDay plan() {
        return day.plan(terms.day().at(scenario.now()));
    }

    /** How many orders were made, on this and earlier days. */
    long orders() {
        return orders;
    }

    /** Plans, executes and reconciles, up to the end of the regular day. */
    RehearsedDay run(Progress progress) {
        PlannedDay planned = plan();
        Executor executor = new Executor(day.execution(planned, orders));
        day.execute(executor, new MemoryJournal(), teller(executor, progress));
        day.waitUntil(day.over());
        CashLow low = venue.simulation().cashLow();
        DayClosing closing = day.close(planned).withLowest(low.won(), low.at());
        ExecutionResult result = executor.result();
        orders = executor.orderIds();
        DayReport report = RebalanceDay.report(terms, planned, result, closing);
        return new RehearsedDay(
                planned,
                result,
                report,
                venue.simulation().messages(),
                venue.simulation().trades(),
                printed(),
                List.of());
    }

    private NavigableMap<Symbol, Bar> printed() {
        TreeMap<Symbol, Bar> printed = new TreeMap<>();
        for (SymbolDay symbol : scenario.market()) {
            Symbol code = symbol.listing().symbol();
            venue.market().statistics(code).traded().ifPresent(bar -> printed.put(code, bar));
        }
        return printed;
    }

    private Consumer<Instant> teller(Executor executor, Progress progress) {
        if (progress == Progress.SILENT) {
            return at -> {};
        }
        Instant[] next = {Instant.MIN};
        return at -> {
            if (!at.isBefore(next[0])) {
                next[0] = at.plus(PROGRESS_STEP);
                progress.day(at, executor.counts(), venue.simulation().orderable());
            }
        };
    }
}

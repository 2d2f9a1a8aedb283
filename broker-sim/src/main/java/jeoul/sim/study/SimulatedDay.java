package jeoul.sim.study;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.execute.AccountInquiry;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.execute.ExecutionLoop;
import jeoul.engine.execute.ExecutionPlan;
import jeoul.engine.execute.ExecutionPlan.SymbolLimits;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.execute.Executor;
import jeoul.engine.journal.MemoryJournal;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.plan.PlanRequest;
import jeoul.engine.plan.Planner;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.report.DayRecord;
import jeoul.engine.report.DayReport;
import jeoul.engine.report.Reconciliation;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Slicing;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.CashLow;
import jeoul.sim.flow.SymbolDay;

/** One day of one account: reads it, plans, executes, reconciles. */
final class RebalanceDay {

    /** The regular day is over this long after its scheduled close, random ends included. */
    private static final Duration AFTER_CLOSE = Duration.ofMinutes(5);

    /** Simulated time between two reports of progress. */
    private static final Duration PROGRESS_STEP = Duration.ofMinutes(1);

    private final Scenario scenario;
    private final Strategy strategy;
    private final Venue venue;
    private long orders;

    /**
     * @param scenario of which the model and the market are this day's
     * @param orders made on earlier days
     */
    RebalanceDay(Scenario scenario, Strategy strategy, Venue venue, long orders) {
        this.scenario = scenario;
        this.strategy = strategy;
        this.venue = venue;
        this.orders = orders;
    }

    /** What the day would mean to do, seen from the market of its planning time. */
    PlannedDay plan() {
        return plan(new AccountInquiry(venue.broker(), venue.timeline()));
    }

    /** How many orders were made, on this and earlier days. */
    long orders() {
        return orders;
    }

    private PlannedDay plan(AccountInquiry inquiry) {
        TradingDay day = scenario.calendar().day(venue.simulation().date());
        Instant now = day.at(scenario.now());
        inquiry.waitUntil(now);
        AccountSnapshot before = inquiry.read();
        RebalancePlan plan =
                new Planner()
                        .plan(
                                new PlanRequest(
                                        scenario.model(),
                                        before.positions(),
                                        before.cash().d2(),
                                        tradable(),
                                        strategy.invest(),
                                        scenario.amount(),
                                        scenario.keep(),
                                        strategy.order()));
        List<ParentOrder> parents = Slicing.of(plan, strategy, day, now);
        return new PlannedDay(day, before, plan, parents);
    }

    private NavigableMap<Symbol, PlanRequest.Tradable> tradable() {
        TreeMap<Symbol, PlanRequest.Tradable> tradable = new TreeMap<>();
        for (SymbolDay symbol : scenario.market()) {
            DayStatistics statistics = venue.market().statistics(symbol.listing().symbol());
            tradable.put(
                    symbol.listing().symbol(),
                    new PlanRequest.Tradable(
                            symbol.listing().name(), statistics.lastOrBase(), statistics.mode()));
        }
        return tradable;
    }

    /** Plans, executes and reconciles, up to the end of the regular day. */
    RehearsedDay run(Progress progress) {
        AccountInquiry inquiry = new AccountInquiry(venue.broker(), venue.timeline());
        PlannedDay planned = plan(inquiry);
        Executor executor =
                new Executor(
                        new ExecutionPlan(
                                planned.day(),
                                strategy,
                                planned.parents(),
                                planned.before(),
                                limits(planned.parents()),
                                ExecutionLimits.DEFAULT,
                                orders));
        new ExecutionLoop(
                        executor,
                        venue.broker(),
                        venue.timeline(),
                        new MemoryJournal(),
                        teller(executor, progress))
                .run(inquiry.takeHeard());
        inquiry.waitUntil(planned.day().at(planned.day().close()).plus(AFTER_CLOSE));
        AccountSnapshot after = inquiry.read();
        ExecutionResult result = executor.result();
        orders = executor.orderIds();
        CashLow low = venue.simulation().cashLow();
        DayReport report =
                Reconciliation.of(
                        new DayRecord(
                                planned.day(),
                                scenario.calendar(),
                                strategy.name(),
                                planned.plan(),
                                result,
                                planned.before(),
                                after,
                                marketOfTheDay(),
                                scenario.account().charges(),
                                OptionalLong.of(low.won()),
                                Optional.of(low.at())));
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

    private List<SymbolLimits> limits(List<ParentOrder> parents) {
        return parents.stream()
                .map(
                        parent ->
                                new SymbolLimits(
                                        parent.symbol(),
                                        venue.market().statistics(parent.symbol()).limits()))
                .toList();
    }

    private NavigableMap<Symbol, DayRecord.SymbolMarket> marketOfTheDay() {
        TreeMap<Symbol, DayRecord.SymbolMarket> market = new TreeMap<>();
        for (SymbolDay symbol : scenario.market()) {
            Symbol code = symbol.listing().symbol();
            market.put(
                    code,
                    new DayRecord.SymbolMarket(
                            symbol.listing(),
                            venue.market().statistics(code).lastOrBase(),
                            venue.market().minuteBars(code)));
        }
        return market;
    }
}

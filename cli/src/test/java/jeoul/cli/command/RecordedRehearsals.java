package jeoul.cli.command;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import jeoul.cli.input.Rebalance;
import jeoul.cli.rehearsal.Progress;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.day.PlannedDay;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.RejectReason;
import jeoul.engine.plan.Cause;
import jeoul.engine.plan.PlanRow;
import jeoul.engine.plan.Planner;
import jeoul.engine.plan.RebalancePlan;
import jeoul.engine.report.DayReport;
import jeoul.engine.schedule.Slicing;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.qr.FlowParameters;
import jeoul.sim.study.BacktestResult;
import jeoul.sim.study.BacktestScenario;
import jeoul.sim.study.Comparison;
import jeoul.sim.study.Estimate;
import jeoul.sim.study.Measure;
import jeoul.sim.study.Prediction;
import jeoul.sim.study.RehearsedDay;

/**
 * Answers with one day written by hand: a share of the first symbol is missing for want of cash.
 */
final class RecordedRehearsals implements Rehearsals {

    static final Instant REFUSED_AT = Instant.parse("2026-11-20T05:59:43Z");

    private final long missing;
    final List<String> asked = new ArrayList<>();

    RecordedRehearsals(long missing) {
        this.missing = missing;
    }

    @Override
    public RecordedRehearsals on(FlowParameters parameters) {
        asked.add("on metaorders=" + parameters.metaorders());
        return this;
    }

    @Override
    public List<RehearsedDay> simulate(
            Rebalance rebalance,
            Strategy strategy,
            VenueProfile profile,
            long seed,
            int days,
            Progress progress) {
        asked.add(strategy.name() + " " + profile.name() + " " + seed + " " + days);
        progress.day(REFUSED_AT, 1_234, 1_200, 1_100, 5_000);
        RebalancePlan plan = new Planner().plan(rebalance.request(strategy));
        RehearsedDay day =
                new RehearsedDay(
                        new PlannedDay(
                                rebalance.day(),
                                new AccountSnapshot(
                                        rebalance.start(),
                                        new Cash(
                                                rebalance.cash(),
                                                rebalance.cash(),
                                                rebalance.cash(),
                                                rebalance.cash()),
                                        rebalance.holdings()),
                                plan,
                                Slicing.of(plan, strategy, rebalance.day(), rebalance.start())),
                        new ExecutionResult(
                                List.of(),
                                new ExecutionResult.Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                                List.of(),
                                List.of(),
                                List.of()),
                        report(rebalance.day().date(), strategy, plan),
                        654_321,
                        12_345,
                        Collections.emptyNavigableMap(),
                        List.of());
        List<RehearsedDay> rehearsed = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            rehearsed.add(day);
        }
        return rehearsed;
    }

    @Override
    public Prediction predict(
            Rebalance rebalance,
            Strategy strategy,
            VenueProfile profile,
            List<Long> seeds,
            int threads,
            Progress progress) {
        asked.add("predict " + seeds.size());
        Prediction.Range range = new Prediction.Range(-1.25, 0.5, 2.75);
        return new Prediction(seeds.size(), range, range, range, range);
    }

    @Override
    public BacktestResult backtest(
            BacktestScenario scenario, Strategy strategy, long seed, Progress progress) {
        throw new AssertionError("no backtest is asked for here");
    }

    @Override
    public List<RehearsedDay> replay(
            Rebalance rebalance,
            FlowModel recorded,
            Strategy strategy,
            VenueProfile profile,
            long seed,
            int days,
            Progress progress) {
        return simulate(rebalance, strategy, profile, seed, days, progress);
    }

    @Override
    public Comparison compare(
            Rebalance rebalance,
            List<Strategy> strategies,
            VenueProfile profile,
            List<Long> seeds,
            int threads,
            Progress progress) {
        asked.add(strategies.stream().map(Strategy::name).toList() + " " + seeds + " " + threads);
        EnumMap<Measure, Estimate> measures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            measures.put(measure, new Estimate(1.23456789, 0.125, 1.0, 1.5));
        }
        List<Comparison.Measured> measured =
                strategies.stream()
                        .map(strategy -> new Comparison.Measured(strategy.name(), measures))
                        .toList();
        return new Comparison(
                seeds, measured, List.of(new Comparison.Pair("textbook", "sell-early", measures)));
    }

    private DayReport report(LocalDate date, Strategy strategy, RebalancePlan plan) {
        List<DayReport.Row> rows = new ArrayList<>();
        for (PlanRow row : plan.rows()) {
            long lacking = rows.isEmpty() ? missing : 0;
            Map<Cause, Long> causes = lacking == 0 ? Map.of() : Map.of(Cause.CASH, lacking);
            rows.add(
                    new DayReport.Row(
                            row.symbol(),
                            row.name(),
                            row.held(),
                            row.target(),
                            row.target() - lacking,
                            causes,
                            Math.abs(row.trade()) - lacking,
                            OptionalDouble.of(62_218.375),
                            OptionalLong.of(124_401),
                            OptionalDouble.of(2.965),
                            OptionalDouble.empty(),
                            new DayReport.Shortfall(1, 2, 3, 4)));
        }
        return new DayReport(
                date,
                strategy.name(),
                rows,
                new DayReport.CashPath(
                        100,
                        50,
                        20,
                        new Cash(100, 100, 127, 127),
                        6_135,
                        0.0207008,
                        OptionalLong.of(77),
                        Optional.of(REFUSED_AT)),
                new DayReport.OrderCounts(9, 8, 1, 7, 0, 1, 0, 0),
                List.of(
                        new DayReport.Rejection(
                                REFUSED_AT,
                                new Symbol("105560"),
                                Side.BUY,
                                RejectReason.INSUFFICIENT_CASH,
                                "<cash> & more")),
                new DayReport.Costs(2, 1, new DayReport.Shortfall(1, 2, 3, 4), 12.345));
    }
}

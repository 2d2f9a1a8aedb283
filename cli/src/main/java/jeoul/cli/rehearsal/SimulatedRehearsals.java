package jeoul.cli.rehearsal;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jeoul.cli.input.Instrument;
import jeoul.cli.input.Rebalance;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.AccountSettings;
import jeoul.sim.conditioned.ConditionedFlowModel;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.FlowParameters;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import jeoul.sim.study.Backtest;
import jeoul.sim.study.BacktestResult;
import jeoul.sim.study.BacktestScenario;
import jeoul.sim.study.Comparison;
import jeoul.sim.study.Prediction;
import jeoul.sim.study.Rehearsal;
import jeoul.sim.study.RehearsedDay;
import jeoul.sim.study.Scenario;
import jeoul.sim.study.Venues;

/** Rehearsals on the simulated exchange. */
final class SimulatedRehearsals implements Rehearsals {

    private final ProjectedQrFlowModel flow;
    private final Venues venues;

    @Inject
    SimulatedRehearsals(ProjectedQrFlowModel flow, Venues venues) {
        this.flow = flow;
        this.venues = venues;
    }

    @Override
    public Rehearsals on(FlowParameters parameters) {
        return new SimulatedRehearsals(new ProjectedQrFlowModel(parameters), venues);
    }

    @Override
    public List<RehearsedDay> simulate(
            Rebalance rebalance,
            Strategy strategy,
            VenueProfile profile,
            long seed,
            int days,
            Progress progress) {
        Scenario scenario = scenario(rebalance, profile);
        Optional<ConditionedFlowModel> conditioned = conditioned(rebalance, scenario);
        FlowModel model = conditioned.isPresent() ? conditioned.get() : flow;
        List<RehearsedDay> rehearsed = run(scenario, model, strategy, seed, days, progress);
        return conditioned
                .map(on -> rehearsed.stream().map(day -> day.on(on, seed)).toList())
                .orElse(rehearsed);
    }

    /** The market that follows bars, if there are any. */
    private Optional<ConditionedFlowModel> conditioned(Rebalance rebalance, Scenario scenario) {
        return rebalance
                .bars()
                .map(bars -> new ConditionedFlowModel(flow, bars, scenario.exchange()));
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
        Scenario scenario = scenario(rebalance, profile).withExchange(ExchangeSettings.RECORDED);
        return run(scenario, recorded, strategy, seed, days, progress);
    }

    private List<RehearsedDay> run(
            Scenario scenario,
            FlowModel market,
            Strategy strategy,
            long seed,
            int days,
            Progress progress) {
        return new Rehearsal(scenario, strategy, market, seed, venues)
                .run(
                        days,
                        (at, counts, orderable) ->
                                progress.day(
                                        at,
                                        counts.due(),
                                        counts.sent(),
                                        counts.filled(),
                                        orderable));
    }

    @Override
    public Comparison compare(
            Rebalance rebalance,
            List<Strategy> strategies,
            VenueProfile profile,
            List<Long> seeds,
            int threads,
            Progress progress) {
        Scenario scenario = scenario(rebalance, profile);
        Optional<ConditionedFlowModel> conditioned = conditioned(rebalance, scenario);
        return Comparison.of(
                scenario,
                strategies,
                conditioned.isPresent() ? conditioned.get() : flow,
                seeds,
                threads,
                venues,
                done -> progress.compared(done, strategies.size() * seeds.size()));
    }

    @Override
    public Prediction predict(
            Rebalance rebalance,
            Strategy strategy,
            VenueProfile profile,
            List<Long> seeds,
            int threads,
            Progress progress) {
        return Prediction.of(
                scenario(rebalance, profile),
                strategy,
                flow,
                seeds,
                threads,
                venues,
                done -> progress.compared(done, seeds.size()));
    }

    @Override
    public BacktestResult backtest(
            BacktestScenario scenario, Strategy strategy, long seed, Progress progress) {
        int rebalances = scenario.models().size();
        ConditionedFlowModel recorded =
                new ConditionedFlowModel(
                        flow,
                        (symbol, date) ->
                                scenario.models().containsKey(date)
                                        ? scenario.market().bar(symbol, date)
                                        : Optional.empty(),
                        ExchangeSettings.DEFAULT);
        return new Backtest(scenario, strategy, recorded, seed, venues)
                .run(done -> progress.compared(done, rebalances));
    }

    private static Scenario scenario(Rebalance rebalance, VenueProfile profile) {
        List<SymbolDay> market = new ArrayList<>();
        for (Instrument instrument : rebalance.market().values()) {
            market.add(instrument.on(rebalance.day().date()));
        }
        return new Scenario(
                TradingCalendar.krx(),
                rebalance.day().date(),
                rebalance.now(),
                rebalance.model(),
                AccountSettings.of(rebalance.cash(), rebalance.holdings()),
                market,
                rebalance.amount(),
                rebalance.keep(),
                profile);
    }
}

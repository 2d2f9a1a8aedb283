package jeoul.cli.rehearsal;

import java.util.List;
import jeoul.cli.input.Rebalance;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.qr.FlowParameters;
import jeoul.sim.study.BacktestResult;
import jeoul.sim.study.BacktestScenario;
import jeoul.sim.study.Comparison;
import jeoul.sim.study.Prediction;
import jeoul.sim.study.RehearsedDay;

/** Rehearses rebalance days. Same arguments, same answer, on any machine and number of threads. */
public interface Rehearsals {

    /** The same on a simulated market with other parameters. */
    Rehearsals on(FlowParameters parameters);

    /**
     * One account over consecutive trading days.
     *
     * @param days trading days, at least 1
     * @return a day each, in order
     */
    List<RehearsedDay> simulate(
            Rebalance rebalance,
            Strategy strategy,
            VenueProfile profile,
            long seed,
            int days,
            Progress progress);

    /**
     * As {@link #simulate}, on days that were recorded.
     *
     * @param recorded replays them
     */
    List<RehearsedDay> replay(
            Rebalance rebalance,
            FlowModel recorded,
            Strategy strategy,
            VenueProfile profile,
            long seed,
            int days,
            Progress progress);

    /**
     * Several strategies on the same simulated days, one day for each seed.
     *
     * @param strategies at least one, labels differ
     * @param seeds at least one, each once
     * @param threads at least 1; the answer does not depend on it
     */
    Comparison compare(
            Rebalance rebalance,
            List<Strategy> strategies,
            VenueProfile profile,
            List<Long> seeds,
            int threads,
            Progress progress);

    /**
     * What may be expected of one day, from many simulated ones.
     *
     * @param seeds at least one, each once
     * @param threads at least 1; the answer does not depend on it
     */
    Prediction predict(
            Rebalance rebalance,
            Strategy strategy,
            VenueProfile profile,
            List<Long> seeds,
            int threads,
            Progress progress);

    /** One account over recorded days, rebalanced on some of them. */
    BacktestResult backtest(
            BacktestScenario scenario, Strategy strategy, long seed, Progress progress);
}

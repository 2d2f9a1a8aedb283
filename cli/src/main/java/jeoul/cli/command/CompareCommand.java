package jeoul.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jeoul.cli.input.Rebalance;
import jeoul.cli.input.RebalanceInputs;
import jeoul.cli.input.StrategyReader;
import jeoul.cli.output.ComparisonDocument;
import jeoul.cli.output.ComparisonJson;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.study.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets several strategies on the same simulated days side by side. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false)
final class CompareCommand implements Callable<Integer> {

    @Mixin private final InputOptions input = new InputOptions();

    @Mixin private final RehearsalOptions rehearsal = new RehearsalOptions();

    @Option(names = "--strategy", paramLabel = "STRATEGY", descriptionKey = "option.strategies")
    private List<String> strategies = new ArrayList<>();

    @Mixin private final MarketModelOption marketModel = new MarketModelOption();

    @Mixin private final OutputOptions output;

    private final Surroundings surroundings;
    private final Rehearsals rehearsals;

    CompareCommand(Surroundings surroundings, Rehearsals rehearsals) {
        this.surroundings = surroundings;
        this.rehearsals = rehearsals;
        this.output = new OutputOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        Rehearsals market = marketModel.read().map(rehearsals::on).orElse(rehearsals);
        List<Long> days = rehearsal.seeds();
        int workers = rehearsal.threads();
        RebalanceInputs.Resolved resolved =
                input.resolve(TradingCalendar.krx(), surroundings.clock().get(), false);
        outlets.noteInputs(resolved);
        Rebalance rebalance = resolved.rebalance();
        List<String> chosen =
                strategies.isEmpty()
                        ? Strategy.BUILT_IN.stream().map(Strategy::name).toList()
                        : strategies;
        List<Strategy> compared = StrategyReader.readAll(chosen, input.settings());
        VenueProfile profile = rehearsal.profile(compared);

        long startedAt = surroundings.nanoTime().getAsLong();
        Comparison comparison =
                outlets.withProgress(
                        progress ->
                                market.compare(
                                        rebalance, compared, profile, days, workers, progress));
        long elapsedMillis = (surroundings.nanoTime().getAsLong() - startedAt) / 1_000_000;

        String date = rebalance.day().date().toString();
        outlets.write(
                new ComparisonDocument(outlets.texts())
                        .of(comparison, date, profile.name(), elapsedMillis),
                writer -> ComparisonJson.write(writer, comparison, date, elapsedMillis));
        return ExitCode.DONE;
    }
}

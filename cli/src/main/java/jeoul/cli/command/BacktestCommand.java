package jeoul.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jeoul.cli.input.BacktestInputs;
import jeoul.cli.input.StrategyReader;
import jeoul.cli.output.BacktestCsv;
import jeoul.cli.output.BacktestDocument;
import jeoul.cli.output.BacktestJson;
import jeoul.cli.output.OutputFile;
import jeoul.cli.output.RunFacts;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.study.BacktestResult;
import jeoul.sim.study.BacktestScenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rebalances one account on many recorded days. */
@Command(name = "backtest", mixinStandardHelpOptions = true, sortOptions = false)
final class BacktestCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MODELS", descriptionKey = "option.models")
    private String models;

    @Option(
            names = "--bars",
            paramLabel = "FILE|DIR",
            required = true,
            descriptionKey = "option.bars")
    private String bars;

    @Option(names = "--holdings", paramLabel = "FILE", descriptionKey = "option.holdings")
    private String holdings;

    @Option(names = "--cash", paramLabel = "WON", descriptionKey = "option.cash")
    private String cash;

    @Option(names = "--now", paramLabel = "HH:MM:SS", descriptionKey = "option.now")
    private String now;

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            defaultValue = "textbook",
            descriptionKey = "option.strategy")
    private String strategy;

    @Option(names = "--set", paramLabel = "KEY=VALUE", descriptionKey = "option.set")
    private List<String> settings = new ArrayList<>();

    @Mixin private final RehearsalOptions rehearsal = new RehearsalOptions();

    @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "option.csv")
    private String csv;

    @Mixin private final MarketModelOption marketModel = new MarketModelOption();

    @Mixin private final OutputOptions output;

    private final Rehearsals rehearsals;

    BacktestCommand(Surroundings surroundings, Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
        this.output = new OutputOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        Rehearsals market = marketModel.read().map(rehearsals::on).orElse(rehearsals);
        Optional<OutputFile> table =
                Optional.ofNullable(csv).map(file -> OutputFile.at("--csv", file));
        Strategy chosen = StrategyReader.read(strategy, settings);
        VenueProfile profile = rehearsal.profile(List.of(chosen));
        rehearsal.seeds();
        rehearsal.threads();
        outlets.noteIdle("backtest", rehearsal.given("--seeds", "--threads"));
        BacktestScenario scenario =
                new BacktestInputs(
                                models,
                                bars,
                                Optional.ofNullable(holdings),
                                Optional.ofNullable(cash),
                                Optional.ofNullable(now))
                        .resolve(TradingCalendar.krx(), profile);

        BacktestResult result =
                outlets.withProgress(
                        progress -> market.backtest(scenario, chosen, rehearsal.seed(), progress));

        RunFacts facts = new RunFacts(rehearsal.seed(), profile.name(), 0);
        if (table.isPresent()) {
            table.get().write(writer -> BacktestCsv.write(writer, result));
        }
        outlets.write(
                new BacktestDocument(outlets.texts()).of(result, chosen.name(), facts),
                writer -> BacktestJson.write(writer, result, chosen.name(), facts));
        return ExitCode.DONE;
    }
}

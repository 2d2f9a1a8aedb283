package jeoul.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jeoul.cli.consent.Consent;
import jeoul.cli.input.OrderTerms;
import jeoul.cli.input.RunInputs;
import jeoul.cli.input.StrategyReader;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.cli.run.RunRequest;
import jeoul.engine.InputException;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.schedule.Strategy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rebalances an account. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false)
final class RunCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MODEL", descriptionKey = "option.runModel")
    private String model;

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            defaultValue = "textbook",
            descriptionKey = "option.strategy")
    private String strategy;

    @Option(names = "--set", paramLabel = "KEY=VALUE", descriptionKey = "option.set")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--keep", paramLabel = "FILE|CODES", descriptionKey = "option.keep")
    private String keep;

    @Option(names = "--amount", paramLabel = "WON", descriptionKey = "option.amount")
    private String amount;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "1",
            converter = WholeNumber.class,
            descriptionKey = "option.runDays")
    private long days;

    @Option(names = "--dry-run", descriptionKey = "option.dryRun")
    private boolean dryRun;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = WholeNumber.class,
            descriptionKey = "option.runSeed")
    private long seed;

    @Mixin private final RunOptions options = new RunOptions();

    @Mixin private final ConsentOptions consent;

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;
    private final Rehearsals rehearsals;

    RunCommand(AccountEntrance entrance, Rehearsals rehearsals) {
        this.entrance = entrance;
        this.rehearsals = rehearsals;
        this.consent = new ConsentOptions(entrance.surroundings());
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        BrokerChoice choice = broker.choice();
        RunInputs inputs =
                RunInputs.read(model, Optional.ofNullable(amount), Optional.ofNullable(keep));
        Strategy chosen = StrategyReader.read(strategy, settings);
        if (!choice.profile().offers(chosen.order())) {
            throw new InputException(
                    "--broker " + choice.name(),
                    "does not take the "
                            + OrderTerms.nameOf(chosen.order())
                            + " orders of "
                            + chosen.name(),
                    "another order, such as --set order=best-limit");
        }
        if (days < 1 || days > SimulateCommand.MAX_DAYS) {
            throw new InputException(
                    "--days",
                    "'" + days + "'",
                    "a number of trading days from 1 to " + SimulateCommand.MAX_DAYS);
        }
        RunProcedure.Terms terms =
                new RunProcedure.Terms(
                        new RunRequest(
                                model,
                                inputs.model(),
                                chosen,
                                ExecutionLimits.DEFAULT,
                                inputs.amount(),
                                inputs.keep(),
                                (int) days,
                                0,
                                options.acceptOpenOrders()),
                        choice,
                        model,
                        inputs.hash(),
                        seed,
                        options.predictDays(),
                        options.until(),
                        options.confirmedSells(),
                        Optional.empty());
        Consent word = consent.consent(outlets.texts());
        if (!dryRun) {
            word.requirePossible(choice);
        }
        Credentials keys = entrance.keys(choice, outlets.texts());
        RunProcedure procedure = new RunProcedure(entrance, rehearsals, outlets);
        return dryRun
                ? procedure.dryRun(terms, keys)
                : procedure.begin(terms, keys, word, options.notifier(entrance.surroundings()));
    }
}

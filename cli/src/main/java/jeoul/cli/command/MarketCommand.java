package jeoul.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jeoul.cli.input.MarketInputs;
import jeoul.cli.output.MarketDocument;
import jeoul.cli.output.MarketJson;
import jeoul.cli.rehearsal.Markets;
import jeoul.engine.InputException;
import jeoul.engine.market.TradingCalendar;
import jeoul.sim.fact.MarketStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how real the simulated market is. */
@Command(name = "market", mixinStandardHelpOptions = true, sortOptions = false)
final class MarketCommand implements Callable<Integer> {

    static final int MAX_DAYS = 1_000;

    static final int MAX_IMPACT_DAYS = 100_000;

    @Parameters(arity = "0..*", paramLabel = "SYMBOL", descriptionKey = "option.symbols")
    private List<String> symbols = new ArrayList<>();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "20",
            converter = WholeNumber.class,
            descriptionKey = "option.marketDays")
    private long days;

    @Option(
            names = "--impact",
            paramLabel = "N",
            converter = WholeNumber.class,
            descriptionKey = "option.impact")
    private Long impactDays;

    @Option(names = "--bars", paramLabel = "FILE", descriptionKey = "option.bars")
    private String bars;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", descriptionKey = "option.marketDate")
    private String date;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = WholeNumber.class,
            descriptionKey = "option.seed")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = WholeNumber.class,
            descriptionKey = "option.threads")
    private Long threads;

    @Mixin private final MarketModelOption marketModel = new MarketModelOption();

    @Mixin private final OutputOptions output;

    private final Surroundings surroundings;
    private final Markets markets;

    MarketCommand(Surroundings surroundings, Markets markets) {
        this.surroundings = surroundings;
        this.markets = markets;
        this.output = new OutputOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        Markets simulated = marketModel.read().map(markets::on).orElse(markets);
        MarketStudy.Length length = length();
        int workers = RehearsalOptions.threads(threads);
        MarketInputs.Resolved inputs =
                new MarketInputs(symbols, Optional.ofNullable(bars), Optional.ofNullable(date))
                        .resolve(TradingCalendar.krx(), surroundings.clock().get());

        int all = simulated.simulatedDays(inputs, length);
        Markets.Answer answer =
                outlets.withProgress(
                        progress ->
                                simulated.study(
                                        inputs,
                                        length,
                                        workers,
                                        done -> progress.compared(done, all)));

        outlets.write(
                new MarketDocument(outlets.texts()).of(answer, inputs.day(), length),
                writer -> MarketJson.write(writer, answer, length));
        return ExitCode.DONE;
    }

    private MarketStudy.Length length() {
        if (days < 1 || days > MAX_DAYS) {
            throw new InputException(
                    "--days", "'" + days + "'", "a number of days from 1 to " + MAX_DAYS);
        }
        long twins = impactDays == null ? days : impactDays;
        if (twins < 0 || twins > MAX_IMPACT_DAYS) {
            throw new InputException(
                    "--impact",
                    "'" + twins + "'",
                    "a number of days from 1 to " + MAX_IMPACT_DAYS + ", or 0 for none");
        }
        if (seed > Long.MAX_VALUE - Math.max(days, twins)) {
            throw new InputException(
                    "--seed", "'" + seed + "'", "a number that leaves room for more");
        }
        return new MarketStudy.Length(seed, (int) days, (int) twins);
    }
}

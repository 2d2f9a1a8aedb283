package jeoul.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import jeoul.cli.input.Nearest;
import jeoul.cli.input.Rebalance;
import jeoul.cli.input.RebalanceInputs;
import jeoul.cli.input.RecordedMarket;
import jeoul.cli.input.StrategyReader;
import jeoul.cli.output.DayDocument;
import jeoul.cli.output.Document;
import jeoul.cli.output.RunFacts;
import jeoul.cli.output.SimulationJson;
import jeoul.cli.rehearsal.Progress;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.engine.InputException;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.recording.CancelModel;
import jeoul.sim.recording.Cut;
import jeoul.sim.recording.RecordedFlowModel;
import jeoul.sim.recording.ReplaySettings;
import jeoul.sim.study.RehearsedDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rehearses one rebalance day, or the same account over several. */
@Command(name = "simulate", mixinStandardHelpOptions = true, sortOptions = false)
final class SimulateCommand implements Callable<Integer> {

    /** More days than a quarter has are a study, not a rehearsal. */
    static final int MAX_DAYS = 60;

    @Mixin private final InputOptions input = new InputOptions();

    @Mixin private final RehearsalOptions rehearsal = new RehearsalOptions();

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            defaultValue = "textbook",
            descriptionKey = "option.strategy")
    private String strategy;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "1",
            converter = WholeNumber.class,
            descriptionKey = "option.days")
    private long days;

    @Option(names = "--recording", paramLabel = "DIR", descriptionKey = "option.recording")
    private String recording;

    @Option(
            names = "--cancels",
            paramLabel = "proportional|behind|in-front",
            descriptionKey = "option.cancels")
    private String cancels;

    @Mixin private final MarketModelOption marketModel = new MarketModelOption();

    @Mixin private final OutputOptions output;

    private final Surroundings surroundings;
    private final Rehearsals rehearsals;

    SimulateCommand(Surroundings surroundings, Rehearsals rehearsals) {
        this.surroundings = surroundings;
        this.rehearsals = rehearsals;
        this.output = new OutputOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        Rehearsals market = marketModel.read().map(rehearsals::on).orElse(rehearsals);
        if (days < 1 || days > MAX_DAYS) {
            throw new InputException(
                    "--days", "'" + days + "'", "a number of trading days from 1 to " + MAX_DAYS);
        }
        TradingCalendar calendar = TradingCalendar.krx();
        Optional<RecordedMarket> recorded = Optional.ofNullable(recording).map(RecordedMarket::new);
        RebalanceInputs.Resolved resolved =
                input.resolve(calendar, surroundings.clock().get(), false, recorded);
        outlets.noteInputs(resolved);
        Rebalance rebalance = resolved.rebalance();
        Strategy chosen = StrategyReader.read(strategy, input.settings());
        VenueProfile profile = rehearsal.profile(List.of(chosen));
        rehearsal.seeds();
        rehearsal.threads();
        outlets.noteIdle("simulate", rehearsal.given("--seeds", "--threads"));
        requireDays(calendar, rebalance);
        ReplaySettings replay = replaySettings();
        if (recorded.isEmpty() && cancels != null) {
            throw new InputException(
                    "--cancels",
                    "without --recording",
                    "--recording DIR: it is about recorded queues");
        }
        recorded.ifPresent(on -> on.require(calendar, rebalance.day().date(), days));

        long startedAt = surroundings.nanoTime().getAsLong();
        List<RehearsedDay> rehearsed =
                outlets.withProgress(
                        progress ->
                                recorded.isPresent()
                                        ? replay(
                                                market,
                                                new RecordedFlowModel(
                                                        recorded.get().recording(), replay),
                                                rebalance,
                                                chosen,
                                                profile,
                                                outlets,
                                                progress)
                                        : market.simulate(
                                                rebalance,
                                                chosen,
                                                profile,
                                                rehearsal.seed(),
                                                (int) days,
                                                progress));
        long elapsedMillis = (surroundings.nanoTime().getAsLong() - startedAt) / 1_000_000;

        int assumed = (int) rebalance.market().values().stream().filter(i -> i.assumed()).count();
        RunFacts facts = new RunFacts(rehearsal.seed(), profile.name(), assumed);
        Document document =
                new DayDocument(outlets.texts()).of(rebalance, rehearsed, facts, elapsedMillis);
        outlets.write(
                document,
                writer -> SimulationJson.write(writer, rebalance, rehearsed, facts, elapsedMillis));
        RehearsedDay last = rehearsed.get(rehearsed.size() - 1);
        return last.report().sharesMissing() == 0 ? ExitCode.DONE : ExitCode.DIFFERS;
    }

    private List<RehearsedDay> replay(
            Rehearsals market,
            RecordedFlowModel flow,
            Rebalance rebalance,
            Strategy chosen,
            VenueProfile profile,
            OutputOptions.Outlets outlets,
            Progress progress) {
        List<RehearsedDay> rehearsed =
                market.replay(
                        rebalance, flow, chosen, profile, rehearsal.seed(), (int) days, progress);
        for (Cut cut : flow.cuts()) {
            outlets.note(
                    outlets.texts()
                            .get("note.cut", cut.file(), cut.rows(), cut.bytes(), cut.ignored()));
        }
        return rehearsed;
    }

    private ReplaySettings replaySettings() {
        if (cancels == null) {
            return ReplaySettings.DEFAULT;
        }
        for (CancelModel model : CancelModel.values()) {
            if (optionName(model).equals(cancels)) {
                return new ReplaySettings(model, ReplaySettings.DEFAULT_LATENESS);
            }
        }
        List<String> names =
                Arrays.stream(CancelModel.values()).map(SimulateCommand::optionName).toList();
        throw new InputException(
                "--cancels",
                "'" + cancels + "'" + Nearest.hint(cancels, names),
                String.join(", ", names));
    }

    private static String optionName(CancelModel model) {
        return model.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The days must lie in the calendar, whose last days still settle. */
    private void requireDays(TradingCalendar calendar, Rebalance rebalance) {
        var date = rebalance.day().date();
        for (long i = 1; i < days; i++) {
            date = calendar.next(date);
            if (!calendar.covers(date)) {
                throw new InputException(
                        "--days",
                        days + " trading days from " + rebalance.day().date(),
                        "days up to " + TradingCalendar.LAST_DAY + ", where the calendar ends");
            }
        }
    }
}

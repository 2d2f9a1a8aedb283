package jeoul.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import jeoul.cli.consent.Consent;
import jeoul.cli.input.RunInputs;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.cli.run.Notifier;
import jeoul.cli.run.RunNotes;
import jeoul.cli.run.RunReading;
import jeoul.cli.run.RunRequest;
import jeoul.engine.InputException;
import jeoul.engine.day.DayTerms;
import jeoul.engine.journal.JournalReader;
import jeoul.engine.market.TradingCalendar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes on with a run that was interrupted, or with the next day of one that takes several. */
@Command(name = "resume", mixinStandardHelpOptions = true, sortOptions = false)
final class ResumeCommand implements Callable<Integer> {

    @Mixin private final JournalChoice journal = new JournalChoice();

    @Option(
            names = "--clock",
            paramLabel = "SIM@SPEED[/WALL]|server",
            descriptionKey = "option.clock")
    private String clock;

    @Mixin private final RunOptions options = new RunOptions();

    @Mixin private final ConsentOptions consent;

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;
    private final Rehearsals rehearsals;

    ResumeCommand(AccountEntrance entrance, Rehearsals rehearsals) {
        this.entrance = entrance;
        this.rehearsals = rehearsals;
        this.consent = new ConsentOptions(entrance.surroundings());
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        Path file = journal.file(entrance.surroundings());
        RunReading.Started started;
        boolean ended;
        try (JournalReader reader = JournalReader.open(file)) {
            started = RunReading.Started.of(file, reader.start(), TradingCalendar.krx());
            ended = reader.end().isPresent();
        }
        RunNotes notes = started.notes();
        if (ended && notes.daysLeft() == 0) {
            throw new InputException(
                    file.toString(),
                    "this run has ended",
                    "a run that was interrupted; jeoul report shows this one");
        }
        requireSameModel(file, notes);
        BrokerChoice broker = clock == null ? asBefore(notes) : notes.broker().onClock(clock);
        Consent word = consent.consent(outlets.texts());
        word.requirePossible(broker);
        Credentials keys = entrance.keys(broker, outlets.texts());
        RunProcedure procedure = new RunProcedure(entrance, rehearsals, outlets);
        Notifier notifier = options.notifier(entrance.surroundings());
        if (!ended) {
            return procedure.resume(
                    file,
                    started,
                    broker,
                    keys,
                    word,
                    notifier,
                    options.until(),
                    options.predictDays());
        }
        requireSameAccount(file, procedure, keys);
        return procedure.begin(nextDay(file, started, broker), keys, word, notifier);
    }

    private static BrokerChoice asBefore(RunNotes notes) {
        BrokerChoice broker = notes.broker();
        broker.clock()
                .filter(text -> !text.equals(BrokerChoice.SERVERS_CLOCK) && !text.contains("/"))
                .ifPresent(
                        text -> {
                            throw new InputException(
                                    "--clock",
                                    "that of the run, " + text + ", does not say what it shows now",
                                    "--clock server, or --clock SIM@SPEED/WALL");
                        });
        return broker;
    }

    /** The next day plans what the days before have left. */
    private RunProcedure.Terms nextDay(Path file, RunReading.Started started, BrokerChoice broker) {
        DayTerms day = started.day().terms();
        RunNotes notes = started.notes();
        return new RunProcedure.Terms(
                new RunRequest(
                        notes.modelFile(),
                        day.model(),
                        day.strategy(),
                        day.limits(),
                        day.amount(),
                        day.keep(),
                        notes.daysLeft(),
                        RunReading.of(file, TradingCalendar.krx()).executor().orderIds(),
                        options.acceptOpenOrders()),
                broker,
                notes.modelFile(),
                notes.modelHash(),
                notes.seed(),
                options.predictDays(),
                options.until(),
                options.confirmedSells(),
                Optional.of(day.day().date()));
    }

    private static void requireSameModel(Path file, RunNotes notes) {
        if (Files.exists(Path.of(notes.modelFile()))
                && !RunInputs.hashOf(notes.modelFile()).equals(notes.modelHash())) {
            throw new InputException(
                    notes.modelFile(),
                    "has changed since the run was begun",
                    "the model as it was, or a new run; the journal is " + file);
        }
    }

    private static void requireSameAccount(Path file, RunProcedure procedure, Credentials keys)
            throws IOException {
        try (JournalReader reader = JournalReader.open(file)) {
            if (!reader.start().account().equals(procedure.hash(keys))) {
                throw ResumedJournal.ofAnotherAccount(file);
            }
        }
    }
}

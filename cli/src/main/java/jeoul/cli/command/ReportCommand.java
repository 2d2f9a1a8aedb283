package jeoul.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import jeoul.cli.output.RunDocument;
import jeoul.cli.output.RunJson;
import jeoul.cli.run.RunEnding;
import jeoul.cli.run.RunReading;
import jeoul.engine.InputException;
import jeoul.engine.market.TradingCalendar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the report of a run again. */
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false)
final class ReportCommand implements Callable<Integer> {

    @Mixin private final JournalChoice journal = new JournalChoice();

    @Mixin private final OutputOptions output;

    private final Surroundings surroundings;

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.output = new OutputOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        Path file = journal.file(surroundings);
        RunReading reading = RunReading.of(file, TradingCalendar.krx());
        RunEnding ending =
                reading.ending()
                        .orElseThrow(
                                () ->
                                        new InputException(
                                                file.toString(),
                                                "this run has not ended",
                                                "one that has; jeoul status shows where this one"
                                                        + " stands, jeoul resume goes on with it"));
        outlets.writeLive(
                new RunDocument(outlets.texts()).of(reading, ending),
                writer -> RunJson.write(writer, reading, ending));
        return ExitCode.DONE;
    }
}

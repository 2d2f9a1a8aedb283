package jeoul.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import jeoul.cli.output.StatusDocument;
import jeoul.cli.output.StatusJson;
import jeoul.cli.run.RunReading;
import jeoul.engine.journal.JournalReader;
import jeoul.engine.market.TradingCalendar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows where a run stands, while it goes or after. */
@Command(name = "status", mixinStandardHelpOptions = true, sortOptions = false)
final class StatusCommand implements Callable<Integer> {

    private static final long FOLLOW_SECONDS = 5;

    @Mixin private final JournalChoice journal = new JournalChoice();

    @Option(names = "--follow", descriptionKey = "option.follow")
    private boolean follow;

    @Option(names = "--copy", paramLabel = "FILE", descriptionKey = "option.copy")
    private String copy;

    @Mixin private final OutputOptions output;

    private final Surroundings surroundings;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.output = new OutputOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        Path file = journal.file(surroundings);
        if (copy != null) {
            try (JournalReader reader = JournalReader.open(file)) {
                reader.copyTo(Path.of(copy));
            }
            outlets.note(outlets.texts().get("status.copied", copy));
        }
        RunReading reading = show(outlets, file);
        while (follow && reading.ending().isEmpty() && !reading.isClosed()) {
            TimeUnit.SECONDS.sleep(FOLLOW_SECONDS);
            reading = show(outlets, file);
        }
        return ExitCode.DONE;
    }

    private RunReading show(OutputOptions.Outlets outlets, Path file) throws IOException {
        RunReading reading = RunReading.of(file, TradingCalendar.krx());
        outlets.writeLive(
                new StatusDocument(outlets.texts()).of(reading),
                writer -> StatusJson.write(writer, reading));
        return reading;
    }
}

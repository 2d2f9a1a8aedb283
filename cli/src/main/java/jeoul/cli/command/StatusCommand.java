package jeoul.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import jeoul.cli.output.LiveBoard;
import jeoul.cli.output.StatusDocument;
import jeoul.cli.output.StatusJson;
import jeoul.cli.run.AccountLock;
import jeoul.cli.run.RunFolder;
import jeoul.cli.run.RunReading;
import jeoul.engine.journal.JournalReader;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows where a run stands, while it goes or after. */
@Command(name = "status", mixinStandardHelpOptions = true, sortOptions = false)
final class StatusCommand implements Callable<Integer> {

    /** Between two looks into the journal. */
    private static final long FOLLOW_MILLIS = 500;

    /** After so many looks in a row that found nothing new it is asked whether anybody runs it. */
    private static final int LOOKS_IN_VAIN = 4;

    /** With {@code --json} what changed is written after so many looks. */
    private static final int LOOKS_PER_JSON = 10;

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
        RunReading reading = RunReading.of(file, TradingCalendar.krx());
        if (follow) {
            follow(outlets, reading);
        }
        RunFolder runs = RunFolder.of(surroundings.environment());
        // Of a journal that lies elsewhere nothing is known: it may be a copy.
        boolean alone =
                runs.path().equals(file.toAbsolutePath().getParent())
                        && reading.ending().isEmpty()
                        && !reading.isClosed()
                        && isRunByNobody(runs, reading);
        if (alone) {
            outlets.note(outlets.texts().get("status.nobody", file));
        }
        outlets.writeLive(
                new StatusDocument(outlets.texts()).of(reading, alone),
                writer -> StatusJson.write(writer, reading));
        return ExitCode.DONE;
    }

    /** Shows how the run goes until it does not any more, or nobody is there to run it. */
    private void follow(OutputOptions.Outlets outlets, RunReading reading)
            throws InterruptedException, IOException {
        NavigableMap<Symbol, String> names = RunWatch.names(reading.day());
        long cash = reading.day().planned().before().cash().d2();
        boolean news = true;
        int untilJson = 0;
        int inVain = LOOKS_IN_VAIN;
        boolean alone = false;
        RunFolder runs = RunFolder.of(surroundings.environment());
        try (LiveView view = outlets.liveView()) {
            while (reading.ending().isEmpty() && !reading.isClosed() && !alone) {
                Instant at = reading.lastHeard().orElse(reading.day().planned().before().at());
                view.show(
                        () -> LiveBoard.Standing.of(reading.executor(), at, names, cash),
                        outlets.texts().get("live.following", reading.file().getFileName()));
                // Before the last look: a run that ends in between is seen to have ended.
                boolean nobody = inVain >= LOOKS_IN_VAIN && isRunByNobody(runs, reading);
                TimeUnit.MILLISECONDS.sleep(FOLLOW_MILLIS);
                boolean gained = reading.readOn();
                inVain = gained || inVain >= LOOKS_IN_VAIN ? 0 : inVain + 1;
                alone = nobody && !gained;
                news |= gained;
                if (news && --untilJson <= 0) {
                    news = false;
                    untilJson = LOOKS_PER_JSON;
                    outlets.writeJson(writer -> StatusJson.write(writer, reading));
                }
            }
        }
    }

    private static boolean isRunByNobody(RunFolder runs, RunReading reading) {
        return !AccountLock.isHeld(runs, reading.account());
    }
}

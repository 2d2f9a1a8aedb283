package jeoul.cli.command;

import java.nio.file.Path;
import jeoul.cli.run.RunFolder;
import jeoul.engine.InputException;
import picocli.CommandLine.Parameters;

/** Which journal a command is for. */
final class JournalChoice {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "JOURNAL",
            descriptionKey = "option.journal")
    private String journal;

    /**
     * The journal named, or that of the run begun last.
     *
     * @throws InputException if none was named and there is none
     */
    Path file(Surroundings surroundings) {
        if (journal != null) {
            return Path.of(journal);
        }
        RunFolder runs = RunFolder.of(surroundings.environment());
        return runs.newest()
                .orElseThrow(
                        () ->
                                new InputException(
                                        runs.path().toString(),
                                        "no run has been begun",
                                        "the journal of a run"));
    }
}

package jeoul.cli.command;

import jeoul.engine.InputException;
import picocli.CommandLine.Option;

/** How many messages of a recording are replayed. */
final class MessageLimit {

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = WholeNumber.class,
            descriptionKey = "option.limit")
    private Long limit;

    /** All, unless a number was given. */
    long messages() {
        if (limit == null) {
            return Long.MAX_VALUE;
        }
        if (limit < 1) {
            throw new InputException("--limit", "'" + limit + "'", "a number of at least 1");
        }
        return limit;
    }
}

package jeoul.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jeoul} itself: does nothing but name its commands. */
@Command(
        name = "jeoul",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND")
final class RootCommand implements Runnable {

    @Spec private CommandSpec spec;

    /** Read before parsing, so that help too is in that language; here for the help's sake. */
    @Option(names = "--lang", paramLabel = "ko|en", descriptionKey = "option.lang")
    private String language;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                language == null
                        ? "no command given; expected one of "
                                + String.join(", ", CommandLineProgram.names(spec))
                        : "no command given after --lang");
    }
}

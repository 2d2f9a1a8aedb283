package jeoul.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Names the formats that can be replayed. */
@Command(name = "replay", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "FORMAT")
final class ReplayCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no format given; expected " + String.join(" or ", CommandLineProgram.names(spec)));
    }
}

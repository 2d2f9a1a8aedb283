package jeoul.cli.command;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import jeoul.cli.doctor.Checkup;
import jeoul.cli.doctor.Finding;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.output.DoctorDocument;
import jeoul.cli.output.DoctorJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at everything a run on an account needs. */
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false)
final class DoctorCommand implements Callable<Integer> {

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;

    DoctorCommand(AccountEntrance entrance) {
        this.entrance = entrance;
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        BrokerChoice choice = broker.choice();
        List<Finding> findings =
                new Checkup(
                                entrance.accounts(),
                                entrance.keyRing(outlets.texts()),
                                choice,
                                entrance.surroundings().clock())
                        .run(Runtime.version().feature(), ZoneId.systemDefault());
        outlets.writeLive(
                new DoctorDocument(outlets.texts()).of(choice.name(), findings),
                writer -> DoctorJson.write(writer, outlets.texts(), choice.name(), findings));
        return exitCode(findings);
    }

    /**
     * By the first that failed: what lies on this machine comes before what lies with the broker.
     */
    private static int exitCode(List<Finding> findings) {
        boolean failed = false;
        for (Finding finding : findings) {
            if (finding.verdict() == Finding.Verdict.FAILED) {
                if (!finding.check().isBrokers()) {
                    return ExitCode.BAD_INPUT;
                }
                failed = true;
            }
        }
        return failed ? ExitCode.UNREACHABLE : ExitCode.DONE;
    }
}

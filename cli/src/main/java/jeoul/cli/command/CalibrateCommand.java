package jeoul.cli.command;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import jeoul.cli.output.OutputFile;
import jeoul.engine.InputException;
import jeoul.sim.flow.qr.Calibration;
import jeoul.sim.flow.qr.CalibrationSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fits the parameters of the simulated market again, to a file that a person can read. */
@Command(name = "calibrate", mixinStandardHelpOptions = true, sortOptions = false)
final class CalibrateCommand implements Callable<Integer> {

    static final int MAX_DAYS = 1_000;
    static final int MAX_ROUNDS = 100;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "" + CalibrationSettings.DEFAULT_DAYS,
            converter = WholeNumber.class,
            descriptionKey = "option.calibrationDays")
    private long days;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "" + CalibrationSettings.DEFAULT_ROUNDS,
            converter = WholeNumber.class,
            descriptionKey = "option.calibrationRounds")
    private long rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = WholeNumber.class,
            descriptionKey = "option.calibrationSeed")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.calibrationOut")
    private String out;

    @Option(
            names = {"-q", "--quiet"},
            descriptionKey = "option.quiet")
    private boolean quiet;

    private final Surroundings surroundings;

    CalibrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        require("--days", days, MAX_DAYS);
        require("--rounds", rounds, MAX_ROUNDS);
        Optional<OutputFile> file = Optional.ofNullable(out).map(f -> OutputFile.at("--out", f));
        String text =
                Calibration.run(CalibrationSettings.of((int) days, (int) rounds, seed), progress())
                        .text();
        if (file.isPresent()) {
            file.get().write(writer -> writer.write(text));
        } else {
            try (Writer writer =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    new StandardOutput(surroundings.out()),
                                    surroundings.terminalCharset()))) {
                writer.write(text);
            }
        }
        return ExitCode.DONE;
    }

    /** Says on standard error what each measurement found. */
    private Calibration.Progress progress() {
        if (quiet) {
            return Calibration.Progress.SILENT;
        }
        return (round, name, quantity, measured, target) ->
                surroundings
                        .err()
                        .println(
                                String.format(
                                        Locale.ROOT,
                                        "%d %s %s %.3f / %.3f",
                                        round,
                                        name,
                                        quantity,
                                        measured,
                                        target));
    }

    private static void require(String option, long number, long most) {
        if (number < 1 || number > most) {
            throw new InputException(option, "'" + number + "'", "a number from 1 to " + most);
        }
    }
}

package jeoul.cli.command;

import java.util.Optional;
import jeoul.cli.input.MarketModelFile;
import jeoul.sim.flow.qr.FlowParameters;
import picocli.CommandLine.Option;

/** Which parameters the simulated market has. */
final class MarketModelOption {

    @Option(names = "--market-model", paramLabel = "FILE", descriptionKey = "option.marketModel")
    private String file;

    /**
     * Other parameters than those that ship, if any.
     *
     * @throws jeoul.engine.InputException if the file cannot be used
     */
    Optional<FlowParameters> read() {
        return Optional.ofNullable(file).map(MarketModelFile::read);
    }
}

package jeoul.cli.input;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import jeoul.engine.InputException;
import jeoul.sim.flow.qr.FlowParameters;

/** Parameters of the simulated market, as {@code market calibrate} writes them. */
public final class MarketModelFile {

    private static final String EXPECTED = "a file that 'jeoul market calibrate --out FILE' wrote";

    private MarketModelFile() {}

    /**
     * @throws InputException if the file cannot be read, lacks a parameter or has one that cannot
     *     be
     */
    public static FlowParameters read(String file) {
        Properties properties = new Properties();
        try {
            properties.load(
                    new StringReader(new String(TextFile.bytes(file), StandardCharsets.UTF_8)));
            return FlowParameters.of(properties);
        } catch (IllegalArgumentException e) {
            throw new InputException(file, e.getMessage(), EXPECTED, e);
        } catch (IOException e) {
            throw new IllegalStateException("text in memory can be read", e);
        }
    }
}

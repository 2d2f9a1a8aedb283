package jeoul.cli.input;

import java.nio.charset.StandardCharsets;
import jeoul.kis.server.fault.FaultScript;

/** A script of what an emulated server is to do wrong. */
public final class FaultFile {

    private FaultFile() {}

    /**
     * @throws jeoul.engine.InputException if the file cannot be read, naming the line
     */
    public static FaultScript read(String file) {
        return FaultScript.parse(file, new String(TextFile.bytes(file), StandardCharsets.UTF_8));
    }
}

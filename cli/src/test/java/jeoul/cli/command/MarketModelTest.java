package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jeoul.sim.flow.qr.FlowParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fitted can be used. */
class MarketModelTest {

    @TempDir private Path folder;

    private final RecordedRehearsals rehearsals = new RecordedRehearsals(0);
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("fitted.properties");
        Files.writeString(
                file,
                FlowParameters.shipped().text().replace("metaorders = 20.0000", "metaorders = 7"));
    }

    @Test
    void daysAreSimulatedWithTheParametersOfTheFile() {
        Typed typed = Typed.run(rehearsals, "simulate", "--market-model", file.toString(), "-q");

        assertEquals(ExitCode.DONE, typed.exit(), typed.err());
        assertEquals(List.of("on metaorders=7", "textbook real 1 1"), rehearsals.asked);
    }

    @Test
    void refusesAFileThatLacksAParameter() throws IOException {
        Files.writeString(file, "metaorders = 7\n");

        Typed typed = Typed.run(rehearsals, "compare", "--market-model", file.toString());

        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertEquals(
                "jeoul: "
                        + file
                        + ": flow parameter is missing: shareDecay; expected a file that 'jeoul market"
                        + " calibrate --out FILE' wrote",
                typed.err().strip());
        assertEquals(List.of(), rehearsals.asked);
    }

    @Test
    void refusesCancelsWithoutARecording() {
        Typed typed = Typed.run(rehearsals, "simulate", "--cancels", "behind");

        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertEquals(
                "jeoul: --cancels: without --recording; expected --recording DIR: it is about"
                        + " recorded queues",
                typed.err().strip());
        assertEquals(List.of(), rehearsals.asked);
    }

    @Test
    void namesTheNearestWayToCancel() {
        Typed typed = Typed.run(rehearsals, "simulate", "--cancels", "behnd");

        assertEquals(
                "jeoul: --cancels: 'behnd', did you mean 'behind'?; expected proportional, behind,"
                        + " in-front",
                typed.err().strip());
    }
}

package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an emulator cannot be started with: one message, and no port is opened. */
class EmulateCommandTest {

    @TempDir private Path folder;

    @Test
    void refusesASpeedThatIsNone() {
        refused(
                "jeoul: --speed: '0'; expected session seconds in a real second, such as 60, at"
                        + " most 10000",
                "--speed",
                "0");
    }

    @Test
    void refusesAStartOutsideTheDay() {
        refused(
                "jeoul: --start: '07:59:59'; expected a time from 08:00 to 18:00",
                "--start",
                "07:59:59");
    }

    @Test
    void namesTheNearestProfile() {
        refused(
                "jeoul: --profile: 'mok', did you mean 'mock'?; expected mock or real",
                "--profile",
                "mok");
    }

    @Test
    void refusesAHoliday() {
        Typed typed = Typed.run("emulate", "--date", "2026-12-25");

        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertTrue(typed.err().contains("2026-12-25 is not a trading day"), typed.err());
    }

    @Test
    void namesTheLineOfAFaultScriptThatCannotBeRead() throws IOException {
        Path script = folder.resolve("faults.txt");
        Files.writeString(script, "# fine\norder 3 lose-answer\norder 4 explode\n");

        Typed typed = Typed.run("emulate", "--faults", script.toString());

        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertTrue(
                typed.err().startsWith("jeoul: " + script + ", line 3: 'explode'; expected "),
                typed.err());
        assertEquals("", typed.out());
    }

    @Test
    void refusesAHoldingWithoutAPrice() throws IOException {
        Path holdings = folder.resolve("holdings.csv");
        Files.writeString(holdings, "symbol,quantity\n999990,3\n");

        refused(
                "jeoul: "
                        + holdings
                        + ": no price is known for 999990; expected --bars FILE with every symbol"
                        + " held",
                "--holdings",
                holdings.toString());
    }

    private static void refused(String message, String... options) {
        String[] typed = new String[options.length + 1];
        typed[0] = "emulate";
        System.arraycopy(options, 0, typed, 1, options.length);

        Typed answer = Typed.run(typed);

        assertEquals(ExitCode.BAD_INPUT, answer.exit());
        assertEquals(message, answer.err().strip());
        assertEquals("", answer.out());
    }
}

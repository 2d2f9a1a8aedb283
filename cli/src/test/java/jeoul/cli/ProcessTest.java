package jeoul.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program as a process of its own: what only a second start can show. */
class ProcessTest {

    private static final List<String> REBALANCE =
            List.of("simulate", "--sample", "small-account", "--seed", "5", "--json", "-", "-q");

    @Test
    void twoStartsGiveTheSameBytesButForTheTimeTheyTook() throws Exception {
        List<String> threaded = new ArrayList<>(REBALANCE);
        threaded.addAll(List.of("--threads", "8"));
        String first = output(List.of(), REBALANCE);
        String second =
                output(
                        List.of(
                                "-Dfile.encoding=MS949",
                                "-Duser.timezone=America/New_York",
                                "-Duser.language=tr",
                                "-XX:TieredStopAtLevel=1"),
                        threaded);

        assertTrue(first.contains("\"seed\":5"), first);
        assertEquals(withoutElapsed(first), withoutElapsed(second));
    }

    @Test
    void theDefaultDayFitsIntoAQuarterOfAGigabyte() throws Exception {
        String json = output(List.of("-Xmx256m"), List.of("simulate", "--json", "-", "-q"));

        assertTrue(json.contains("\"result\":"), json);
    }

    private static String withoutElapsed(String json) {
        return json.replaceAll("\"elapsedMillis\":\\d+", "\"elapsedMillis\":0");
    }

    private static String output(List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Jeoul.class.getName());
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectInput(ProcessBuilder.Redirect.from(new File(nullDevice())))
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        assertTrue(exit == 0 || exit == 3, "exit " + exit + ": " + output);
        return output;
    }

    private static String nullDevice() {
        return File.separatorChar == '\\' ? "NUL" : "/dev/null";
    }
}

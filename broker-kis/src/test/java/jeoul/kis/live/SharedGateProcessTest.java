package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs, not threads: the lock of a file is what keeps them apart. */
@Timeout(120)
class SharedGateProcessTest {

    @TempDir private Path temp;

    private final List<Process> programs = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process program : programs) {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void twoProgramsTogetherKeepTheRate() throws IOException {
        List<BufferedReader> said = List.of(start("60"), start("60"));
        for (BufferedReader each : said) {
            assertEquals("ready", each.readLine());
        }

        for (Process program : programs) {
            try (OutputStream go = program.getOutputStream()) {
                go.write('\n');
            }
        }
        List<Instant> permitted = new ArrayList<>();
        for (BufferedReader each : said) {
            each.lines().map(Instant::parse).forEach(permitted::add);
        }
        permitted.sort(null);

        assertEquals(120, permitted.size());
        for (int i = 1; i < permitted.size(); i++) {
            Duration apart = Duration.between(permitted.get(i - 1), permitted.get(i));
            // 200 a second are 5 ms apart.
            assertTrue(apart.compareTo(Duration.ofMillis(5)) >= 0, apart.toString());
        }
    }

    @Test
    void theLockOfADeadProgramIsGone() throws Exception {
        assertEquals("holding", start("hold").readLine());

        programs.get(0).destroyForcibly().waitFor();

        SharedGate gate =
                new SharedGate(temp, GateProgram.KEY, GateProgram.SERVER, GateProgram.RATE);
        Instant now = Instant.parse("2026-11-20T00:00:00Z");
        assertEquals(now, gate.permit(now));
    }

    private BufferedReader start(String argument) throws IOException {
        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                GateProgram.class.getName(),
                                temp.toString(),
                                argument)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        programs.add(program);
        return program.inputReader(StandardCharsets.UTF_8);
    }
}

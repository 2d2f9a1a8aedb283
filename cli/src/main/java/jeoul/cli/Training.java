package jeoul.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jeoul.cli.command.Surroundings;

/**
 * Goes through what a first user goes through, so that the Java virtual machine can keep the
 * classes it loads in an archive: later starts map them into memory. Shows nothing.
 */
final class Training {

    private static final List<List<String>> RUNS =
            List.of(
                    List.of("--help"),
                    List.of("--version"),
                    List.of("plan", "--lang", "ko"),
                    List.of("plan", "--json", "-"),
                    List.of("simulate", "--lang", "ko"),
                    List.of("simulate", "--json", "-", "--sample", "small-account"),
                    List.of("compare", "--sample", "small-account", "--seeds", "2"),
                    List.of("simulate", "--seed", "x"));

    private Training() {}

    /** Runs each command once, in a process of its own made for this. */
    public static void main(String[] args) {
        Surroundings surroundings =
                new Surroundings(
                        OutputStream.nullOutputStream(),
                        new PrintStream(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        true,
                        true,
                        true,
                        Locale.ENGLISH,
                        () -> Instant.parse("2026-11-20T00:00:00Z"),
                        System::nanoTime);
        RUNS.forEach(run -> Jeoul.program(surroundings).run(run.toArray(String[]::new)));
    }
}

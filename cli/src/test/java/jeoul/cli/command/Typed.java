package jeoul.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import jeoul.cli.rehearsal.Rehearsals;

/** A command as typed, and all that came of it. */
record Typed(int exit, String out, String err) {

    /** Saturday in Seoul. */
    static final Instant CLOCK = Instant.parse("2026-11-21T03:00:00Z");

    static Typed run(String... args) {
        return run(new RecordedRehearsals(1), args);
    }

    static Typed run(Rehearsals rehearsals, String... args) {
        return run(rehearsals, CLOCK, args);
    }

    static Typed run(Rehearsals rehearsals, Instant clock, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = run(rehearsals, clock, out, err, args);
        return new Typed(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** With a standard output that fails with a message. */
    static Typed runInto(String failure, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream broken =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(failure);
                    }
                };
        int exit = run(new RecordedRehearsals(0), CLOCK, broken, err, args);
        return new Typed(exit, "", err.toString(StandardCharsets.UTF_8));
    }

    private static int run(
            Rehearsals rehearsals,
            Instant clock,
            OutputStream out,
            OutputStream err,
            String... args) {
        Surroundings surroundings =
                new Surroundings(
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        false,
                        false,
                        true,
                        Locale.ENGLISH,
                        () -> clock,
                        () -> 0L);
        return new CommandLineProgram(surroundings, Optional.of(rehearsals)).run(args);
    }
}

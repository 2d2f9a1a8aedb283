package jeoul.cli.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jeoul.cli.consent.Terminal;
import jeoul.cli.output.Screen;
import jeoul.cli.run.StopSignals;

/**
 * What surrounds one run of the program; tests give their own.
 *
 * @param out standard output, raw: a write to a closed pipe throws
 * @param terminalCharset encoding of text for people; JSON is UTF-8 in any case
 * @param outIsTerminal whether a person reads standard output as it comes
 * @param errIsTerminal whether a person reads standard error as it comes
 * @param colour false where the environment asks for none
 * @param locale whose language is spoken unless another is asked for
 * @param clock the time it is
 * @param nanoTime for how long things take
 * @param terminal where a person can be asked
 * @param environment variables of the process
 * @param signals how a person stops the program from outside
 * @param screen the terminal behind {@code err}, if there is one
 */
public record Surroundings(
        OutputStream out,
        PrintStream err,
        Charset terminalCharset,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean colour,
        Locale locale,
        Supplier<Instant> clock,
        LongSupplier nanoTime,
        Terminal terminal,
        Map<String, String> environment,
        StopSignals signals,
        Optional<Screen> screen) {

    public Surroundings {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        Objects.requireNonNull(terminalCharset, "terminalCharset");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(nanoTime, "nanoTime");
        Objects.requireNonNull(terminal, "terminal");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(signals, "signals");
        Objects.requireNonNull(screen, "screen");
    }

    /** Where nobody can be asked or stops the program, and no variable is set. */
    public Surroundings(
            OutputStream out,
            PrintStream err,
            Charset terminalCharset,
            boolean outIsTerminal,
            boolean errIsTerminal,
            boolean colour,
            Locale locale,
            Supplier<Instant> clock,
            LongSupplier nanoTime) {
        this(
                out,
                err,
                terminalCharset,
                outIsTerminal,
                errIsTerminal,
                colour,
                locale,
                clock,
                nanoTime,
                Terminal.NONE,
                Map.of(),
                StopSignals.NONE,
                Optional.empty());
    }
}

package jeoul.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jeoul.cli.command.CommandLineProgram;
import jeoul.cli.command.Surroundings;
import jeoul.cli.consent.ConsoleTerminal;
import jeoul.cli.live.KisAccounts;
import jeoul.cli.output.Screen;
import jeoul.cli.rehearsal.Markets;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.cli.rehearsal.Rehearsals;

/** Where the program starts. */
public final class Jeoul {

    private Jeoul() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args as typed
     */
    public static void main(String[] args) {
        Charset charset = terminalCharset();
        OutputStream rawErr = new FileOutputStream(FileDescriptor.err);
        boolean errIsTerminal = Boolean.getBoolean("jeoul.terminal.err");
        Optional<Screen> screen =
                errIsTerminal ? Optional.of(Screen.ofProcess(rawErr, charset)) : Optional.empty();
        PrintStream err =
                new PrintStream(screen.<OutputStream>map(s -> s).orElse(rawErr), true, charset);
        // The log and whatever else goes there must know of what stands on the screen.
        System.setErr(err);
        Surroundings surroundings =
                new Surroundings(
                        new FileOutputStream(FileDescriptor.out),
                        err,
                        charset,
                        Boolean.getBoolean("jeoul.terminal.out"),
                        errIsTerminal,
                        System.getenv("NO_COLOR") == null,
                        Locale.getDefault(),
                        Instant::now,
                        System::nanoTime,
                        ConsoleTerminal.ofProcess(),
                        System.getenv(),
                        new ProcessSignals(),
                        screen);
        System.exit(program(surroundings).run(args));
    }

    /** The program with the brokers it is shipped with. */
    static CommandLineProgram program(Surroundings surroundings) {
        Injector injector = Guice.createInjector(new RehearsalModule());
        return new CommandLineProgram(
                surroundings,
                Optional.of(injector.getInstance(Rehearsals.class)),
                Optional.of(injector.getInstance(Markets.class)),
                Optional.of(
                        new KisAccounts(
                                surroundings.environment(),
                                surroundings.clock()::get,
                                surroundings.nanoTime())));
    }

    // A Windows console shows only its own code page; everywhere else terminals are UTF-8, even
    // where the locale is the plain C one.
    private static Charset terminalCharset() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        if (windows) {
            for (String property :
                    List.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")) {
                String name = System.getProperty(property);
                if (name != null && Charset.isSupported(name)) {
                    return Charset.forName(name);
                }
            }
        }
        return StandardCharsets.UTF_8;
    }
}

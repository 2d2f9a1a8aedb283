package jeoul.cli.command;

import com.google.inject.Guice;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jeoul.cli.consent.Terminal;
import jeoul.cli.keys.Canaries;
import jeoul.cli.output.Screen;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.cli.run.SampleAccount;
import jeoul.cli.run.StopSignals;

/** Runs commands with a simulated account behind them and a rehearsing program around them. */
final class AtRun {

    /** Seconds of the session in one that the person waits. */
    private static final long SPEED = 100;

    private final SampleAccount account;
    private final Map<String, String> environment = new HashMap<>(Canaries.environment());
    private final List<Runnable> stops = new ArrayList<>();
    private Terminal terminal = Terminal.NONE;
    private Optional<Instant> wall = Optional.empty();
    private Optional<Screen> screen = Optional.empty();

    AtRun(SampleAccount account, Path state) {
        this.account = account;
        environment.put("XDG_STATE_HOME", state.toString());
        environment.put("JEOUL_KEYCHAIN", "off");
    }

    AtRun with(Terminal person) {
        terminal = person;
        return this;
    }

    AtRun variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The wall clock stands there; the broker's too. */
    AtRun at(Instant time) {
        wall = Optional.of(time);
        account.brokerAhead(Duration.between(account.now(), time));
        return this;
    }

    AtRun on(Screen terminalOfErr) {
        screen = Optional.of(terminalOfErr);
        return this;
    }

    /** Presses Ctrl-C, if a command listens. */
    void interrupt() {
        List.copyOf(stops).forEach(Runnable::run);
    }

    Typed run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream errStream = screen.isPresent() ? screen.get() : err;
        StopSignals signals =
                action -> {
                    stops.add(action);
                    return () -> stops.remove(action);
                };
        Surroundings surroundings =
                new Surroundings(
                        out,
                        new PrintStream(errStream, true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        false,
                        screen.isPresent(),
                        true,
                        Locale.ENGLISH,
                        () -> wall.orElseGet(account::now),
                        () -> 1_000_000 / SPEED * account.now().toEpochMilli(),
                        terminal,
                        environment,
                        signals,
                        screen);
        Rehearsals rehearsals =
                Guice.createInjector(new RehearsalModule()).getInstance(Rehearsals.class);
        int exit =
                new CommandLineProgram(
                                surroundings,
                                Optional.of(rehearsals),
                                Optional.empty(),
                                Optional.of(account))
                        .run(args);
        return new Typed(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

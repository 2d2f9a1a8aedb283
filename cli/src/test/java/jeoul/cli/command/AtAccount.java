package jeoul.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jeoul.cli.account.Accounts;
import jeoul.cli.consent.Terminal;
import jeoul.cli.keys.Canaries;
import jeoul.cli.run.StopSignals;

/** Runs commands with an account behind them, and keys in the variables unless taken away. */
final class AtAccount {

    /** Ten o'clock in Seoul, as in the simulated account. */
    static final Instant CLOCK = Instant.parse("2026-11-20T01:00:00Z");

    private final Accounts accounts;
    private final Map<String, String> environment = new HashMap<>(Canaries.environment());
    private Terminal terminal = Terminal.NONE;

    AtAccount(Accounts accounts, Path state) {
        this.accounts = accounts;
        environment.put("XDG_STATE_HOME", state.toString());
        environment.put("JEOUL_KEYCHAIN", "off");
    }

    AtAccount with(Terminal person) {
        terminal = person;
        return this;
    }

    AtAccount withoutKeys() {
        environment.keySet().removeIf(name -> name.startsWith("JEOUL_KIS"));
        return this;
    }

    AtAccount variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Typed run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        false,
                        false,
                        true,
                        Locale.ENGLISH,
                        () -> CLOCK,
                        () -> 0L,
                        terminal,
                        environment,
                        StopSignals.NONE,
                        Optional.empty());
        int exit =
                new CommandLineProgram(
                                surroundings,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(accounts))
                        .run(args);
        return new Typed(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

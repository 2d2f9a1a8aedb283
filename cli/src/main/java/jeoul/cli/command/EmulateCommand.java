package jeoul.cli.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import jeoul.cli.emulate.EmulatedDay;
import jeoul.cli.emulate.Emulation;
import jeoul.cli.emulate.EmulationKeys;
import jeoul.cli.emulate.EmulationSettings;
import jeoul.cli.input.EmulationInputs;
import jeoul.cli.input.FaultFile;
import jeoul.cli.input.Nearest;
import jeoul.cli.output.EmulationDocument;
import jeoul.cli.output.EmulationJson;
import jeoul.cli.run.StopSignals;
import jeoul.engine.InputException;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.kis.server.ServerSettings;
import jeoul.kis.server.fault.FaultScript;
import jeoul.kis.server.host.HostSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A KIS-compatible server in front of the simulated exchange. */
@Command(name = "emulate", mixinStandardHelpOptions = true, sortOptions = false)
final class EmulateCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;
    private static final int HIGHEST_RATE = 10_000;
    private static final BigDecimal HIGHEST_SPEED = new BigDecimal(10_000);

    @Option(names = "--sample", paramLabel = "NAME", descriptionKey = "option.emulatedSample")
    private String sample;

    @Option(names = "--holdings", paramLabel = "FILE", descriptionKey = "option.holdings")
    private String holdings;

    @Option(names = "--cash", paramLabel = "WON", descriptionKey = "option.cash")
    private String cash;

    @Option(names = "--bars", paramLabel = "FILE|DIR", descriptionKey = "option.emulatedBars")
    private String bars;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", descriptionKey = "option.marketDate")
    private String date;

    @Option(
            names = "--start",
            paramLabel = "HH:MM:SS",
            defaultValue = "08:55:00",
            descriptionKey = "option.start")
    private String start;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            descriptionKey = "option.speed")
    private String speed;

    @Option(names = "--hold", descriptionKey = "option.hold")
    private boolean hold;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = WholeNumber.class,
            descriptionKey = "option.emulatedSeed")
    private long seed;

    @Option(
            names = "--profile",
            paramLabel = "mock|real",
            defaultValue = "mock",
            descriptionKey = "option.emulatedProfile")
    private String profile;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = WholeNumber.class,
            descriptionKey = "option.rate")
    private Long rate;

    @Option(names = "--strict", descriptionKey = "option.strict")
    private boolean strict;

    @Option(names = "--faults", paramLabel = "FILE", descriptionKey = "option.faults")
    private String faults;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8090",
            converter = WholeNumber.class,
            descriptionKey = "option.port")
    private long port;

    @Option(
            names = "--ws-port",
            paramLabel = "N",
            converter = WholeNumber.class,
            descriptionKey = "option.wsPort")
    private Long streamPort;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = HostSettings.LOOPBACK,
            descriptionKey = "option.bind")
    private String address;

    @Option(names = "--only-these-keys", descriptionKey = "option.onlyTheseKeys")
    private boolean onlyTheseKeys;

    @Mixin private final OutputOptions output;

    private final Surroundings surroundings;

    EmulateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.output = new OutputOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        EmulationKeys keys = EmulationKeys.of(seed);
        EmulationSettings settings = settings(keys);
        EmulationDocument words = new EmulationDocument(outlets.texts());
        PrintWriter out =
                new PrintWriter(
                        new OutputStreamWriter(
                                new StandardOutput(surroundings.out()),
                                surroundings.terminalCharset()));
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        StopSignals.Registration signals =
                surroundings.signals().onStop(() -> stopped.complete(null));
        try (Emulation emulation =
                new Emulation(
                        settings, surroundings.clock()::get, new Teller(words, out, outlets))) {
            out.println(words.opening(settings, keys, emulation.port(), emulation.streamPort()));
            out.flush();
            emulation.begin();
            CompletableFuture.anyOf(stopped, emulation.ended()).get();
            tell(emulation, outlets, words);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the server has ended by itself", e.getCause());
        } finally {
            signals.close();
        }
        return ExitCode.DONE;
    }

    private static void tell(
            Emulation emulation, OutputOptions.Outlets outlets, EmulationDocument words)
            throws IOException, ExecutionException, InterruptedException {
        Optional<CompletableFuture<EmulatedDay>> day = emulation.day();
        if (day.isPresent()) {
            EmulatedDay read = day.get().get();
            outlets.write(words.of(read), writer -> EmulationJson.write(writer, read));
        }
    }

    private EmulationSettings settings(EmulationKeys keys) {
        EmulationInputs.Resolved inputs =
                new EmulationInputs(
                                Optional.ofNullable(sample),
                                Optional.ofNullable(holdings),
                                Optional.ofNullable(cash),
                                Optional.ofNullable(bars),
                                Optional.ofNullable(date),
                                start)
                        .resolve(TradingCalendar.krx());
        boolean real = isReal();
        ServerSettings server = real ? ServerSettings.REAL : ServerSettings.MOCK;
        if (rate != null) {
            server =
                    server.withCallsPerSecond(
                            (int) within("--rate", rate, 1, HIGHEST_RATE, "calls a second"));
        }
        if (strict) {
            server = server.strictly();
        }
        if (onlyTheseKeys) {
            server = server.withAdmission(keys.admission());
        }
        return new EmulationSettings(
                inputs.day(),
                inputs.start(),
                speed(),
                hold,
                seed,
                inputs.cash(),
                inputs.holdings(),
                inputs.market(),
                real ? VenueProfile.REAL : VenueProfile.MOCK,
                server,
                Optional.ofNullable(faults).map(FaultFile::read).orElse(FaultScript.NONE),
                host());
    }

    private boolean isReal() {
        List<String> names = List.of("mock", "real");
        if (!names.contains(profile)) {
            throw new InputException(
                    "--profile",
                    "'" + profile + "'" + Nearest.hint(profile, names),
                    "mock or real");
        }
        return profile.equals("real");
    }

    private BigDecimal speed() {
        try {
            BigDecimal number = new BigDecimal(speed);
            if (number.signum() > 0
                    && number.compareTo(HIGHEST_SPEED) <= 0
                    && number.stripTrailingZeros().scale() <= 3) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrongSpeed(e);
        }
        throw wrongSpeed(null);
    }

    private InputException wrongSpeed(NumberFormatException cause) {
        return new InputException(
                "--speed",
                "'" + speed + "'",
                "session seconds in a real second, such as 60, at most " + HIGHEST_SPEED,
                cause);
    }

    private HostSettings host() {
        int calls = (int) within("--port", port, 0, HIGHEST_PORT, "a port");
        long streams = streamPort != null ? streamPort : calls == 0 ? 0 : calls + 1L;
        return new HostSettings(
                address, calls, (int) within("--ws-port", streams, 0, HIGHEST_PORT, "a port"));
    }

    private static long within(String option, long number, long least, long most, String what) {
        if (number < least || number > most) {
            throw new InputException(
                    option, "'" + number + "'", what + " from " + least + " to " + most);
        }
        return number;
    }

    /** Says on standard output what goes on. */
    private record Teller(EmulationDocument words, PrintWriter out, OutputOptions.Outlets outlets)
            implements Emulation.Listener {

        @Override
        public void order(String line) {
            say(line);
        }

        @Override
        public void running(String clock) {
            say(words.running(clock));
        }

        @Override
        public void held(Instant at) {
            say(words.held(at));
        }

        @Override
        public void behind(Duration session) {
            outlets.note(words.behind(session));
        }

        @Override
        public void dayOver(EmulatedDay day) {
            say(words.dayOver(day));
        }

        private void say(String line) {
            out.println(line);
            out.flush();
        }
    }
}

package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import jeoul.cli.command.CommandLineProgram;
import jeoul.cli.command.Surroundings;
import jeoul.cli.consent.Terminal;
import jeoul.cli.keys.Canaries;
import jeoul.cli.live.HurriedAccounts;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.cli.run.RunFolder;
import jeoul.cli.run.RunReading;
import jeoul.cli.run.StopSignals;
import jeoul.engine.account.Position;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.Scenario;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.journal.JournalReader;
import jeoul.engine.journal.MemoryJournal;
import jeoul.engine.journal.Step;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.order.OrderType;
import jeoul.engine.schedule.Slicing;
import jeoul.engine.schedule.Strategy;
import jeoul.engine.schedule.Window;
import jeoul.kis.server.fault.FaultScript;

/**
 * A whole {@code run} from the command line, over sockets, against a server where things go wrong.
 * Account, market, strategy and faults are drawn from a seed; what happens when is not, for the
 * machine has a say in it. Where the broker cannot be reached the person tries again: {@code run}
 * as long as there is no journal, then {@code resume}.
 */
final class RunFaultDay {

    /** Session seconds in a second of the wall. */
    static final BigDecimal SPEED = new BigDecimal(System.getProperty("jeoul.faults.speed", "60"));

    /** Late in the day: a run with an unknown order goes on to the close. */
    private static final LocalTime EARLIEST = LocalTime.of(14, 40);

    private static final int TOO_LATE = 2;
    private static final int UNREACHABLE = 5;
    private static final int MOST_ATTEMPTS = 20;

    /** Time for two looks at account and market before the window, at one call a second. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    /** Time after the last window in which what is unknown is asked for. */
    private static final Duration AFTER = Duration.ofMinutes(3);

    private static final Duration[] PATIENCE = {
        Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMillis(200)
    };
    private static final Map<OrderType, String> ORDERS =
            Map.of(
                    OrderType.BEST_OPPOSITE, "best-limit",
                    OrderType.LIMIT, "limit",
                    OrderType.MARKET, "market",
                    OrderType.BEST_OPPOSITE_IOC, "best-limit-ioc");

    private final long seed;
    private final Path folder;
    private final SplittableRandom random;
    private final VenueProfile profile;
    private final Strategy strategy;
    private final List<Scenario.Book> books;
    private final long cash;
    private final Duration patience;
    private final Map<String, String> environment = new HashMap<>(Canaries.environment());
    private int attempts;
    private Optional<ExecutionResult> result = Optional.empty();

    RunFaultDay(long seed, Path folder) {
        this.seed = seed;
        this.folder = folder;
        random = new SplittableRandom(seed);
        profile = random.nextBoolean() ? VenueProfile.REAL : VenueProfile.MOCK;
        strategy = FaultDay.drawStrategy(profile, EARLIEST, 30, random);
        books = FaultDay.drawBooks(random);
        cash = random.nextInt(6) == 0 ? 500_000 : 50_000_000;
        patience = PATIENCE[random.nextInt(PATIENCE.length)];
        environment.put("XDG_STATE_HOME", folder.toString());
        environment.put("JEOUL_KEYCHAIN", "off");
    }

    /** Lives the day to its end and checks the laws. */
    void live() throws IOException {
        List<Position> holdings =
                books.stream()
                        .map(
                                book ->
                                        new Position(
                                                book.listing().symbol(),
                                                FaultDay.HELD,
                                                FaultDay.HELD))
                        .toList();
        Scenario scenario =
                new Scenario(
                        profile,
                        Scenario.DATE,
                        strategy.window().start().minus(BEFORE),
                        cash,
                        holdings,
                        books);
        FaultScript faults =
                FaultDay.within(strategy.window(), FaultScript.random(seed, List.of()));
        SocketVenue venue = new SocketVenue(scenario, faults, seed, SPEED);
        try (venue) {
            List<String> run = run(venue, model());
            int exit;
            do {
                exit = command(venue, journal().isEmpty() ? run : resume(venue));
            } while (exit == UNREACHABLE && attempts < MOST_ATTEMPTS);
        }
        check(venue);
    }

    /** Names, and how many shares of each to hold, as weights of an amount. */
    private String[] model() throws IOException {
        long amount = 0;
        List<Long> values = new ArrayList<>();
        for (Scenario.Book book : books) {
            long target = FaultDay.HELD - 14 + random.nextInt(29);
            values.add(target * book.basePrice());
            amount += target * book.basePrice();
        }
        StringBuilder text = new StringBuilder("ticker,weight\n");
        for (int i = 0; i < books.size(); i++) {
            // Rounded down: together they are to be no more than one.
            long millionths = values.get(i) * 1_000_000 / amount;
            text.append(books.get(i).listing().symbol())
                    .append(String.format(Locale.ROOT, ",0.%06d\n", millionths));
        }
        Path file = folder.resolve("model.csv");
        Files.writeString(file, text);
        return new String[] {file.toString(), Long.toString(Math.min(amount, worth()))};
    }

    /** Of the account as it begins. */
    private long worth() {
        return cash
                + books.stream().mapToLong(book -> FaultDay.HELD * book.basePrice()).sum() * 9 / 10;
    }

    private List<String> run(SocketVenue venue, String[] model) {
        List<String> run =
                new ArrayList<>(
                        List.of(
                                "run",
                                model[0],
                                "--amount",
                                model[1],
                                "--broker",
                                venue.rest(),
                                "--ws-url",
                                venue.stream(),
                                "--profile",
                                profile.equals(VenueProfile.REAL) ? "real" : "mock"));
        run.addAll(common());
        run.addAll(List.of("--until", end().toString()));
        for (String setting :
                List.of(
                        "slice=1",
                        "invest=1",
                        "order=" + ORDERS.get(strategy.order()),
                        "window=" + strategy.window(),
                        "sell-window=" + strategy.sellWindow(),
                        "catch-up=" + strategy.catchUp().map(Window::toString).orElse("none"),
                        "leaves=" + strategy.leaves().name().toLowerCase(Locale.ROOT),
                        "leaves-after=" + strategy.leavesAfter().toSeconds(),
                        "missed=" + strategy.missed().name().toLowerCase(Locale.ROOT))) {
            run.addAll(List.of("--set", setting));
        }
        return run;
    }

    private List<String> resume(SocketVenue venue) {
        List<String> resume = new ArrayList<>(List.of("resume"));
        resume.addAll(common());
        if (Seoul.timeOf(venue.now()).isBefore(end().minusMinutes(1))) {
            resume.addAll(List.of("--until", end().toString()));
        }
        return resume;
    }

    private LocalTime end() {
        return strategy.catchUp().orElse(strategy.window()).end().plus(AFTER);
    }

    private static List<String> common() {
        return List.of(
                "--clock",
                "server",
                "--predict",
                "0",
                "--yes",
                "--confirm-account",
                Canaries.ACCOUNT.substring(4),
                "-q");
    }

    private int command(SocketVenue venue, List<String> arguments) {
        attempts++;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(
                        out,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        false,
                        false,
                        false,
                        Locale.ENGLISH,
                        Instant::now,
                        System::nanoTime,
                        Terminal.NONE,
                        environment,
                        StopSignals.NONE,
                        Optional.empty());
        int exit =
                new CommandLineProgram(
                                surroundings,
                                Optional.of(
                                        Guice.createInjector(new RehearsalModule())
                                                .getInstance(Rehearsals.class)),
                                Optional.empty(),
                                Optional.of(
                                        new HurriedAccounts(
                                                folder.resolve("kis"), venue::clock, patience)))
                        .run(arguments.toArray(String[]::new));
        assertTrue(
                exit == 0
                        || exit == 3
                        || exit == 4
                        || exit == UNREACHABLE
                        || (exit == TOO_LATE && journal().isEmpty() && isTooLate(venue)),
                () -> "exit " + exit + ": " + out.toString(StandardCharsets.UTF_8));
        return exit;
    }

    /** A slow machine, or a broker that was out of reach, has let the window pass. */
    private boolean isTooLate(SocketVenue venue) {
        return Seoul.timeOf(venue.now()).isAfter(strategy.window().end().minus(Slicing.LEAD));
    }

    private Optional<Path> journal() {
        return RunFolder.of(environment).newest();
    }

    private void check(SocketVenue venue) {
        if (journal().isEmpty()) {
            // Not reached, or nothing to be done: then nothing was sent.
            assertEquals(List.of(), venue.orders());
            return;
        }
        RunReading reading = RunReading.of(journal().get(), TradingCalendar.krx());
        assertTrue(reading.ending().isPresent(), "the day was not ended");
        MemoryJournal journal = new MemoryJournal();
        try (JournalReader reader = JournalReader.open(journal().get());
                Stream<Step> steps = reader.steps()) {
            steps.forEach(step -> journal.append(step.event(), step.commands()));
        }
        FaultLaws laws = new FaultLaws(reading.day().execution(), journal, venue.foreign());
        List<OrderStatus> orders = venue.orders();
        venue.lists().forEach(laws::checkExposure);
        result = Optional.of(reading.executor().result());
        laws.check(result.get(), orders, venue.account());
    }

    /** What came of it; empty if nothing was begun. */
    Optional<ExecutionResult> result() {
        return result;
    }
}

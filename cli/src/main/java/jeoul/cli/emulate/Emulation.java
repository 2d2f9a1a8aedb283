package jeoul.cli.emulate;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import jeoul.engine.InputException;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.broker.Timeline;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.kis.server.Drive;
import jeoul.kis.server.KisServer;
import jeoul.kis.server.Served;
import jeoul.kis.server.SessionDrive;
import jeoul.kis.server.fault.Faults;
import jeoul.kis.server.host.KisHost;
import jeoul.sim.SimBroker;
import jeoul.sim.SimMarket;
import jeoul.sim.SimModule;
import jeoul.sim.SimSettings;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;

/**
 * A simulated exchange at a KIS-compatible port. It runs by itself, on a thread of its own, until
 * it is closed.
 */
public final class Emulation implements AutoCloseable {

    /** The regular day is over this long after its scheduled close, random ends included. */
    private static final Duration AFTER_CLOSE = Duration.ofMinutes(5);

    /** A client without a stream is gone when it has not called for so long, on the wall. */
    private static final Duration ABSENT_AFTER = Duration.ofMillis(500);

    /** Said at most this often, on the wall: the clock runs faster than the exchange can. */
    private static final Duration COMPLAINT_PAUSE = Duration.ofSeconds(10);

    /** Behind by more than this, on the wall, clients notice. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    /** Calls of the simulated broker need not wait: the server keeps the rate. */
    private static final Duration AT_ONCE = Duration.ofNanos(1);

    private final EmulationSettings settings;
    private final InstantSource wall;
    private final Listener listener;
    private final SimBroker broker;
    private final KisServer server;
    private final HeldClock clock;
    private final SessionDrive session;
    private final AccountSnapshot before;
    private final KisHost host;
    private boolean dayTold;
    private long callsSeen;
    private Instant lastCall = Instant.MIN;
    private Instant complained = Instant.MIN;

    /** Hears of the session, on the server's thread. */
    public interface Listener {

        /** A line about an order. */
        void order(String line);

        /** The clock goes on, or for the first time. */
        void running(String clock);

        /** The clock stands, for nobody is connected. */
        void held(Instant at);

        /** The clock is ahead of the exchange. */
        void behind(Duration session);

        /** The regular day is over. */
        void dayOver(EmulatedDay day);
    }

    /**
     * Opens the ports.
     *
     * @throws InputException if a port is in use, or the market cannot be made of what was given
     */
    public Emulation(EmulationSettings settings, InstantSource wall, Listener listener) {
        this.settings = settings;
        this.wall = wall;
        this.listener = listener;
        Injector simulation = simulation(settings);
        broker = simulation.getInstance(SimBroker.class);
        Timeline timeline = simulation.getInstance(Timeline.class);
        clock = new HeldClock(settings.start(), settings.speed(), wall);
        before = broker.account();
        OrderLog log = new OrderLog(broker, listener::order);
        server =
                new KisServer(
                        settings.server(),
                        new Served(
                                log,
                                broker,
                                TradingCalendar.krx(),
                                () -> OptionalLong.of(broker.maxBuyable())),
                        timeline.now(),
                        wall,
                        new SplittableRandom(settings.seed()),
                        new Faults(settings.faults(), settings.seed(), settings.start()),
                        broker::placeForeign);
        session = new SessionDrive(server, log, timeline, clock);
        passMorning(timeline);
        host = KisHost.start(settings.host(), server, drive(), this::clockText);
    }

    private static Injector simulation(EmulationSettings settings) {
        VenueProfile profile = settings.profile();
        VenueProfile unhurried =
                new VenueProfile(
                        profile.name(),
                        AT_ONCE,
                        0,
                        profile.orderTypes(),
                        profile.balancePage(),
                        profile.ordersPage());
        SimSettings sim =
                SimSettings.of(unhurried, settings.cash(), settings.holdings(), settings.seed());
        SimMarket market =
                SimMarket.of(
                        TradingCalendar.krx(),
                        settings.day().date(),
                        settings.market(),
                        new ProjectedQrFlowModel());
        Injector injector = Guice.createInjector(new SimModule(sim, market));
        try {
            injector.getInstance(SimBroker.class);
        } catch (ProvisionException e) {
            // A market that cannot be made of what was given is the input's fault, not Guice's.
            if (e.getCause() instanceof InputException input) {
                throw input;
            }
            throw e;
        }
        return injector;
    }

    /** The market is as old as the session's start before its clock begins. */
    private void passMorning(Timeline timeline) {
        while (timeline.now().isBefore(settings.start())) {
            server.advance(timeline.await(settings.start()));
            broker.poll(server::heard);
        }
    }

    private Drive drive() {
        return () -> {
            watchClients();
            Duration again = session.catchUp();
            watchDay();
            return again;
        };
    }

    private void run() {
        clock.run();
        listener.running(clock.text());
    }

    /** Holds the clock while nobody is there, and lets it go when somebody comes. */
    private void watchClients() {
        if (!settings.hold()) {
            return;
        }
        Instant now = wall.instant();
        if (server.calls() != callsSeen) {
            callsSeen = server.calls();
            lastCall = now;
        }
        boolean present =
                server.openStreams() > 0
                        || (!lastCall.equals(Instant.MIN)
                                && now.isBefore(lastCall.plus(ABSENT_AFTER)));
        if (present && clock.isHeld()) {
            run();
        } else if (!present && !clock.isHeld()) {
            clock.hold();
            listener.held(clock.instant());
        }
    }

    private void watchDay() {
        Duration behind = session.behind();
        Instant now = wall.instant();
        if (behind.compareTo(clock.session(TOLERANCE)) > 0 && !now.isBefore(complained)) {
            complained = now.plus(COMPLAINT_PAUSE);
            listener.behind(behind);
        }
        if (!dayTold && !clock.instant().isBefore(endOfDay())) {
            dayTold = true;
            listener.dayOver(read());
        }
    }

    private Instant endOfDay() {
        return settings.day().at(settings.day().close()).plus(AFTER_CLOSE);
    }

    /** Answers who asks for the clock, which lets it go: the one who asks is there. */
    private String clockText() {
        lastCall = wall.instant();
        watchClients();
        return clock.text();
    }

    /** Lets the clock go, unless it waits for a client. */
    public void begin() {
        if (!settings.hold()) {
            host.run(this::run);
        }
    }

    /** Port of the calls. */
    public int port() {
        return host.port();
    }

    /** Port of the streams. */
    public int streamPort() {
        return host.streamPort();
    }

    /** Completes when it has ended by itself, which only a mistake of its own can make it. */
    public CompletableFuture<Void> ended() {
        return host.ended();
    }

    /** How the account stands, read on the server's thread; empty if that has ended. */
    public Optional<CompletableFuture<EmulatedDay>> day() {
        CompletableFuture<EmulatedDay> day = new CompletableFuture<>();
        return host.run(() -> day.complete(read())) ? Optional.of(day) : Optional.empty();
    }

    private EmulatedDay read() {
        return new EmulatedDay(
                clock.instant(),
                before,
                broker.account(),
                broker.chargesToday(),
                broker.messages(),
                broker.trades());
    }

    @Override
    public void close() {
        host.close();
    }
}

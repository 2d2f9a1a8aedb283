package jeoul.cli.kis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.Timeline;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.TradingCalendar;
import jeoul.kis.client.CallGate;
import jeoul.kis.client.KisBroker;
import jeoul.kis.client.KisMarketData;
import jeoul.kis.client.KisSettings;
import jeoul.kis.client.KisTimings;
import jeoul.kis.server.KisServer;
import jeoul.kis.server.MemoryLink;
import jeoul.kis.server.Served;
import jeoul.kis.server.ServerSettings;
import jeoul.kis.server.fault.FaultScript;
import jeoul.kis.server.fault.Faults;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.Secret;
import jeoul.sim.LatencySettings;
import jeoul.sim.SimBroker;
import jeoul.sim.SimMarket;
import jeoul.sim.SimSettings;
import jeoul.sim.SimTimeline;

/**
 * A client, a server and the simulated exchange on one virtual timeline: it goes on only when
 * nothing more can happen now. Calls and frames take no time.
 */
final class Lockstep implements Timeline {

    static final AccountNumber ACCOUNT = new AccountNumber("12345678", "01");
    static final String CUSTOMER = "customer";

    /** More steps at one instant than any honest exchange of words takes. */
    private static final int MOST_ROUNDS = 100_000;

    private final SimBroker sim;
    private final SimTimeline time;
    private final KisServer server;
    private final KisBroker client;
    private final KisMarketData market;

    /**
     * @param profile of the client; the server has its pages and rate, the exchange behind it has
     *     no rate of its own
     */
    Lockstep(
            SimSettings settings,
            SimMarket market,
            VenueProfile profile,
            FaultScript faults,
            KisTimings timings) {
        sim = new SimBroker(settings.withLatency(LatencySettings.NONE), market);
        time = new SimTimeline(sim);
        boolean real = profile.name().equals(VenueProfile.REAL.name());
        server =
                new KisServer(
                        real ? ServerSettings.REAL : ServerSettings.MOCK,
                        new Served(
                                sim,
                                sim,
                                TradingCalendar.krx(),
                                () -> OptionalLong.of(sim.maxBuyable())),
                        time.now(),
                        time::now,
                        new SplittableRandom(settings.seed()),
                        new Faults(faults, settings.seed(), time.now()),
                        sim::placeForeign);
        KisSettings client =
                KisSettings.of(
                                real ? Environment.REAL : Environment.MOCK,
                                profile,
                                ACCOUNT,
                                new Secret("K".repeat(36)),
                                new Secret("S".repeat(180)),
                                Optional.of(new Secret(CUSTOMER)))
                        .following(
                                market.symbols().stream().map(s -> s.listing().symbol()).toList())
                        .withTimings(timings);
        this.client =
                new KisBroker(
                        client,
                        TradingCalendar.krx(),
                        new MemoryLink(server),
                        new MemoryTokens(),
                        CallGate.OPEN,
                        time::now);
        this.market = new KisMarketData(this.client, client, this::until);
    }

    /** The exchange's own settings behind a server: no rate, and everything at once. */
    static VenueProfile unhurried(VenueProfile profile) {
        return new VenueProfile(
                profile.name(),
                Duration.ofNanos(1),
                0,
                profile.orderTypes(),
                profile.balancePage(),
                profile.ordersPage());
    }

    Broker broker() {
        return client;
    }

    MarketData market() {
        return market;
    }

    SimBroker sim() {
        return sim;
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public Instant await(Instant until) {
        Instant end = until.isBefore(now()) ? now() : until;
        while (true) {
            settle();
            if (client.hasHeard() || !now().isBefore(end)) {
                return now();
            }
            time.await(next(end));
        }
    }

    private void until(BooleanSupplier done) {
        settle();
        while (!done.getAsBoolean()) {
            time.await(next(Instant.MAX));
            settle();
        }
    }

    /** Lets everything happen that can happen now. */
    private void settle() {
        int rounds = 0;
        boolean more = true;
        while (more) {
            if (++rounds > MOST_ROUNDS) {
                throw new IllegalStateException("it never ends at " + now());
            }
            client.advance(now());
            time.await(now());
            server.advance(now());
            more = sim.poll(server::heard) > 0;
            more |= !client.nextAt().isAfter(now()) || !server.nextAt().isAfter(now());
        }
    }

    private Instant next(Instant end) {
        Instant next = end;
        for (Instant other : new Instant[] {client.nextAt(), server.nextAt()}) {
            next = other.isBefore(next) ? other : next;
        }
        return next.isBefore(now()) ? now() : next;
    }
}

package jeoul.cli.kis;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.Timeline;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;
import jeoul.kis.client.CallGate;
import jeoul.kis.client.KisBroker;
import jeoul.kis.client.KisMarketData;
import jeoul.kis.client.KisSettings;
import jeoul.kis.client.KisTimings;
import jeoul.kis.live.LinkSettings;
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
    private final KisSettings settings;
    private final Duration patience;
    private final MemoryTokens tokens = new MemoryTokens();
    private final NavigableSet<BrokerOrderId> foreign = new TreeSet<>();
    private Consumer<Event> overhearing = event -> {};
    private Runnable afterCall = () -> {};
    private ImpatientLink link;
    private KisBroker client;
    private KisMarketData market;

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
        this(
                settings,
                market,
                profile,
                faults,
                timings,
                ServerSettings.DEFAULT_QUOTE_INTERVAL,
                LinkSettings.DEFAULT_CALL);
    }

    /**
     * @param quoteInterval how often the server looks at the books; most of a quiet day is spent so
     * @param patience how long the client waits for an answer
     */
    Lockstep(
            SimSettings settings,
            SimMarket market,
            VenueProfile profile,
            FaultScript faults,
            KisTimings timings,
            Duration quoteInterval,
            Duration patience) {
        this.patience = patience;
        sim = new SimBroker(settings.withLatency(LatencySettings.NONE), market);
        time = new SimTimeline(sim);
        boolean real = profile.name().equals(VenueProfile.REAL.name());
        server =
                new KisServer(
                        (real ? ServerSettings.REAL : ServerSettings.MOCK)
                                .withQuoteInterval(quoteInterval),
                        new Served(
                                sim,
                                sim,
                                TradingCalendar.krx(),
                                () -> OptionalLong.of(sim.maxBuyable())),
                        time.now(),
                        time::now,
                        new SplittableRandom(settings.seed()),
                        new Faults(faults, settings.seed(), time.now()),
                        this::placeForeign);
        this.settings =
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
        start();
    }

    private void start() {
        link =
                new ImpatientLink(
                        new MemoryLink(server), patience, time::now, () -> afterCall.run());
        client =
                new KisBroker(
                        settings, TradingCalendar.krx(), link, tokens, CallGate.OPEN, time::now);
        market = new KisMarketData(client, settings, this::until);
    }

    /**
     * The client's program dies: what it had not sent is gone, and nobody hears the answers to what
     * it had. After a while another starts, with the tokens that were kept.
     */
    void restart(Duration away) {
        client.close();
        Instant back = now().plus(away);
        while (serve() || now().isBefore(back)) {
            time.await(earlier(server.nextAt(), back));
        }
        start();
    }

    /** Told whenever a call of the client has left it. */
    void afterCall(Runnable listener) {
        afterCall = listener;
    }

    /** Overhears what the exchange tells the server. */
    void overhear(Consumer<Event> listener) {
        overhearing = listener;
    }

    private void exchangeSaid(Event event) {
        overhearing.accept(event);
        server.heard(event);
    }

    /** What the exchange says now, heard instead of the server: of use when the day is over. */
    void letTheExchangeAnswer(Consumer<Event> events) {
        time.await(now().plusMillis(1));
        sim.poll(events);
    }

    private Optional<BrokerOrderId> placeForeign(
            Symbol symbol, Side side, OrderType type, OptionalLong price, long quantity) {
        Optional<BrokerOrderId> number = sim.placeForeign(symbol, side, type, price, quantity);
        number.ifPresent(foreign::add);
        return number;
    }

    /** Orders of the account that another program placed. */
    NavigableSet<BrokerOrderId> foreign() {
        return Collections.unmodifiableNavigableSet(foreign);
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

    KisBroker client() {
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
            link.advance();
            client.advance(now());
            more = serve() || !client.nextAt().isAfter(now());
        }
    }

    /** Whether the server has more to do now. */
    private boolean serve() {
        time.await(now());
        server.advance(now());
        return sim.poll(this::exchangeSaid) > 0 || !server.nextAt().isAfter(now());
    }

    private Instant next(Instant end) {
        Instant next = earlier(earlier(end, client.nextAt()), server.nextAt());
        next = earlier(next, link.nextAt());
        return next.isBefore(now()) ? now() : next;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

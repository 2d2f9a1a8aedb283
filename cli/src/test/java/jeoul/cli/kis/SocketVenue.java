package jeoul.cli.kis;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Scenario;
import jeoul.engine.broker.Timeline;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.Order;
import jeoul.kis.live.SessionClock;
import jeoul.kis.server.KisServer;
import jeoul.kis.server.Served;
import jeoul.kis.server.ServerSettings;
import jeoul.kis.server.SessionDrive;
import jeoul.kis.server.fault.FaultScript;
import jeoul.kis.server.fault.Faults;
import jeoul.kis.server.host.HostSettings;
import jeoul.kis.server.host.KisHost;
import jeoul.sim.LatencySettings;
import jeoul.sim.SimBroker;
import jeoul.sim.SimSettings;
import jeoul.sim.SimTimeline;
import jeoul.sim.SimVenue;

/**
 * The quiet market of a scenario at ports of this machine, where things go wrong, and where
 * somebody else trades in the same account, right beside our orders. Its clock stands until a
 * client asks for it.
 */
final class SocketVenue implements AutoCloseable {

    private static final Duration QUOTE_INTERVAL = Duration.ofSeconds(5);

    /** Of our orders, so many have another's beside them. */
    private static final double BESIDE = 0.05;

    private final SimBroker sim;
    private final SimTimeline time;
    private final KisHost host;
    private final Account account = new Account();
    private final SplittableRandom random;
    private final NavigableSet<BrokerOrderId> foreign = new TreeSet<>();
    private final List<List<OrderStatus>> lists = new ArrayList<>();
    private final Instant start;
    private final BigDecimal speed;
    private volatile SessionClock clock;

    /**
     * @param speed session seconds in a second of the wall
     */
    SocketVenue(Scenario scenario, FaultScript faults, long seed, BigDecimal speed) {
        this.speed = speed;
        random = new SplittableRandom(~seed);
        start = Seoul.at(scenario.date(), scenario.startsAt());
        VenueProfile profile = scenario.profile();
        sim =
                new SimBroker(
                        SimSettings.of(
                                        Lockstep.unhurried(profile),
                                        scenario.cash(),
                                        scenario.holdings(),
                                        seed)
                                .withLatency(LatencySettings.NONE),
                        SimVenue.market(scenario));
        time = new SimTimeline(sim);
        boolean real = profile.name().equals(VenueProfile.REAL.name());
        InstantSource session = this::now;
        KisServer server =
                new KisServer(
                        (real ? ServerSettings.REAL : ServerSettings.MOCK)
                                .withQuoteInterval(QUOTE_INTERVAL),
                        new Served(
                                account,
                                sim,
                                TradingCalendar.krx(),
                                () -> OptionalLong.of(sim.maxBuyable())),
                        time.now(),
                        // Tokens too keep the session's time.
                        session,
                        new SplittableRandom(seed),
                        new Faults(faults, seed, start),
                        sim::placeForeign);
        SessionDrive drive = new SessionDrive(server, account, time, session);
        drive.catchUp();
        host =
                KisHost.start(
                        new HostSettings(HostSettings.LOOPBACK, 0, 0),
                        server,
                        drive,
                        () -> clock().toString());
    }

    /** What its clock shows. */
    Instant now() {
        SessionClock running = clock;
        return running == null ? start : running.now();
    }

    /** The clock, which goes from now on. */
    synchronized SessionClock clock() {
        if (clock == null) {
            InstantSource wall = InstantSource.system();
            clock = SessionClock.scaled(start, speed, wall.instant(), wall);
        }
        return clock;
    }

    String rest() {
        return "http://127.0.0.1:" + host.port();
    }

    String stream() {
        return "ws://127.0.0.1:" + host.streamPort();
    }

    /** Closes the ports; afterwards the exchange's own books may be read. */
    @Override
    public void close() {
        host.close();
        try {
            host.ended().get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError("the server did not end well", e);
        }
    }

    /** Orders of the account that somebody else placed. */
    NavigableSet<BrokerOrderId> foreign() {
        return Collections.unmodifiableNavigableSet(foreign);
    }

    /** Every whole list of orders that the exchange gave the server. */
    List<List<OrderStatus>> lists() {
        return Collections.unmodifiableList(lists);
    }

    AccountSnapshot account() {
        return sim.account();
    }

    /** By the exchange itself, whatever the server would say. */
    List<OrderStatus> orders() {
        RequestId request = new RequestId(Long.MAX_VALUE);
        int before = lists.size();
        account.send(List.of(new Command.RefreshOrders(request)));
        Timeline exchange = time;
        while (lists.size() == before) {
            exchange.await(exchange.now().plusMillis(1));
            account.poll(event -> {});
        }
        return lists.get(lists.size() - 1);
    }

    /** The exchange as the server sees it; beside some of our orders, others' are placed. */
    private final class Account implements Broker {

        @Override
        public void send(List<Command> commands) {
            for (Command command : commands) {
                boolean beside = command instanceof Command.Submit && random.nextDouble() < BESIDE;
                boolean first = random.nextBoolean();
                if (beside && first) {
                    place(((Command.Submit) command).order());
                }
                sim.send(List.of(command));
                if (beside && !first) {
                    place(((Command.Submit) command).order());
                }
            }
        }

        /** One that looks the same, or nearly so. */
        private void place(Order ours) {
            Side side = random.nextInt(4) == 0 ? ours.side().opposite() : ours.side();
            long quantity = random.nextInt(3) == 0 ? ours.quantity() + 1 : ours.quantity();
            sim.placeForeign(ours.symbol(), side, ours.type(), ours.price(), quantity)
                    .ifPresent(foreign::add);
        }

        @Override
        public void markDepartures(Departures departures) {
            sim.markDepartures(departures);
        }

        @Override
        public int poll(Consumer<Event> events) {
            return sim.poll(
                    event -> {
                        if (event instanceof Event.OrdersRefreshed list && list.complete()) {
                            lists.add(list.orders());
                        }
                        events.accept(event);
                    });
        }
    }
}

package jeoul.cli.run;

import com.google.inject.Guice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import jeoul.cli.account.Accounts;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.input.Instrument;
import jeoul.cli.input.Sample;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Tape;
import jeoul.engine.broker.Timeline;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.order.OrderType;
import jeoul.sim.AccountSettings;
import jeoul.sim.DailyBarSource;
import jeoul.sim.SimBroker;
import jeoul.sim.SimMarket;
import jeoul.sim.SimSettings;
import jeoul.sim.SimTimeline;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;

/**
 * An account on the day of the samples, with the sample's market behind it: what {@code simulate}
 * rehearses on, as a broker to be run on. May be opened again after the program that had it died;
 * what was not heard by then is never heard.
 */
public final class SampleAccount implements Accounts {

    public static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    private final SimBroker broker;
    private final Timeline timeline;
    private final List<Command.Submit> submitted = new ArrayList<>();
    private final List<Event> kept = new ArrayList<>();
    private LongPredicate dies = waits -> false;
    private Consumer<Instant> waiting = at -> {};
    private Duration ahead = Duration.ZERO;
    private Predicate<LocalTime> outOfReach = at -> false;
    private final Map<LocalDate, List<OrderStatus>> past = new TreeMap<>();
    private final Map<LocalDate, Boolean> calendar = new TreeMap<>();
    private boolean openedBefore;
    private Optional<String> clock = Optional.empty();
    private int left;

    /**
     * @param holdings of symbols of the samples
     * @param symbols listed, those of the holdings among them
     */
    public SampleAccount(
            LocalTime start, long cash, List<Position> holdings, List<String> symbols, long seed) {
        List<SymbolDay> listed = new ArrayList<>();
        for (String code : symbols.stream().sorted().toList()) {
            Instrument instrument = Sample.market().get(new Symbol(code));
            listed.add(instrument.on(DATE));
        }
        broker =
                new SimBroker(
                        SimSettings.of(VenueProfile.MOCK, cash, holdings, seed)
                                .withAccount(AccountSettings.of(cash, holdings)),
                        new SimMarket(
                                TradingCalendar.krx(),
                                DATE,
                                listed,
                                Guice.createInjector(new RehearsalModule())
                                        .getInstance(FlowModel.class),
                                ExchangeSettings.DEFAULT,
                                DailyBarSource.NONE));
        timeline = new SimTimeline(broker);
        passTo(start);
    }

    /** Lets the session come to a time; what is heard meanwhile is kept for the next program. */
    public void passTo(LocalTime time) {
        openedBefore = false;
        Instant at = Seoul.at(broker.date(), time);
        while (timeline.await(at).isBefore(at)) {
            broker.poll(kept::add);
        }
        broker.poll(kept::add);
    }

    public SimBroker broker() {
        return broker;
    }

    public Instant now() {
        return timeline.now();
    }

    /** Somebody else buys a share, far from the market. */
    public void placeForeign(String code) {
        Symbol symbol = new Symbol(code);
        long price = broker.statistics(symbol).limits().lower();
        broker.placeForeign(symbol, Side.BUY, OrderType.LIMIT, OptionalLong.of(price), 1);
    }

    /** Closes the day; its orders can still be asked for, unless the broker forgets them. */
    public void nextDay(boolean forget) {
        LocalDate today = broker.date();
        passTo(LocalTime.of(15, 45));
        RequestId request = new RequestId(Long.MAX_VALUE);
        broker.send(List.of(new Command.RefreshOrders(request)));
        while (!past.containsKey(today)) {
            timeline.await(now().plusSeconds(60));
            broker.poll(
                    event -> {
                        if (event instanceof Event.OrdersRefreshed list
                                && list.request().equals(request)) {
                            past.put(today, forget ? List.of() : list.orders());
                        }
                    });
        }
        broker.closeDay();
    }

    /** The machine sleeps from now until the next morning, and hears of nothing meanwhile. */
    public void sleepUntilTheNextMorning() {
        Instant from = now();
        nextDay(false);
        passTo(LocalTime.of(8, 40));
        openedBefore = true;
        kept.clear();
        kept.add(new Event.TimeGap(from, now()));
    }

    /** The clock on which it was opened last, if not the wall's. */
    public Optional<String> clock() {
        return clock;
    }

    /** Every order that was sent, by all programs. */
    public List<Command.Submit> submitted() {
        return List.copyOf(submitted);
    }

    /** How many of them have left, and do not wait for their turn any more. */
    public int left() {
        return left;
    }

    /**
     * The next program dies in the middle of a wait.
     *
     * @param when told how many waits it has had
     */
    public SampleAccount dying(LongPredicate when) {
        dies = when;
        return this;
    }

    /** At such times the broker does not say what the account holds. */
    public SampleAccount outOfReach(Predicate<LocalTime> when) {
        outOfReach = when;
        return this;
    }

    /** The broker's clock shows a later time than ours. */
    public SampleAccount brokerAhead(Duration by) {
        ahead = by;
        return this;
    }

    /** The broker keeps a calendar, and this is what it says of a day. */
    public SampleAccount calling(LocalDate date, boolean open) {
        calendar.put(date, open);
        return this;
    }

    /** Something happens as the session passes. */
    public SampleAccount whenWaiting(Consumer<Instant> what) {
        waiting = what;
        return this;
    }

    @Override
    public OpenAccount open(BrokerChoice choice, Credentials keys) {
        clock = choice.clock();
        if (openedBefore) {
            kept.clear();
            broker.poll(event -> {});
        }
        openedBefore = true;
        return new Account();
    }

    @Override
    public Revocation revoke(BrokerChoice choice, Credentials keys) {
        throw new UnsupportedOperationException("nobody logs out here");
    }

    @Override
    public Contact contact(BrokerChoice choice) {
        return new Contact(now().plus(ahead), Duration.ZERO);
    }

    /** The program is gone. */
    public static final class Died extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Died() {
            super("the program was killed");
        }
    }

    private final class Account implements OpenAccount, Broker, Timeline {

        private long waits;
        private Optional<LocalDate> recalled = Optional.empty();

        @Override
        public void send(List<Command> commands) {
            for (Command command : commands) {
                if (command instanceof Command.Submit submit) {
                    submitted.add(submit);
                }
                if (command instanceof Command.RefreshOrders refresh && recalled.isPresent()) {
                    List<OrderStatus> orders = past.get(recalled.get());
                    kept.add(new Event.OrdersRefreshed(refresh.request(), orders, true, now()));
                } else if (command instanceof Command.RefreshAccount refresh
                        && outOfReach.test(Seoul.timeOf(now()))) {
                    kept.add(new Event.Unavailable(refresh.request(), "no connection", now()));
                } else {
                    broker.send(List.of(command));
                }
            }
        }

        @Override
        public void markDepartures(Departures departures) {
            broker.markDepartures(
                    (command, at) -> {
                        departures.leaves(command, at);
                        if (command instanceof Command.Submit) {
                            left++;
                        }
                    });
        }

        @Override
        public int poll(Consumer<Event> events) {
            int before = kept.size();
            kept.forEach(events);
            kept.clear();
            return before + broker.poll(events);
        }

        @Override
        public Instant now() {
            return timeline.now();
        }

        @Override
        public Instant await(Instant until) {
            if (dies.test(++waits)) {
                dies = any -> false;
                throw new Died();
            }
            waiting.accept(now());
            return kept.isEmpty() ? timeline.await(until) : now();
        }

        @Override
        public Broker broker() {
            return this;
        }

        @Override
        public MarketData market() {
            return broker;
        }

        @Override
        public Timeline timeline() {
            return this;
        }

        @Override
        public void recall(LocalDate day) {
            recalled = Optional.of(day);
        }

        @Override
        public void listen(Tape tape) {
            throw new UnsupportedOperationException("nothing is streamed here");
        }

        @Override
        public Holdings holdings() {
            return new Holdings(List.of(), List.of());
        }

        @Override
        public Buyable buyable(boolean withCma) {
            return new Buyable(broker.orderable(), broker.maxBuyable());
        }

        @Override
        public Optional<Boolean> opensOn(LocalDate date) {
            return Optional.ofNullable(calendar.get(date));
        }

        @Override
        public Optional<Instant> tokenIssued() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // The account goes on without us.
        }
    }
}

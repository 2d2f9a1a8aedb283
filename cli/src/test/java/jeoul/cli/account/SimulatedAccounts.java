package jeoul.cli.account;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.Tape;
import jeoul.engine.broker.Timeline;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Quote.Level;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.OrderType;
import jeoul.sim.AccountSettings;
import jeoul.sim.SimBroker;
import jeoul.sim.SimMarket;
import jeoul.sim.SimSettings;
import jeoul.sim.SimTimeline;
import jeoul.sim.flow.SymbolDay;

/**
 * One simulated account at ten o'clock: 100 shares of 005930 and 10,000,000 won, and a book of it
 * that stands. What a broker does at its worst can be put on top.
 */
public final class SimulatedAccounts implements Accounts {

    public static final Symbol SAMSUNG = new Symbol("005930");
    public static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    private static final Symbol HALTED = new Symbol("000660");

    private final SimBroker broker;
    private final Timeline timeline;
    private final List<BrokerChoice> opened = new ArrayList<>();
    private final List<Command> sent = new ArrayList<>();
    private Optional<UnreachableException> refusal = Optional.empty();
    private UnaryOperator<Event> distortion = event -> event;
    private final List<Credentials> revoked = new ArrayList<>();
    private Revocation revocation = Revocation.NONE;
    private Optional<Boolean> opens = Optional.empty();
    private boolean losesAnswers;
    private boolean closed;
    private Duration brokerAhead = Duration.ZERO;
    private Optional<Instant> token = Optional.empty();

    public SimulatedAccounts() {
        this(AccountSettings.DEFAULT_MARGIN_PERCENT);
    }

    public SimulatedAccounts(int marginPercent) {
        SimSettings settings =
                SimSettings.of(
                        VenueProfile.MOCK, 10_000_000, List.of(new Position(SAMSUNG, 100, 60)), 1);
        broker =
                new SimBroker(
                        settings.withAccount(settings.account().withMargin(marginPercent, false)),
                        SimMarket.of(
                                TradingCalendar.krx(),
                                DATE,
                                List.of(
                                        listed(SAMSUNG, "삼성전자", TradingMode.CONTINUOUS),
                                        listed(HALTED, "SK하이닉스", TradingMode.HALTED)),
                                new StandingBook(
                                        List.of(new Level(70_100, 10), new Level(70_200, 20)),
                                        List.of(new Level(69_900, 10), new Level(69_800, 20)))));
        timeline = new SimTimeline(broker);
        pass(Seoul.at(DATE, LocalTime.of(10, 0)));
    }

    private static SymbolDay listed(Symbol symbol, String name, TradingMode mode) {
        return new SymbolDay(
                Listing.stock(symbol, name, Market.KOSPI), DATE, 70_000, 0, 0.02, mode, false);
    }

    private void pass(Instant until) {
        while (timeline.await(until).isBefore(until)) {
            broker.poll(event -> {});
        }
    }

    public SimBroker broker() {
        return broker;
    }

    /** An order of the same account from somewhere else, far from the market. */
    public String foreign(long price, long quantity) {
        return broker.placeForeign(
                        SAMSUNG, Side.BUY, OrderType.LIMIT, OptionalLong.of(price), quantity)
                .orElseThrow()
                .value();
    }

    /** Nobody is let in any more. */
    public SimulatedAccounts refusing(UnreachableException with) {
        refusal = Optional.of(with);
        return this;
    }

    /** Events are told differently. */
    public SimulatedAccounts distorting(UnaryOperator<Event> by) {
        distortion = by;
        return this;
    }

    /** Orders leave and no answer comes. */
    public SimulatedAccounts losingAnswers() {
        losesAnswers = true;
        return this;
    }

    public SimulatedAccounts brokerAhead(Duration by) {
        brokerAhead = by;
        return this;
    }

    public SimulatedAccounts tokenIssued(Instant at) {
        token = Optional.of(at);
        return this;
    }

    /** Which brokers were opened. */
    public List<BrokerChoice> opened() {
        return List.copyOf(opened);
    }

    /** Orders, revisions and cancels that left. */
    public List<Command> trades() {
        return sent.stream()
                .filter(
                        command ->
                                command instanceof Command.Submit
                                        || command instanceof Command.Revise
                                        || command instanceof Command.Cancel)
                .toList();
    }

    /** The broker keeps a calendar, and this is what it says of every day. */
    public SimulatedAccounts opening(boolean open) {
        opens = Optional.of(open);
        return this;
    }

    /** What becomes of the token from now on. */
    public void revoking(Revocation outcome) {
        revocation = outcome;
    }

    /** Keys whose token was to be given back. */
    public List<Credentials> revoked() {
        return List.copyOf(revoked);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public OpenAccount open(BrokerChoice choice, Credentials keys) {
        opened.add(choice);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return new Account();
    }

    @Override
    public Revocation revoke(BrokerChoice choice, Credentials keys) {
        revoked.add(keys);
        return revocation;
    }

    @Override
    public Contact contact(BrokerChoice choice) {
        if (refusal.filter(e -> e.reason() == UnreachableException.Reason.NO_ANSWER).isPresent()) {
            throw refusal.get();
        }
        return new Contact(timeline.now().plus(brokerAhead), Duration.ofMillis(12));
    }

    private final class Account implements OpenAccount, Broker {

        private final List<Event> own = new ArrayList<>();

        @Override
        public void send(List<Command> commands) {
            for (Command command : commands) {
                sent.add(command);
                if (losesAnswers && command instanceof Command.Submit submit) {
                    own.add(new Event.Sent(submit.order().id(), timeline.now()));
                    own.add(new Event.OutcomeUnknown(submit.order().id(), timeline.now()));
                } else if (losesAnswers && command instanceof Command.Cancel cancel) {
                    own.add(new Event.OutcomeUnknown(cancel.order(), timeline.now()));
                } else {
                    broker.send(List.of(command));
                }
            }
        }

        @Override
        public void markDepartures(Departures departures) {
            broker.markDepartures(departures);
        }

        @Override
        public int poll(Consumer<Event> events) {
            List<Event> heard = new ArrayList<>(own);
            own.clear();
            broker.poll(heard::add);
            heard.forEach(event -> events.accept(distortion.apply(event)));
            return heard.size();
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
            return new Timeline() {
                @Override
                public Instant now() {
                    return timeline.now();
                }

                @Override
                public Instant await(Instant until) {
                    return own.isEmpty() ? timeline.await(until) : timeline.now();
                }
            };
        }

        @Override
        public void recall(LocalDate day) {
            throw new UnsupportedOperationException("no day is over here");
        }

        @Override
        public void listen(Tape tape) {
            throw new UnsupportedOperationException("nothing is streamed here");
        }

        @Override
        public Holdings holdings() {
            return new Holdings(
                    List.of(new Row(SAMSUNG, "삼성전자", 70_000, 40)),
                    List.of(new Other("Q500001", "어떤 ETN", 3)));
        }

        @Override
        public Buyable buyable(boolean withCma) {
            return new Buyable(broker.orderable() + (withCma ? 5_000_000 : 0), broker.maxBuyable());
        }

        @Override
        public Optional<Boolean> opensOn(LocalDate date) {
            return opens;
        }

        @Override
        public Optional<Instant> tokenIssued() {
            return token;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

package jeoul.kis.client;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.CallQueue;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Tape;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.RejectReason;
import jeoul.kis.link.Link;
import jeoul.kis.wire.AccountMapper;
import jeoul.kis.wire.Balance;
import jeoul.kis.wire.BookTick;
import jeoul.kis.wire.Notice;
import jeoul.kis.wire.TradeTick;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account at KIS. It acts on the thread that drives it and at the times it is told; what the
 * link brings waits until then.
 *
 * <p>Rates, phases and sessions go by the session's clock; the token, pauses after trouble and the
 * stream's silence by the wall clock.
 */
public final class KisBroker implements Broker, Driven, AutoCloseable {

    /** A stream that is away for longer is done without: fills then come by polling. */
    static final Duration STREAM_PATIENCE = Duration.ofSeconds(10);

    /** A deadline of the wall clock is looked at no more often than this. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private static final Logger LOG = LoggerFactory.getLogger(KisBroker.class);

    private final KisSettings settings;
    private final TradingCalendar calendar;
    private final InstantSource wall;
    private final Inbox inbox = new Inbox();
    private final Agenda agenda = new Agenda();
    private final Agenda wallAgenda = new Agenda();
    private final ArrayDeque<Event> heard = new ArrayDeque<>();
    private final CallQueue queue;
    private final Session session;
    private final Calls calls;
    private final KnownOrders orders;
    private final NoticeReading notices;
    private final BuyingGuard guard = new BuyingGuard();
    private final OrderCommands commands;
    private final DayList list;
    private final CatchUp catchUp;
    private final AccountReading account;
    private final Feed feed;
    private final BookInquiry books;
    private final Heard heardLine = new Heard();
    private final StreamLine stream;
    private final Command.Handler handler = new Commands();
    private LocalDate date = LocalDate.MIN;
    private Sessions sessions;
    private Instant now = Instant.MIN;
    private boolean disconnected;
    private boolean awaitsReading;

    /**
     * @param wall the time of the wall clock, for what is not the venue's
     */
    @Inject
    public KisBroker(
            KisSettings settings,
            TradingCalendar calendar,
            Link link,
            TokenStore tokens,
            CallGate gate,
            InstantSource wall) {
        this.settings = settings;
        this.calendar = calendar;
        this.wall = wall;
        this.queue = new CallQueue(settings.profile(), settings.queueLimit());
        this.session =
                new Session(settings, link, tokens, wall, inbox, reason -> queue.dropInquiries());
        this.calls = new Calls(queue, session, gate, wall, wallAgenda);
        this.orders = new KnownOrders(queue, this::hear, this::refusalReason);
        this.notices = new NoticeReading(settings.account(), orders);
        this.commands =
                new OrderCommands(settings, queue, calls, orders, notices, guard, this::hear);
        this.list = new DayList(settings, calls, orders, notices, this::hear, this::sessionIsOver);
        this.account = new AccountReading(settings, calls, guard, this::hear, () -> now);
        this.feed = new Feed(settings, agenda, this::hear, this::askBook, this::askPrice);
        this.books = new BookInquiry(calls, feed, this::hear, () -> now);
        this.stream = new StreamLine(settings, session, link, inbox, wall, wallAgenda, heardLine);
        this.catchUp =
                new CatchUp(settings.timings(), orders, list, stream::hearsNotices, this::wasRead);
    }

    // ---- the broker ----

    @Override
    public void send(List<Command> list) {
        for (Command command : list) {
            command.to(handler);
        }
    }

    @Override
    public int poll(Consumer<Event> events) {
        int count = heard.size();
        for (int told = 1; told <= count; told++) {
            Event event = heard.remove();
            events.accept(event);
            if (event instanceof Event.OrdersRefreshed) {
                // What follows may be told by the list already: who hears it adopts first.
                return told;
            }
        }
        return count;
    }

    @Override
    public void markDepartures(Departures departures) {
        commands.markDepartures(departures);
    }

    /**
     * Follows more symbols: their phase is told, and their book is at hand without a call, once the
     * stream has taken them in.
     */
    public void follow(List<Symbol> symbols) {
        feed.follow(symbols);
        stream.follow(symbols);
    }

    /**
     * Has every book and trade of the symbols followed told as the stream brings it, and when the
     * stream comes and goes. One hears; another takes its place.
     */
    public void listen(Tape tape) {
        feed.listen(tape);
        if (heardLine.isUp) {
            tape.up(now);
        }
    }

    /**
     * Who asks for the orders from now on is told those of a day that is over. Nothing of that day
     * can be adopted, revised or cancelled.
     */
    public void recall(LocalDate day) {
        list.recall(day);
    }

    /** What the account holds beside what may be traded; as it was read last. */
    public Optional<AccountMapper.Reading> lastReading() {
        return account.last();
    }

    /** Rows of the balance, as they were read last. */
    public List<Balance.Row> lastRows() {
        return account.lastRows();
    }

    /**
     * Asks what may be bought.
     *
     * @param withCma whether money in the account's CMA counts
     * @param then told once, while the broker is driven
     */
    public void askBuyingPower(boolean withCma, PowerReceiver then) {
        account.askPower(withCma, then);
    }

    /** Ends the stream. What was sent stays sent. */
    @Override
    public void close() {
        stream.close();
    }

    // ---- driven ----

    @Override
    public void advance(Instant time) {
        moveTo(time.isAfter(now) ? time : now);
        boolean any = true;
        // What is done may be answered before it returns.
        while (any || !inbox.isEmpty()) {
            any = inbox.takeIn();
            any |= wallAgenda.runDue(wall.instant());
            any |= agenda.runDue(now);
            session.tend();
            expire();
            catchUp.tend();
            any |= calls.advance(now);
        }
    }

    @Override
    public Instant nextAt() {
        if (now.equals(Instant.MIN)) {
            return Instant.MIN;
        }
        Instant next = earlier(calls.nextAt(), agenda.nextAt());
        next = earlier(next, catchUp.nextAt());
        next = earlier(next, nextDay());
        Instant byWall = earlier(wallAgenda.nextAt(), session.nextAt());
        if (!byWall.equals(Instant.MAX)) {
            next = earlier(next, inSession(byWall));
        }
        return next.isBefore(now) ? now : next;
    }

    @Override
    public boolean hasHeard() {
        return !heard.isEmpty();
    }

    @Override
    public void onArrival(Runnable wake) {
        inbox.onArrival(wake);
    }

    /** The clocks may run at different speeds: then it is looked at early, and again. */
    private Instant inSession(Instant byWall) {
        Duration wait = Duration.between(wall.instant(), byWall);
        return now.plus(wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
    }

    private void moveTo(Instant time) {
        boolean first = now.equals(Instant.MIN);
        now = time;
        orders.advance(time);
        feed.advance(time);
        LocalDate today = Seoul.dateOf(time);
        if (!today.equals(date)) {
            date = today;
            if (!first) {
                // Before anything is forgotten: orders do not outlive their day, nor their wait.
                commands.withdrawAll();
            }
            startDay(today);
        }
        if (first) {
            stream.start();
        }
    }

    private void startDay(LocalDate today) {
        TradingDay day =
                calendar.covers(today) && calendar.isTradingDay(today)
                        ? calendar.day(today)
                        : TradingDay.ordinary(today);
        sessions = new Sessions(day, settings.timings().expiryMargin());
        orders.startDay();
        notices.startDay();
        list.startDay();
        catchUp.startDay();
        feed.startDay(day);
    }

    private Instant nextDay() {
        return Seoul.at(date.plusDays(1), LocalTime.MIDNIGHT);
    }

    // ---- for the market data beside ----

    Calls calls() {
        return calls;
    }

    Feed feed() {
        return feed;
    }

    Instant now() {
        return now;
    }

    // ---- what is found out elsewhere ----

    // ---- sessions ----

    private boolean sessionIsOver(KnownOrder order, Instant at) {
        return sessions.isOver(order.type(), at) && !feed.phase(order.symbol()).isCallAuction();
    }

    /** KIS tells nothing at the close: what is open by then is looked up. */
    private void expire() {
        Instant first = Instant.MAX;
        for (KnownOrder order : orders.open()) {
            first = earlier(first, sessions.overAt(order.type()));
        }
        catchUp.expireAt(first);
    }

    /** The exchange gives no reason that is known: the phase is the likely one. */
    private RejectReason refusalReason(KnownOrder order) {
        Phase phase = feed.phase(order.symbol());
        if (phase == Phase.UNKNOWN) {
            phase = sessions.scheduledPhase(now);
            if (phase == Phase.CONTINUOUS && !order.type().acceptedIn(Phase.PERIODIC_AUCTION)) {
                // No feed tells of an interruption, in which this type alone is refused.
                return RejectReason.NOT_IN_AUCTION;
            }
        }
        if (phase == Phase.HALTED) {
            return RejectReason.HALTED;
        }
        return phase.isCallAuction() && !order.type().acceptedIn(phase)
                ? RejectReason.NOT_IN_AUCTION
                : RejectReason.OTHER;
    }

    // ---- the stream ----

    private void askBook(Symbol symbol) {
        books.askForFeed(symbol);
    }

    private void askPrice(Symbol symbol) {
        books.askPriceForFeed(symbol);
    }

    private void hear(Event event) {
        heard.add(event);
    }

    private void wasRead(boolean found) {
        if (awaitsReading && found) {
            awaitsReading = false;
            if (disconnected) {
                disconnected = false;
                hear(new Event.Reconnected(now));
            }
        } else if (awaitsReading) {
            wallAgenda.at(
                    wall.instant().plus(settings.timings().settle()),
                    () -> {
                        if (awaitsReading) {
                            catchUp.soon();
                        }
                    });
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Takes what the stream says. */
    private final class Heard implements StreamSink {

        private boolean wasUp;
        private boolean isUp;

        @Override
        public boolean inSession() {
            return feed.inSession();
        }

        @Override
        public void subscribed(Symbol symbol) {
            feed.subscribed(symbol);
        }

        @Override
        public void unsubscribed(Symbol symbol) {
            feed.unsubscribed(symbol);
        }

        @Override
        public Set<Symbol> busy() {
            Set<Symbol> symbols = new TreeSet<>();
            orders.open().forEach(order -> symbols.add(order.symbol()));
            return symbols;
        }

        @Override
        public void up() {
            feed.up();
            if (wasUp) {
                // Whatever happened while nothing was heard.
                awaitsReading = true;
                catchUp.soon();
            }
            wasUp = true;
            isUp = true;
        }

        @Override
        public void book(BookTick tick) {
            feed.book(tick);
        }

        @Override
        public void trade(TradeTick tick) {
            feed.trade(tick);
        }

        @Override
        public void notices(List<Notice> frame) {
            notices.take(frame);
        }

        @Override
        public void unreadableNotice() {
            orders.needList();
        }

        @Override
        public void lost(String reason) {
            feed.lost(reason);
            if (!isUp) {
                // One more attempt came to nothing.
                return;
            }
            isUp = false;
            if (!disconnected) {
                disconnected = true;
                LOG.warn("DISCONNECTED reason={}", reason);
                hear(new Event.Disconnected(reason, now));
            }
            wallAgenda.at(wall.instant().plus(STREAM_PATIENCE), this::doWithout);
        }

        private void doWithout() {
            if (disconnected && !isUp && !awaitsReading) {
                awaitsReading = true;
                catchUp.soon();
            }
        }
    }

    /** What each command does. */
    private final class Commands implements Command.Handler {

        @Override
        public void submit(Command.Submit command) {
            stream.need(command.order().symbol());
            commands.submit(command.order());
        }

        @Override
        public void revise(Command.Revise command) {
            commands.revise(command);
        }

        @Override
        public void cancel(Command.Cancel command) {
            commands.cancel(command);
        }

        @Override
        public void adopt(Command.Adopt command) {
            if (!queue.knows(command.order())) {
                queue.begin(command.order());
            }
            guard.answered(command.order());
            if (heard.removeIf(event -> isFillOf(event, command.order()))) {
                // The list that it was found in may tell fewer.
                orders.needList();
            }
            list.adopt(command.order(), command.number(), command.filled());
        }

        @Override
        public void refreshAccount(Command.RefreshAccount command) {
            if (hasRoom(command.request())) {
                account.refresh(command.request());
            }
        }

        @Override
        public void refreshOrders(Command.RefreshOrders command) {
            if (hasRoom(command.request())) {
                list.refresh(command.request());
            }
        }

        @Override
        public void refreshQuote(Command.RefreshQuote command) {
            stream.need(command.symbol());
            if (!books.answer(command.request(), command.symbol()) && hasRoom(command.request())) {
                books.ask(command.request(), command.symbol());
            }
        }

        @Override
        public void wakeAt(Command.WakeAt command) {
            throw new IllegalArgumentException("time, not the broker, wakes at " + command.at());
        }

        private boolean isFillOf(Event event, ClientOrderId order) {
            return event instanceof Event.Filled filled && filled.order().equals(order);
        }

        private boolean hasRoom(RequestId request) {
            if (queue.isFull()) {
                hear(new Event.Unavailable(request, commands.fullText(), now));
                return false;
            }
            return true;
        }
    }
}

package jeoul.kis.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import jeoul.engine.broker.Event;
import jeoul.kis.link.Answer;
import jeoul.kis.link.Call;
import jeoul.kis.link.Link;
import jeoul.kis.server.fault.CallFault;
import jeoul.kis.server.fault.Faults;
import jeoul.kis.server.fault.TimedFault;
import jeoul.kis.wire.CallHeaders;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.Fields;

/**
 * A broker and its market served as KIS serves them. It has no thread and no clock: whoever drives
 * it tells the time with {@link #advance}, hands over what the broker says with {@link #heard}
 * ({@code broker.poll(server::heard)}), and calls everything on one thread.
 *
 * <p>Rules of the venue (calls a second, order times, lagging lists) follow the session's clock;
 * tokens and heartbeats follow the wall's.
 */
public final class KisServer {

    /** Longer bodies and queries than this are no call of KIS. */
    public static final int MOST_CHARACTERS = 64 * 1024;

    private static final int REQUEST_ID_LENGTH = 32;

    private final ServerSettings settings;
    private final Clock clock;
    private final Faults faults;
    private final ForeignOrders foreign;
    private final Agenda agenda = new Agenda();
    private final KeyDesk keys;
    private final Gate gate;
    private final Feed feed;
    private final Streams streams;
    private final OtherOrders others;
    private final OrderDesk orders;
    private final AccountDesk account;
    private final ListDesk lists;
    private final MarketDesk market;
    private final Hearing hearing;
    private LocalDate day;
    private long calls;
    private long taken;

    /**
     * @param start the session's time
     * @param wall in the clients' time, for tokens and heartbeats
     * @param random draws tokens and keys
     * @param foreign carries out the foreign orders among the faults
     */
    public KisServer(
            ServerSettings settings,
            Served served,
            Instant start,
            InstantSource wall,
            RandomGenerator random,
            Faults faults,
            ForeignOrders foreign) {
        this.settings = settings;
        this.clock = new Clock(wall, start);
        this.faults = faults;
        this.foreign = foreign;
        this.day = clock.today();
        boolean real = settings.environment() == Environment.REAL;
        String branch = real ? "06590" : "00950";
        String success = real ? "KIOK0510" : "20310000";
        Words words = new Words(random);
        Board board = new Board(served.market());
        Pages pages = new Pages();
        RequestIds ids = new RequestIds();
        this.keys = new KeyDesk(settings.admission(), clock, words);
        this.gate = new Gate(settings, clock, keys);
        this.feed = new Feed(served.market(), clock, settings.quoteInterval());
        this.streams = new Streams(settings, clock, words, keys, board, feed, faults, agenda);
        Lines lines = new Lines();
        NoticeDesk notices = new NoticeDesk(branch, board, streams);
        OrderLists orderLists = new OrderLists(served.broker(), ids);
        this.others =
                new OtherOrders(
                        served.broker(), clock, lines, notices, settings.admission().account());
        this.orders =
                new OrderDesk(
                        settings.environment(),
                        branch,
                        served.broker(),
                        clock,
                        notices,
                        lines,
                        orderLists,
                        others);
        this.account =
                new AccountDesk(
                        served,
                        board,
                        clock,
                        orders.traded(),
                        pages,
                        settings.balancePage(),
                        success,
                        ids);
        this.lists =
                new ListDesk(orderLists, board, clock, orders, pages, settings, branch, success);
        this.market = new MarketDesk(served.market(), served.calendar(), clock, success);
        this.hearing = new Hearing(orders, account, orderLists, feed);
    }

    /**
     * Takes a call. The receiver is told exactly once, now or later; it is told of a loss only
     * where a fault asks for it.
     */
    public void handle(Call call, Link.Receiver receiver) {
        taken++;
        Endpoint endpoint;
        try {
            endpoint = gate.route(call);
        } catch (CallRefused e) {
            receiver.answered(OpenCall.refused(e.code()));
            return;
        }
        List<CallFault> wrong = faults.onCall(endpoint);
        if (wrong.isEmpty()) {
            serve(call, endpoint, OpenCall.Distortion.NONE, receiver);
            return;
        }
        Distorted distorted = new Distorted(wrong, receiver, clock, agenda);
        if (distorted.has(CallFault.Kind.CUT)) {
            streams.cut();
        }
        if (distorted.has(CallFault.Kind.EXPIRE_TOKEN)) {
            keys.expireTokens();
        }
        if (!distorted.endsUnseen()) {
            serve(call, endpoint, distorted.ofInquiry(), distorted);
        }
    }

    /** What a call is answered that cannot even be taken: there are too many. */
    public static Answer overloaded() {
        return OpenCall.refused("EGW00201");
    }

    private void serve(
            Call call, Endpoint endpoint, OpenCall.Distortion distortion, Link.Receiver receiver) {
        OpenCall open =
                new OpenCall(
                        settings.environment(),
                        endpoint,
                        Gate.trId(call),
                        requestId(++calls),
                        distortion,
                        receiver);
        open.attempt(() -> pass(call, open));
    }

    private static String requestId(long number) {
        String digits = Long.toString(number);
        return "0".repeat(REQUEST_ID_LENGTH - digits.length()) + digits;
    }

    private void pass(Call call, OpenCall open) {
        Endpoint endpoint = open.endpoint();
        if (call.post() != endpoint.isPost()) {
            throw new CallRefused("EGW00202");
        }
        if (Gate.isOpen(endpoint)) {
            open.read(fields(call));
        } else {
            CallHeaders headers = gate.admit(call, endpoint);
            open.read(fields(call));
            gate.inspect(headers, open.fields(), endpoint);
        }
        dispatch(open);
    }

    private static Fields fields(Call call) {
        if (call.body().length() > MOST_CHARACTERS || call.query().length() > MOST_CHARACTERS) {
            throw new CallRefused("IGW00007");
        }
        return call.post()
                ? Fields.json(call.body().getBytes(StandardCharsets.UTF_8))
                : Fields.query(call.query());
    }

    private void dispatch(OpenCall call) {
        switch (call.endpoint()) {
            case TOKEN -> keys.token(call);
            case REVOKE -> keys.revoke(call);
            case APPROVAL -> keys.approval(call);
            case HASH_KEY -> gate.hashKey(call);
            case PRICE -> market.price(call);
            case ASKING_PRICE -> market.askingPrice(call);
            case TRADES -> market.trades(call);
            case MINUTE_BARS -> market.minuteBars(call);
            case DAILY_BARS -> market.dailyBars(call);
            case HOLIDAYS -> market.holidays(call);
            case STOCK_INFO -> market.stockInfo(call);
            case PRODUCT_INFO -> market.productInfo(call);
            case BUY, SELL -> orders.submit(call);
            case REVISE_CANCEL -> orders.reviseOrCancel(call);
            case OPEN_ORDERS -> lists.openOrders(call);
            case DAY_ORDERS, OLDER_ORDERS -> lists.dayOrders(call);
            case BALANCE -> account.balance(call);
            case BUYING_POWER -> account.buyingPower(call);
            case SELLABLE -> account.sellable(call);
        }
    }

    /** Opens a stream. */
    public StreamSession open(StreamPeer peer) {
        return streams.open(peer);
    }

    /** Calls taken so far, those refused among them. */
    public long calls() {
        return taken;
    }

    /** Streams that are open. */
    public int openStreams() {
        return streams.count();
    }

    /** Takes what the served broker said. */
    public void heard(Event event) {
        event.to(hearing);
    }

    /**
     * Does what is due. To be called whenever session time has passed, before the broker is polled,
     * and at least once a second of the wall's time.
     *
     * @param now the session's time, never before the last one
     */
    public void advance(Instant now) {
        clock.moveTo(now);
        if (!clock.today().equals(day)) {
            day = clock.today();
            orders.startDay();
            feed.startDay();
        }
        agenda.run(now);
        faults.due(now).forEach(fault -> fault.to(new Accidents()));
        feed.look();
        streams.beat();
    }

    /** The session time at which something is due; {@link Instant#MAX} for none. */
    public Instant nextAt() {
        Instant next = agenda.nextAt();
        for (Instant other : List.of(faults.nextAt(), feed.nextAt(), streams.nextAt())) {
            next = other.isBefore(next) ? other : next;
        }
        return next;
    }

    /** Carries out what goes wrong by the clock. */
    private final class Accidents implements TimedFault.Handler {

        @Override
        public void cut(TimedFault.Cut fault) {
            streams.cut();
        }

        @Override
        public void expireToken(TimedFault.ExpireToken fault) {
            keys.expireTokens();
        }

        @Override
        public void foreignOrder(TimedFault.ForeignOrder fault) {
            foreign.place(
                            fault.symbol(),
                            fault.side(),
                            fault.type(),
                            fault.price(),
                            fault.quantity())
                    .ifPresent(
                            number ->
                                    others.placed(
                                            number,
                                            fault.symbol(),
                                            fault.side(),
                                            fault.type(),
                                            fault.price(),
                                            fault.quantity()));
        }
    }
}

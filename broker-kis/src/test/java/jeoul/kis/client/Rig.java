package jeoul.kis.client;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Quote.Level;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.kis.link.Call;
import jeoul.kis.wire.AccountMapper;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.ApprovalReply;
import jeoul.kis.wire.BookTick;
import jeoul.kis.wire.BuyingPower;
import jeoul.kis.wire.ControlFrame;
import jeoul.kis.wire.DayOrders;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.Notice;
import jeoul.kis.wire.NoticeMapper;
import jeoul.kis.wire.OrderMapper;
import jeoul.kis.wire.OrderReply;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Secret;
import jeoul.kis.wire.TokenReply;

/** A broker on a scripted link, with one clock for session and wall. */
final class Rig {

    static final Symbol SAMSUNG = new Symbol("005930");
    static final AccountNumber ACCOUNT = new AccountNumber("50012345", "01");
    static final LocalDate DATE = LocalDate.of(2026, 3, 5);
    static final String BRANCH = "00950";

    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final NoticeMapper NOTICES = new NoticeMapper("someone", ACCOUNT, BRANCH);

    final ScriptedLink link = new ScriptedLink();
    final MemoryTokens tokens = new MemoryTokens();
    final KisBroker broker;
    final KisSettings settings;
    private final List<Event> heard = new ArrayList<>();
    private Instant now;
    private int orders;
    private int issued;
    private boolean silent;

    Rig(KisSettings settings, LocalTime start) {
        this.settings = settings;
        this.now = Seoul.at(DATE, start);
        this.broker =
                new KisBroker(
                        settings, TradingCalendar.krx(), link, tokens, CallGate.OPEN, () -> now);
        serveUsually();
    }

    /** Mock at 09:10, with notices, Samsung followed, no safety poll. */
    static Rig ordinary() {
        return with(settings -> settings);
    }

    static Rig with(UnaryOperator<KisSettings> change) {
        return at(LocalTime.of(9, 10), change);
    }

    static Rig at(LocalTime start, UnaryOperator<KisSettings> change) {
        return new Rig(change.apply(settings(Optional.of("someone"))), start);
    }

    static Rig withoutNotices() {
        return new Rig(settings(Optional.empty()), LocalTime.of(9, 10));
    }

    static KisSettings settings(Optional<String> htsId) {
        return KisSettings.of(
                        Environment.MOCK,
                        VenueProfile.MOCK,
                        ACCOUNT,
                        new Secret("key"),
                        new Secret("secret"),
                        htsId.map(Secret::new))
                .following(List.of(SAMSUNG))
                .withTimings(KisTimings.DEFAULT.withSafetyPoll(Optional.empty()));
    }

    private void serveUsually() {
        link.usually(
                Endpoint.TOKEN, call -> ScriptedLink.reply(ReplyFormat.TOKEN, token(24 * 3600)));
        link.usually(
                Endpoint.APPROVAL,
                call ->
                        ScriptedLink.reply(
                                ReplyFormat.APPROVAL, new ApprovalReply(new Secret("approval"))));
        for (Endpoint endpoint : List.of(Endpoint.BUY, Endpoint.SELL, Endpoint.REVISE_CANCEL)) {
            link.usually(endpoint, call -> taken());
        }
        serveBalance(10_000_000, 10_000_000);
        serveOrders();
        link.usually(
                Endpoint.ASKING_PRICE,
                call -> ScriptedLink.refusal(200, "MCA05918", "종목코드 오류입니다."));
    }

    TokenReply token(long seconds) {
        issued++;
        return new TokenReply(
                new Secret("token" + issued),
                LocalDateTime.ofInstant(now.plusSeconds(seconds), Seoul.ZONE).withNano(0),
                seconds);
    }

    /** The broker takes an order and counts its number. */
    ScriptedLink.Reaction taken() {
        orders++;
        return ScriptedLink.reply(
                ReplyFormat.ORDER,
                new OrderReply(BRANCH, number(orders), Seoul.timeOf(now).withNano(0)));
    }

    void serveBalance(long orderable, long withCredit) {
        AccountSnapshot account =
                new AccountSnapshot(
                        now,
                        new Cash(orderable, orderable, orderable, orderable),
                        List.of(new Position(SAMSUNG, 50, 50)));
        link.usually(
                Endpoint.BALANCE,
                call ->
                        ScriptedLink.page(
                                ReplyFormat.BALANCE,
                                Reply.of(
                                        ScriptedLink.DONE,
                                        AccountMapper.toWire(
                                                account,
                                                symbol -> "삼성전자",
                                                symbol -> 70_000,
                                                symbol -> BigDecimal.valueOf(70_000))),
                                "D"));
        link.usually(
                Endpoint.BUYING_POWER,
                call ->
                        ScriptedLink.reply(
                                ReplyFormat.BUYING_POWER,
                                new BuyingPower(
                                        orderable,
                                        0,
                                        91_000,
                                        orderable,
                                        orderable / 91_000,
                                        withCredit,
                                        withCredit / 91_000)));
    }

    /** The day's list, all on one page, in the order asked for. */
    void serveOrders(OrderStatus... lines) {
        link.usually(Endpoint.DAY_ORDERS, call -> list(call, List.of(lines)));
    }

    /** The next list shows what there is when it is told to come. */
    ScriptedAnswer lateOrders(Supplier<List<OrderStatus>> lines) {
        ScriptedAnswer answer =
                new ScriptedAnswer(
                        receiver -> {
                            List<Call> asked = link.calls(Endpoint.DAY_ORDERS);
                            list(asked.get(asked.size() - 1), lines.get()).to(receiver);
                        });
        link.next(Endpoint.DAY_ORDERS, answer);
        return answer;
    }

    static ScriptedLink.Reaction list(Call call, List<OrderStatus> oldestFirst) {
        List<DayOrders.Row> rows = new ArrayList<>();
        for (OrderStatus line : oldestFirst) {
            DayOrders.Row row = OrderMapper.toWire(line, "삼성전자", BRANCH);
            if (call.query().contains("INQR_DVSN=01")) {
                rows.add(row);
            } else {
                rows.add(0, row);
            }
        }
        return ScriptedLink.page(
                ReplyFormat.DAY_ORDERS,
                Reply.of(
                        ScriptedLink.DONE,
                        new DayOrders(
                                rows,
                                Optional.of(new DayOrders.Totals(0, 0, 0, 0, BigDecimal.ZERO)))),
                "D");
    }

    // ---- driving ----

    Instant now() {
        return now;
    }

    Rig send(Command... commands) {
        broker.send(List.of(commands));
        return settle();
    }

    Rig submit(Order order) {
        return send(new Command.Submit(order));
    }

    /** Takes in what is there, without time. */
    Rig settle() {
        broker.advance(now);
        broker.poll(heard::add);
        return this;
    }

    Rig pass(Duration duration) {
        return passTo(now.plus(duration));
    }

    Rig passTo(LocalTime time) {
        return passTo(Seoul.at(DATE, time));
    }

    private Rig passTo(Instant until) {
        settle();
        while (now.isBefore(until)) {
            Instant beat = earlier(until, now.plus(HEARTBEAT));
            while (!broker.nextAt().isAfter(beat)) {
                Instant next = broker.nextAt();
                now = next.isAfter(now) ? next : now;
                settle();
            }
            now = beat;
            if (!silent && !link.streams().isEmpty()) {
                link.stream()
                        .serve(
                                new ControlFrame.PingPong(LocalDateTime.ofInstant(now, Seoul.ZONE))
                                        .encode());
            }
            settle();
        }
        return this;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The stream says nothing any more. */
    Rig fallSilent() {
        silent = true;
        return this;
    }

    List<Event> heard() {
        return List.copyOf(heard);
    }

    <E extends Event> List<E> heard(Class<E> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** What was heard of orders, in short, such as {@code Accepted 1}. */
    List<String> story() {
        return heard.stream()
                .filter(
                        event ->
                                !(event instanceof Event.PhaseChanged)
                                        && !(event instanceof Event.QuoteChanged))
                .map(Rig::inShort)
                .toList();
    }

    private static String inShort(Event event) {
        String name = event.getClass().getSimpleName();
        if (event instanceof Event.Filled e) {
            return name + " " + e.order() + " " + e.quantity() + "@" + e.price();
        } else if (event instanceof Event.Cancelled e) {
            return name + " " + e.order() + " " + e.quantity();
        } else if (event instanceof Event.Expired e) {
            return name + " " + e.order() + " " + e.quantity();
        } else if (event instanceof Event.Revised e) {
            return name + " " + e.order() + " to " + e.revised() + " " + e.quantity();
        } else if (event instanceof Event.Rejected e) {
            return name + " " + e.order() + " " + e.reason();
        } else if (event instanceof Event.ReviseRejected e) {
            return name + " " + e.revised() + " " + e.reason();
        } else if (event instanceof Event.CancelRejected e) {
            return name + " " + e.order() + " " + e.reason();
        } else if (event instanceof Event.Sent e) {
            return name + " " + e.order();
        } else if (event instanceof Event.Accepted e) {
            return name + " " + e.order() + " as " + Long.parseLong(e.number().value());
        } else if (event instanceof Event.OutcomeUnknown e) {
            return name + " " + e.order();
        }
        return name;
    }

    // ---- values ----

    static ClientOrderId id(long value) {
        return new ClientOrderId(value);
    }

    static BrokerOrderId number(long value) {
        return new BrokerOrderId(String.format(Locale.ROOT, "%010d", value));
    }

    static Order best(long id, Side side, long quantity) {
        return Order.unpriced(id(id), SAMSUNG, side, OrderType.BEST_OPPOSITE, quantity);
    }

    static Order limit(long id, Side side, long price, long quantity) {
        return Order.priced(id(id), SAMSUNG, side, OrderType.LIMIT, price, quantity);
    }

    /** A line of the list of a best-limit sell. */
    OrderStatus line(
            long number, long quantity, long filled, long won, long cancelled, long rejected) {
        return line(number, Optional.empty(), quantity, filled, won, cancelled, rejected);
    }

    OrderStatus line(
            long number,
            Optional<BrokerOrderId> revises,
            long quantity,
            long filled,
            long won,
            long cancelled,
            long rejected) {
        return new OrderStatus(
                number(number),
                revises,
                SAMSUNG,
                Side.SELL,
                OrderType.BEST_OPPOSITE,
                OptionalLong.empty(),
                quantity,
                filled,
                won,
                cancelled,
                rejected,
                Seoul.at(DATE, LocalTime.of(9, 10)));
    }

    Notice fillNotice(long number, long price, long quantity) {
        return NOTICES.toWire(
                line(number, quantity, 0, 0, 0, 0), "삼성전자", new Fill(price, quantity, now));
    }

    Notice notice(
            OrderStatus order,
            Notice.Action action,
            Notice.Stage stage,
            boolean refused,
            long quantity) {
        return NOTICES.toWire(order, "삼성전자", action, stage, refused, quantity, now);
    }

    /** One frame with these notices comes. */
    Rig notices(Notice... notices) {
        link.stream()
                .serve(
                        Notice.encode(
                                List.of(notices),
                                Environment.MOCK,
                                Notice.Layout.COMPACT,
                                ScriptedLink.CIPHER));
        return settle();
    }

    Rig filled(long number, long price, long quantity) {
        return notices(fillNotice(number, price, quantity));
    }

    /** A book of two levels comes on the stream. */
    Rig book(Phase phase, long bid, long ask) {
        link.stream().serve(BookTick.encode(List.of(QuoteMapper.tick(quote(bid, ask), phase, 0))));
        return settle();
    }

    Quote quote(long bid, long ask) {
        return new Quote(
                SAMSUNG,
                now,
                List.of(new Level(ask, 10)),
                List.of(new Level(bid, 15)),
                OptionalLong.empty());
    }

    static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}

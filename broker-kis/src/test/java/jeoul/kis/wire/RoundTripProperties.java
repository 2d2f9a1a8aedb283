package jeoul.kis.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read back as it was, whatever the record holds. */
class RoundTripProperties {

    /** A request with the way it is read. */
    record Asked<T extends Request>(T request, Function<Fields, T> read) {}

    /** A reply with its format. */
    record Answered<T>(Reply<T> reply, ReplyFormat<T> format) {}

    /** A text frame with the value it was written from and the value it is read as. */
    record Framed(String frame, Object written, Object read) {}

    @Property
    void requestsInAJsonBody(@ForAll("requests") Asked<?> asked) {
        assertEquals(asked.request, asked.read.apply(Fields.json(Wire.json(asked.request))));
    }

    @Property
    void requestsInAQueryString(@ForAll("requests") Asked<?> asked) {
        assertEquals(asked.request, asked.read.apply(Fields.query(Wire.query(asked.request))));
    }

    @Property
    void requestsWithLowerCaseNames(@ForAll("requests") Asked<?> asked) {
        List<Map.Entry<String, String>> lower = new ArrayList<>();
        asked.request.write(
                (name, value) -> lower.add(Map.entry(name.toLowerCase(Locale.ROOT), value)));

        assertEquals(asked.request, asked.read.apply(Fields.of(lower)));
    }

    @Property
    void replies(@ForAll("replies") Answered<?> answered) {
        assertReadBack(answered);
    }

    private static <T> void assertReadBack(Answered<T> answered) {
        byte[] bytes = answered.format.encode(answered.reply);

        assertEquals(answered.reply, answered.format.decode(bytes));
    }

    @Property
    void refusals(@ForAll("replies") Answered<?> answered, @ForAll("refusals") Envelope refusal) {
        assertRefused(answered.format, refusal);
    }

    private static <T> void assertRefused(ReplyFormat<T> format, Envelope refusal) {
        Reply<T> refused = Reply.refused(refusal);

        assertEquals(refused, format.decode(format.encode(refused)));
    }

    @Property
    void frames(@ForAll("frames") Framed framed) {
        assertEquals(framed.written, framed.read);
    }

    @Property
    void headers(@ForAll("headers") CallHeaders headers) {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        headers.write((name, value) -> entries.add(Map.entry(name, value)));

        assertEquals(headers, CallHeaders.read(Fields.of(entries)));
    }

    @Property
    void headersOfAnswers(@ForAll("replyHeaders") ReplyHeaders headers) {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        headers.write((name, value) -> entries.add(Map.entry(name, value)));

        assertEquals(headers, ReplyHeaders.read(Fields.of(entries)));
    }

    @Provide
    Arbitrary<ReplyHeaders> replyHeaders() {
        return RecordArbitraries.of(ReplyHeaders.class);
    }

    @Provide
    Arbitrary<Asked<?>> requests() {
        return Arbitraries.oneOf(
                asked(TokenRequest.class, TokenRequest::read),
                asked(RevokeRequest.class, RevokeRequest::read),
                asked(ApprovalRequest.class, ApprovalRequest::read),
                asked(OrderRequest.class, OrderRequest::read),
                asked(ReviseCancelRequest.class, ReviseCancelRequest::read),
                asked(QuoteRequest.class, QuoteRequest::read),
                asked(MinuteBarsRequest.class, MinuteBarsRequest::read),
                asked(DailyBarsRequest.class, DailyBarsRequest::read),
                asked(HolidaysRequest.class, HolidaysRequest::read),
                asked(ProductRequest.class, ProductRequest::read),
                asked(BalanceRequest.class, BalanceRequest::read),
                asked(BuyingPowerRequest.class, BuyingPowerRequest::read),
                asked(SellableRequest.class, SellableRequest::read),
                asked(OpenOrdersRequest.class, OpenOrdersRequest::read),
                asked(DayOrdersRequest.class, DayOrdersRequest::read));
    }

    @Provide
    Arbitrary<Answered<?>> replies() {
        return Arbitraries.oneOf(
                bare(TokenReply.class, ReplyFormat.TOKEN),
                bare(RevokeReply.class, ReplyFormat.REVOKE),
                bare(ApprovalReply.class, ReplyFormat.APPROVAL),
                hashes(),
                plain(RecordArbitraries.of(Price.class), ReplyFormat.PRICE),
                plain(RecordArbitraries.of(AskingPrice.class), ReplyFormat.ASKING_PRICE),
                plain(rows(TradeRow.class), ReplyFormat.TRADES),
                plain(RecordArbitraries.of(MinuteBars.class), ReplyFormat.MINUTE_BARS),
                plain(RecordArbitraries.of(DailyBars.class), ReplyFormat.DAILY_BARS),
                paged(rows(HolidayRow.class), ReplyFormat.HOLIDAYS),
                plain(RecordArbitraries.of(StockInfo.class), ReplyFormat.STOCK_INFO),
                plain(RecordArbitraries.of(ProductInfo.class), ReplyFormat.PRODUCT_INFO),
                plain(RecordArbitraries.of(OrderReply.class), ReplyFormat.ORDER),
                paged(RecordArbitraries.of(Balance.class), ReplyFormat.BALANCE),
                plain(RecordArbitraries.of(BuyingPower.class), ReplyFormat.BUYING_POWER),
                plain(sellables(), ReplyFormat.SELLABLE),
                paged(rows(OpenOrderRow.class), ReplyFormat.OPEN_ORDERS),
                paged(RecordArbitraries.of(DayOrders.class), ReplyFormat.DAY_ORDERS));
    }

    @Provide
    Arbitrary<Envelope> refusals() {
        return Combinators.combine(
                        Arbitraries.of("", "1", "2", "7", "9"),
                        Arbitraries.of("EGW00123", "APBK0952", "40250000"),
                        RecordArbitraries.texts())
                .as(Envelope::new);
    }

    @Provide
    Arbitrary<CallHeaders> headers() {
        return RecordArbitraries.of(CallHeaders.class);
    }

    @Provide
    Arbitrary<Framed> frames() {
        NoticeCipher cipher =
                new NoticeCipher("abcdefghijklmnopqrstuvwxyz012345", "ABCDEFGHIJKLMNOP");
        Arbitrary<Framed> books =
                RecordArbitraries.of(BookTick.class)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(
                                ticks -> {
                                    String frame = BookTick.encode(ticks);
                                    return new Framed(
                                            frame, ticks, StreamFrame.decode(frame).books());
                                });
        Arbitrary<Framed> trades =
                RecordArbitraries.of(TradeTick.class)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(
                                ticks -> {
                                    String frame = TradeTick.encode(ticks);
                                    return new Framed(
                                            frame, ticks, StreamFrame.decode(frame).trades());
                                });
        Arbitrary<Framed> notices =
                Combinators.combine(
                                notices().list().ofMinSize(1).ofMaxSize(2),
                                Arbitraries.of(Environment.class),
                                Arbitraries.of(Notice.Layout.class))
                        .as(
                                (told, environment, layout) -> {
                                    String frame = Notice.encode(told, environment, layout, cipher);
                                    return new Framed(
                                            frame, told, StreamFrame.decode(frame).notices(cipher));
                                });
        Arbitrary<Framed> subscriptions =
                RecordArbitraries.of(SubscriptionRequest.class)
                        .map(
                                request -> {
                                    String frame = request.encode();
                                    return new Framed(
                                            frame, request, SubscriptionRequest.decode(frame));
                                });
        Arbitrary<Framed> control =
                Arbitraries.oneOf(
                                RecordArbitraries.of(ControlFrame.Answer.class),
                                RecordArbitraries.of(ControlFrame.PingPong.class))
                        .map(
                                frame ->
                                        new Framed(
                                                frame.encode(),
                                                frame,
                                                ControlFrame.decode(frame.encode())));
        return Arbitraries.oneOf(books, trades, notices, subscriptions, control);
    }

    private static Arbitrary<Notice> notices() {
        return RecordArbitraries.of(Notice.class)
                .filter(n -> !n.fill() || (n.price() > 0 && n.quantity() > 0 && !n.refused()))
                .map(n -> withExchange(n, "1"));
    }

    private static Notice withExchange(Notice n, String exchange) {
        return new Notice(
                n.customer(),
                n.account(),
                n.number(),
                n.original(),
                n.side(),
                n.action(),
                n.typeCode(),
                n.condition(),
                n.code(),
                n.price(),
                n.quantity(),
                n.at(),
                n.refused(),
                n.fill(),
                n.stage(),
                n.branch(),
                n.orderQuantity(),
                n.accountName(),
                exchange,
                n.name(),
                n.orderPrice());
    }

    /** Their worth is written too, so it has to fit the wire. */
    private static Arbitrary<Sellable> sellables() {
        return RecordArbitraries.of(Sellable.class)
                .map(
                        s ->
                                new Sellable(
                                        s.code(),
                                        s.name(),
                                        s.bought(),
                                        s.sold(),
                                        s.quantity() % 1_000_000,
                                        s.orderable(),
                                        s.averagePrice().remainder(BigDecimal.valueOf(10_000_000)),
                                        s.price() % 10_000_000));
    }

    private static <T extends Request> Arbitrary<Asked<?>> asked(
            Class<T> type, Function<Fields, T> read) {
        return RecordArbitraries.of(type).map(request -> new Asked<>(request, read));
    }

    private static <T> Arbitrary<List<T>> rows(Class<T> type) {
        return RecordArbitraries.of(type).list().ofMaxSize(5);
    }

    private static <T> Arbitrary<Answered<?>> bare(Class<T> type, ReplyFormat<T> format) {
        return RecordArbitraries.of(type)
                .map(body -> new Answered<>(Reply.of(Envelope.BARE, body), format));
    }

    private static Arbitrary<Answered<?>> hashes() {
        return RecordArbitraries.of(OrderRequest.class)
                .map(
                        order ->
                                new Answered<>(
                                        Reply.of(
                                                Envelope.BARE,
                                                HashReply.of(
                                                        Fields.json(Wire.json(order)), "8b84")),
                                        ReplyFormat.HASH_KEY));
    }

    private static <T> Arbitrary<Answered<?>> plain(Arbitrary<T> bodies, ReplyFormat<T> format) {
        return Combinators.combine(bodies, RecordArbitraries.texts())
                .as(
                        (body, text) ->
                                new Answered<>(
                                        Reply.of(new Envelope("0", "KIOK0510", text), body),
                                        format));
    }

    private static <T> Arbitrary<Answered<?>> paged(Arbitrary<T> bodies, ReplyFormat<T> format) {
        return Combinators.combine(
                        bodies, RecordArbitraries.texts(), RecordArbitraries.of(ContextArea.class))
                .as(
                        (body, text, context) ->
                                new Answered<>(
                                        new Reply<>(
                                                new Envelope("0", "KIOK0510", text),
                                                Optional.of(body),
                                                context.padded(100)),
                                        format));
    }
}

package jeoul.kis.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class OrderMapperTest {

    private static final AccountNumber ACCOUNT = new AccountNumber("50000000", "01");
    private static final Symbol SAMSUNG = new Symbol("005930");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** A line of the list; parts in the order filled, cancelled, open. */
    private static DayOrders.Row row(
            String number, String original, String typeName, boolean flag, long... parts) {
        return new DayOrders.Row(
                DAY,
                "00950",
                new BrokerOrderId(number),
                original.isEmpty() ? Optional.empty() : Optional.of(new BrokerOrderId(original)),
                typeName,
                Side.BUY,
                "005930",
                "삼성전자",
                10,
                70_000,
                LocalTime.of(10, 0),
                parts[0],
                BigDecimal.ZERO,
                flag,
                parts[0] * 70_000,
                "00",
                parts[1],
                parts[2],
                0,
                "KRX");
    }

    private static OrderMapper.DayReading read(DayOrders.Row... rows) {
        return OrderMapper.fromWire(List.of(new DayOrders(List.of(rows), Optional.empty())));
    }

    @Test
    void everyKeyOfAnOrderIsSentAndEveryValueIsAText() {
        Order order =
                Order.unpriced(new ClientOrderId(1), SAMSUNG, Side.BUY, OrderType.BEST_OPPOSITE, 1);

        String json =
                new String(Wire.json(OrderMapper.toWire(order, ACCOUNT)), StandardCharsets.UTF_8);

        assertEquals(
                "{\"CANO\":\"50000000\",\"ACNT_PRDT_CD\":\"01\",\"PDNO\":\"005930\","
                        + "\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"1\",\"ORD_UNPR\":\"0\","
                        + "\"EXCG_ID_DVSN_CD\":\"KRX\",\"SLL_TYPE\":\"\",\"CNDT_PRIC\":\"\"}",
                json);
        assertEquals(Endpoint.BUY, OrderMapper.endpoint(Side.BUY));
    }

    @Test
    void aPriceBesideABestLimitOrderIsNotLookedAt() {
        String body =
                "{\"CANO\":\"50000000\",\"ACNT_PRDT_CD\":\"01\",\"PDNO\":\"005930\","
                        + "\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"2\",\"ORD_UNPR\":\"71500\"}";

        Order order =
                OrderMapper.fromWire(
                        OrderRequest.read(Fields.json(body.getBytes(StandardCharsets.UTF_8))),
                        new ClientOrderId(4),
                        Side.SELL);

        assertEquals(
                Order.unpriced(
                        new ClientOrderId(4), SAMSUNG, Side.SELL, OrderType.BEST_OPPOSITE, 2),
                order);
    }

    @Property
    void anOrderComesThroughTheWireAsItWas(
            @ForAll @LongRange(min = 1, max = Order.MAX_PRICE) long price,
            @ForAll @LongRange(min = 1, max = Order.MAX_QUANTITY) long quantity,
            @ForAll Side side) {
        for (OrderType type : OrderType.all()) {
            boolean stops = type.equals(OrderType.STOP_LIMIT);
            Order order =
                    new Order(
                            new ClientOrderId(7),
                            SAMSUNG,
                            side,
                            type,
                            type.pricing().namesPrice()
                                    ? OptionalLong.of(price)
                                    : OptionalLong.empty(),
                            quantity,
                            stops ? OptionalLong.of(price) : OptionalLong.empty());
            OrderRequest sent = OrderMapper.toWire(order, ACCOUNT);

            OrderRequest received = OrderRequest.read(Fields.json(Wire.json(sent)));

            assertEquals(order, OrderMapper.fromWire(received, order.id(), side));
        }
    }

    @Test
    void anAbsurdQuantityIsNamed() {
        OrderRequest none =
                new OrderRequest(
                        ACCOUNT, SAMSUNG, OrderType.MARKET, 0, 0, OptionalLong.empty(), "KRX");

        WireException refused =
                assertThrows(
                        WireException.class,
                        () -> OrderMapper.fromWire(none, new ClientOrderId(1), Side.BUY));

        assertEquals(
                "order: quantity out of range: 0; expected an order KRX knows",
                refused.getMessage());
    }

    @Test
    void aRevisionKnowsWhatItRevises() {
        OrderMapper.DayReading reading =
                read(
                        row("0000000001", "", "지정가", false, 4, 0, 0),
                        row("0000000002", "0000000001", "정정주문", false, 0, 0, 10));

        assertEquals(
                List.of(Optional.empty(), Optional.of(new BrokerOrderId("0000000001"))),
                reading.orders().stream().map(OrderStatus::revises).toList());
        // Six shares moved to the revision without being stated as cancelled.
        assertEquals(6, reading.orders().get(0).cancelled());
        assertEquals(0, reading.orders().get(0).leaves());
    }

    @Test
    void aRequestToCancelIsNoOrderHoweverItSaysSo() {
        OrderMapper.DayReading reading =
                read(
                        row("0000000001", "", "지정가", false, 0, 10, 0),
                        row("0000000002", "0000000001", "취소주문", false, 0, 0, 10),
                        row("0000000003", "", "지정가", false, 0, 10, 0),
                        row("0000000004", "0000000003", "", true, 0, 0, 0));

        assertEquals(2, reading.orders().size());
        assertEquals(2, reading.cancelRequests().size());
    }

    @Test
    void aRevisionThatWasCancelledIsAnOrder() {
        OrderMapper.DayReading reading =
                read(
                        row("0000000001", "", "지정가", false, 0, 10, 0),
                        row("0000000002", "0000000001", "정정주문", true, 0, 10, 0),
                        row("0000000003", "0000000002", "취소주문", true, 0, 0, 0));

        assertEquals(2, reading.orders().size());
        assertEquals(10, reading.orders().get(1).cancelled());
    }

    @Test
    void partsThatDoNotAddUpAreRefused() {
        assertThrows(WireException.class, () -> read(row("0000000001", "", "지정가", false, 4, 0, 0)));
        assertThrows(WireException.class, () -> read(row("0000000001", "", "지정가", false, 4, 4, 4)));
    }

    @Test
    void anOrderTwiceInTheListIsRefused() {
        DayOrders.Row row = row("0000000001", "", "지정가", false, 0, 0, 10);

        assertEquals(
                "order 0000000001",
                assertThrows(WireException.class, () -> read(row, row)).field());
    }

    @Test
    void anEmptyListBesideOrderedSharesIsNotAnEmptyDay() {
        DayOrders page =
                new DayOrders(
                        List.of(),
                        Optional.of(new DayOrders.Totals(3, 3, 100, 0, BigDecimal.ZERO)));

        assertThrows(WireException.class, () -> OrderMapper.fromWire(List.of(page)));
    }

    @Test
    void ordersOfCodesWeDoNotTradeAreKeptAside() {
        DayOrders.Row note =
                new DayOrders.Row(
                        DAY,
                        "00950",
                        new BrokerOrderId("0000000009"),
                        Optional.empty(),
                        "지정가",
                        Side.SELL,
                        "Q530036",
                        "ETN",
                        1,
                        9_000,
                        LocalTime.of(9, 0),
                        0,
                        BigDecimal.ZERO,
                        false,
                        0,
                        "00",
                        0,
                        1,
                        0,
                        "KRX");

        assertEquals(List.of(note), read(note).others());
    }

    @Property
    void aLineComesThroughTheWireAsItWas(
            @ForAll @LongRange(min = 0, max = 1_000) long filled,
            @ForAll @LongRange(min = 0, max = 1_000) long cancelled,
            @ForAll @LongRange(min = 0, max = 1_000) long rejected,
            @ForAll @LongRange(min = 1, max = 1_000) long open,
            @ForAll Side side,
            @ForAll boolean revised,
            @ForAll @IntRange(max = 17) int kind) {
        OrderType type = OrderType.all().get(kind);
        OrderStatus status =
                new OrderStatus(
                        new BrokerOrderId("0000000002"),
                        revised ? Optional.of(new BrokerOrderId("0000000001")) : Optional.empty(),
                        SAMSUNG,
                        side,
                        type,
                        type.pricing().namesPrice()
                                ? OptionalLong.of(71_000)
                                : OptionalLong.empty(),
                        filled + cancelled + rejected + open,
                        filled,
                        filled * 71_000,
                        cancelled,
                        rejected,
                        Instant.parse("2026-11-20T01:15:31Z"));

        DayOrders.Row row = OrderMapper.toWire(status, "삼성전자", "00950");

        assertEquals(List.of(status), read(row).orders());
    }

    @Test
    void theLineOfACancelIsReadAsOne() {
        OrderStatus resting =
                new OrderStatus(
                        new BrokerOrderId("0000000001"),
                        Optional.empty(),
                        SAMSUNG,
                        Side.BUY,
                        OrderType.LIMIT,
                        OptionalLong.of(70_000),
                        10,
                        0,
                        0,
                        10,
                        0,
                        Instant.parse("2026-11-20T01:00:00Z"));
        OrderReply reply =
                new OrderReply("00950", new BrokerOrderId("0000000002"), LocalTime.of(10, 1));

        DayOrders.Row cancel = OrderMapper.cancelRow(resting, reply.number(), 10, reply, "삼성전자");

        OrderMapper.DayReading reading = read(OrderMapper.toWire(resting, "삼성전자", "00950"), cancel);
        assertEquals(List.of(resting), reading.orders());
        assertEquals(List.of(cancel), reading.cancelRequests());
    }

    @Test
    void fillsComeThroughANoticeInBothLayouts() {
        OrderStatus order =
                new OrderStatus(
                        new BrokerOrderId("0000000001"),
                        Optional.empty(),
                        SAMSUNG,
                        Side.SELL,
                        OrderType.BEST_OPPOSITE,
                        OptionalLong.empty(),
                        10,
                        4,
                        284_000,
                        0,
                        0,
                        Instant.parse("2026-11-20T01:00:00Z"));
        NoticeMapper mapper = new NoticeMapper("someone", ACCOUNT, "00950");
        NoticeCipher cipher =
                new NoticeCipher("0123456789abcdefghijklmnopqrstuv", "fedcba9876543210");
        Fill fill = new Fill(71_000, 4, Instant.parse("2026-11-20T01:00:02Z"));

        for (Notice.Layout layout : Notice.Layout.values()) {
            String frame =
                    Notice.encode(
                            List.of(
                                    mapper.toWire(order, "삼성전자", fill),
                                    mapper.toWire(
                                            order,
                                            "삼성전자",
                                            Notice.Action.NEW,
                                            Notice.Stage.RECEIVED,
                                            true,
                                            6,
                                            order.at())),
                            Environment.MOCK,
                            layout,
                            cipher);

            List<Notice> notices = StreamFrame.decode(frame).notices(cipher);

            assertEquals(Optional.of(fill), NoticeMapper.fill(notices.get(0), DAY));
            assertEquals(Optional.empty(), NoticeMapper.fill(notices.get(1), DAY));
            assertTrue(notices.get(1).refused());
            assertEquals(6, notices.get(1).quantity());
        }
    }
}

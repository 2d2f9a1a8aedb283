package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.OrderType;
import jeoul.kis.server.fault.FaultScript;
import jeoul.kis.wire.Balance;
import jeoul.kis.wire.BuyingPower;
import jeoul.kis.wire.DayOrders;
import jeoul.kis.wire.OrderMapper;
import jeoul.kis.wire.ReplyFormat;
import org.junit.jupiter.api.Test;

/** What an account holds and did, as its broker states it when it is asked. */
class AccountServingTest {

    private static final String ACCOUNT = "CANO=50000000&ACNT_PRDT_CD=01";
    private static final String DAY =
            ACCOUNT
                    + "&INQR_STRT_DT=20261120&INQR_END_DT=20261120&SLL_BUY_DVSN_CD=00&INQR_DVSN=%s"
                    + "&PDNO=&CCLD_DVSN=%s&ORD_GNO_BRNO=&ODNO=&INQR_DVSN_3=00&INQR_DVSN_1="
                    + "&EXCG_ID_DVSN_CD=KRX&CTX_AREA_FK100=&CTX_AREA_NK100=";

    @Test
    void todaysTradesMoveOnlyTheDepositInTwoDays() {
        Desk desk = Desk.mock();
        desk.venue.positions.add(new Position(Venue.SAMSUNG, 12, 9));
        ClientOrderId id = desk.bought(2, "0000000001");
        desk.says(new Event.Filled(id, 70_100, 2, desk.venue.now));

        Balance balance = Desk.read(ReplyFormat.BALANCE, balance(desk));

        Balance.Totals totals = balance.totals().orElseThrow();
        assertEquals(10_000_000, totals.deposit());
        assertEquals(9_000_000, totals.d2());
        assertEquals(140_200, totals.boughtToday());
        // 12 shares at 70,000 and the deposit in two days.
        assertEquals(9_840_000, totals.total());
        Balance.Row row = balance.rows().get(0);
        assertEquals(12, row.quantity());
        assertEquals(9, row.orderable());
        assertEquals(2, row.boughtToday());
    }

    @Test
    void codeSoldOutTodayStaysInTheListWithNoShares() {
        Desk desk = Desk.mock();
        desk.post(
                Desk.TRADING + "order-cash",
                "VTTC0011U",
                "{"
                        + Desk.ACCOUNT
                        + ",\"PDNO\":\"000660\",\"ORD_DVSN\":\"01\",\"ORD_QTY\":\"3\","
                        + "\"ORD_UNPR\":\"0\"}");
        ClientOrderId id = desk.venue.last(Command.Submit.class).order().id();
        desk.says(new Event.Accepted(id, new BrokerOrderId("0000000001"), desk.venue.now));
        desk.says(new Event.Filled(id, 70_000, 3, desk.venue.now));

        List<Balance.Row> rows = Desk.read(ReplyFormat.BALANCE, balance(desk)).rows();

        assertEquals(1, rows.size());
        assertEquals("000660", rows.get(0).code());
        assertEquals(0, rows.get(0).quantity());
        assertEquals(3, rows.get(0).soldToday());
    }

    @Test
    void accountThatIsNotWholeIsAnErrorAndNeverASmallerOne() {
        Desk desk = Desk.mock();
        desk.venue.complete = false;

        assertEquals("EGW00002", balance(desk).code());
        assertEquals("EGW00002", orders(desk, "01", "00").code());
    }

    @Test
    void priceLessOrderReservesTheUpperLimit() {
        BuyingPower best = power(Desk.mock(), "03", "0");
        BuyingPower limit = power(Desk.mock(), "00", "70000");
        BuyingPower conditional = power(Desk.mock(), "02", "70000");

        assertEquals(91_000, best.unitPrice());
        assertEquals(8_000_000, best.amount());
        assertEquals(87, best.quantity());
        assertEquals(70_000, limit.unitPrice());
        assertEquals(114, limit.quantity());
        assertEquals(91_000, conditional.unitPrice());
        assertTrue(!best.allowsCredit());
    }

    @Test
    void accountWithCreditSaysSo() {
        Desk desk =
                new Desk(ServerSettings.MOCK, FaultScript.NONE, OptionalLong.of(20_000_000))
                        .login();

        BuyingPower power = power(desk, "03", "0");

        assertTrue(power.allowsCredit());
        assertEquals(20_000_000, power.amountWithCredit());
        assertEquals(219, power.quantityWithCredit());
    }

    @Test
    void cashIsToldForASymbolThatIsNotListed() {
        BuyingPower power = power(Desk.mock(), "999999", "03", "0");

        assertEquals(8_000_000, power.amount());
        assertEquals(0, power.quantity());
    }

    private static BuyingPower power(Desk desk, String type, String price) {
        return power(desk, "005930", type, price);
    }

    private static BuyingPower power(Desk desk, String code, String type, String price) {
        return Desk.read(
                ReplyFormat.BUYING_POWER,
                desk.get(
                        Desk.TRADING + "inquire-psbl-order",
                        "VTTC8908R",
                        ACCOUNT
                                + "&PDNO="
                                + code
                                + "&ORD_UNPR="
                                + price
                                + "&ORD_DVSN="
                                + type
                                + "&CMA_EVLU_AMT_ICLD_YN=N&OVRS_ICLD_YN=N"));
    }

    @Test
    void dayListsOrdersOfEverySourceAndCancelsWithTheirOwnNumbers() {
        Desk desk = Desk.mock();
        ClientOrderId id = desk.bought(5, "0000000001");
        OrderServingTest.amend(desk, "0000000001", "02", "00", "0", "0", "Y");
        desk.says(new Event.Cancelled(id, 5, Venue.at("10:00:05")));
        desk.venue.orders.add(status("0000000001", 5, 0, 5, "10:00:00"));
        desk.venue.orders.add(status("0000000002", 4, 1, 0, "10:00:09"));

        DayOrders day = Desk.read(ReplyFormat.DAY_ORDERS, orders(desk, "01", "00"));

        assertEquals(
                List.of("0000000001", "9000000001", "0000000002"),
                day.rows().stream().map(row -> row.number().value()).toList());
        assertEquals(9, day.totals().orElseThrow().ordered());
        OrderMapper.DayReading read = OrderMapper.fromWire(List.of(day));
        assertEquals(desk.venue.orders, read.orders());
        assertEquals(1, read.cancelRequests().size());
    }

    @Test
    void dayIsListedNewestFirstUnlessAskedOtherwiseAndByWhatIsFilled() {
        Desk desk = Desk.mock();
        desk.venue.orders.add(status("0000000001", 5, 0, 5, "10:00:00"));
        desk.venue.orders.add(status("0000000002", 4, 1, 0, "10:00:09"));

        assertEquals(List.of("0000000002", "0000000001"), numbers(orders(desk, "00", "00")));
        assertEquals(List.of("0000000002"), numbers(orders(desk, "01", "01")));
        assertEquals(List.of("0000000002"), numbers(orders(desk, "01", "02")));
    }

    @Test
    void pagesOfOneListAreOfOneMoment() {
        Desk desk = Desk.mock();
        for (int i = 1; i <= 16; i++) {
            desk.venue.orders.add(
                    status(String.format(Locale.ROOT, "%010d", i), 1, 0, 0, "10:00:00"));
        }
        Desk.Heard first = orders(desk, "00", "00");
        desk.venue.orders.add(status("0000000017", 1, 0, 0, "10:00:01"));
        String key = ReplyFormat.DAY_ORDERS.decode(first.bytes()).context().key();

        Desk.Heard second =
                desk.get(
                        Desk.TRADING + "inquire-daily-ccld",
                        "VTTC8001R",
                        String.format(DAY, "00", "00")
                                .replace(
                                        "CTX_AREA_NK100=",
                                        "CTX_AREA_NK100="
                                                + URLEncoder.encode(key, StandardCharsets.UTF_8)));

        assertEquals("F", first.continuation());
        assertEquals("E", second.continuation());
        assertEquals(15, numbers(first).size());
        assertEquals(List.of("0000000001"), numbers(second));
    }

    @Test
    void realAccountsListWhatCanBeCancelledAndSold() {
        Desk desk = Desk.real();
        desk.venue.positions.add(new Position(Venue.SAMSUNG, 12, 9));
        desk.venue.orders.add(status("0000000001", 5, 0, 5, "10:00:00"));
        desk.venue.orders.add(status("0000000002", 4, 1, 0, "10:00:09"));

        Desk.Heard open =
                desk.get(
                        Desk.TRADING + "inquire-psbl-rvsecncl",
                        "TTTC8036R",
                        ACCOUNT + "&CTX_AREA_FK100=&CTX_AREA_NK100=&INQR_DVSN_1=0&INQR_DVSN_2=0");
        Desk.Heard sellable =
                desk.get(Desk.TRADING + "inquire-psbl-sell", "TTTC8408R", ACCOUNT + "&PDNO=005930");

        assertEquals(3, Desk.read(ReplyFormat.OPEN_ORDERS, open).get(0).open());
        assertEquals(1, Desk.read(ReplyFormat.OPEN_ORDERS, open).size());
        assertEquals(9, Desk.read(ReplyFormat.SELLABLE, sellable).orderable());
        assertEquals(
                "EGW02006",
                Desk.mock()
                        .get(
                                Desk.TRADING + "inquire-psbl-sell",
                                "TTTC8408R",
                                ACCOUNT + "&PDNO=005930")
                        .code());
    }

    static Desk.Heard balance(Desk desk) {
        return desk.get(
                Desk.TRADING + "inquire-balance",
                "VTTC8434R",
                ACCOUNT
                        + "&AFHR_FLPR_YN=N&OFL_YN=&INQR_DVSN=01&UNPR_DVSN=01&FUND_STTL_ICLD_YN=N"
                        + "&FNCG_AMT_AUTO_RDPT_YN=N&PRCS_DVSN=00&CTX_AREA_FK100=&CTX_AREA_NK100=");
    }

    static Desk.Heard orders(Desk desk, String direction, String filled) {
        return desk.get(
                Desk.TRADING + "inquire-daily-ccld",
                "VTTC8001R",
                String.format(DAY, direction, filled));
    }

    static List<String> numbers(Desk.Heard heard) {
        return Desk.read(ReplyFormat.DAY_ORDERS, heard).rows().stream()
                .map(row -> row.number().value())
                .toList();
    }

    static OrderStatus status(
            String number, long quantity, long filled, long cancelled, String time) {
        return new OrderStatus(
                new BrokerOrderId(number),
                Optional.empty(),
                Venue.SAMSUNG,
                Side.BUY,
                OrderType.BEST_OPPOSITE,
                OptionalLong.empty(),
                quantity,
                filled,
                filled * 70_100,
                cancelled,
                0,
                Venue.at(time));
    }
}

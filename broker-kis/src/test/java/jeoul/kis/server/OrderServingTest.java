package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.kis.wire.OrderReply;
import jeoul.kis.wire.ReplyFormat;
import org.junit.jupiter.api.Test;

/** An order call is answered when the broker says what became of it, and not before. */
class OrderServingTest {

    private static final String BEST = "\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"5\",\"ORD_UNPR\":\"0\"";

    @Test
    void refusalOfTheBrokerIsTheCodeOfTheEnvironment() {
        Desk mock = Desk.mock();
        Desk real = Desk.real();

        assertEquals("40250000", refused(mock, RejectReason.INSUFFICIENT_CASH).code());
        assertEquals("APBK0952", refused(real, RejectReason.INSUFFICIENT_CASH).code());
        // It is ten in the morning.
        assertEquals("40570000", refused(mock, RejectReason.OUTSIDE_SESSION).code());
        assertEquals("APBK0918", refused(real, RejectReason.OUTSIDE_SESSION).code());
    }

    private static Desk.Heard refused(Desk desk, RejectReason reason) {
        Desk.Heard answer = desk.buy(BEST);
        ClientOrderId id = desk.venue.last(Command.Submit.class).order().id();
        desk.says(new Event.Rejected(id, reason, "no", desk.venue.now));
        return answer;
    }

    @Test
    void everyReasonHasARefusalThatIsReadBackAsItself() {
        for (RejectReason reason : RejectReason.values()) {
            for (Desk desk : List.of(Desk.mock(), Desk.real())) {
                Desk.Heard answer = refused(desk, reason);

                assertEquals(
                        reason,
                        ReplyFormat.ORDER
                                .decode(answer.bytes())
                                .envelope()
                                .verdict()
                                .reason()
                                .orElseThrow());
            }
        }
    }

    @Test
    void outcomeThatTheBrokerDoesNotKnowIsUnknownToTheCallerToo() {
        Desk desk = Desk.mock();
        Desk.Heard answer = desk.buy(BEST);

        desk.says(
                new Event.OutcomeUnknown(
                        desk.venue.last(Command.Submit.class).order().id(), desk.venue.now));

        assertEquals(500, answer.status());
        assertEquals("EGW00302", answer.code());
    }

    @Test
    void cancelHasANumberOfItsOwnAndTakesWhatIsLeft() {
        Desk desk = Desk.mock();
        ClientOrderId id = desk.bought(5, "0000000001");
        desk.says(new Event.Filled(id, 70_100, 2, desk.venue.now));

        Desk.Heard answer = amend(desk, "0000000001", "02", "00", "0", "0", "Y");
        assertTrue(answer.isOpen());
        assertEquals(new Command.Cancel(id, 3), desk.venue.last(Command.Cancel.class));
        desk.says(new Event.Cancelled(id, 3, Venue.at("10:00:01")));

        OrderReply reply = Desk.read(ReplyFormat.ORDER, answer);
        assertEquals(new BrokerOrderId("9000000001"), reply.number());
        assertEquals("40630000", answer.code());
    }

    @Test
    void cancelOfAPartCancelsThatPart() {
        Desk desk = Desk.mock();
        ClientOrderId id = desk.bought(5, "0000000001");

        amend(desk, "0000000001", "02", "00", "2", "0", "N");

        assertEquals(new Command.Cancel(id, 2), desk.venue.last(Command.Cancel.class));
    }

    @Test
    void nothingLeftToCancelIsNoOpenQuantity() {
        Desk desk = Desk.mock();
        ClientOrderId id = desk.bought(5, "0000000001");
        Desk.Heard answer = amend(desk, "0000000001", "02", "00", "0", "0", "Y");

        desk.says(
                new Event.CancelRejected(
                        id, RejectReason.UNKNOWN_ORDER, "nothing", desk.venue.now));

        assertEquals("40330000", answer.code());
    }

    @Test
    void revisionMovesToANewNumberWhichIsTheOneToCancel() {
        Desk desk = Desk.mock();
        ClientOrderId id = desk.bought(5, "0000000001");

        Desk.Heard answer = amend(desk, "0000000001", "01", "00", "0", "69000", "Y");
        Command.Revise revise = desk.venue.last(Command.Revise.class);
        assertEquals(id, revise.order());
        assertEquals(OrderType.LIMIT, revise.type());
        assertEquals(OptionalLong.of(69_000), revise.price());
        desk.says(
                new Event.Revised(
                        id, revise.revised(), new BrokerOrderId("0000000002"), 4, desk.venue.now));
        amend(desk, "0000000002", "02", "00", "0", "0", "Y");

        assertEquals(
                new BrokerOrderId("0000000002"), Desk.read(ReplyFormat.ORDER, answer).number());
        assertEquals("40620000", answer.code());
        // Four shares moved, whatever was asked for.
        assertEquals(
                new Command.Cancel(revise.revised(), 4), desk.venue.last(Command.Cancel.class));
    }

    @Test
    void refusedRevisionSaysWhy() {
        Desk desk = Desk.mock();
        ClientOrderId id = desk.bought(5, "0000000001");
        Desk.Heard answer = amend(desk, "0000000001", "01", "00", "0", "69001", "Y");

        desk.says(
                new Event.ReviseRejected(
                        id,
                        desk.venue.last(Command.Revise.class).revised(),
                        RejectReason.WRONG_TICK,
                        "off the grid",
                        desk.venue.now));

        assertEquals("40030000", answer.code());
    }

    @Test
    void orderThatIsNotInTheAccountOrOfAnotherBranchCannotBeCancelled() {
        Desk desk = Desk.mock();
        desk.bought(5, "0000000001");

        assertEquals("40330000", amend(desk, "0000000009", "02", "00", "0", "0", "Y").code());
        assertEquals(
                "40330000",
                desk.post(
                                Desk.TRADING + "order-rvsecncl",
                                "VTTC0013U",
                                body("0000000001", "02", "00", "0", "0", "Y")
                                        .replace("00950", "12345"))
                        .code());
        assertTrue(desk.venue.sent.stream().noneMatch(Command.Cancel.class::isInstance));
    }

    @Test
    void absurdOrdersReachNoBroker() {
        Desk desk = Desk.mock();

        List<String> codes =
                List.of(
                        desk.buy("\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"0\"").code(),
                        desk.buy("\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"-5\"").code(),
                        desk.buy("\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"99999999999999999999\"").code(),
                        desk.buy("\"ORD_DVSN\":\"00\",\"ORD_QTY\":\"1\",\"ORD_UNPR\":\"0\"").code(),
                        desk.buy("\"ORD_DVSN\":\"00\",\"ORD_QTY\":\"1\",\"ORD_UNPR\":\"999999999\"")
                                .code(),
                        desk.buy("\"ORD_DVSN\":\"77\",\"ORD_QTY\":\"1\"").code(),
                        desk.buy("\"ORD_DVSN\":\"03\"").code(),
                        desk.buy(
                                        "\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"1\","
                                                + "\"EXCG_ID_DVSN_CD\":\"NXT\"")
                                .code());

        assertEquals(
                List.of(
                        "40310000",
                        "40310000",
                        "40310000",
                        "40030000",
                        "40310000",
                        "40970000",
                        "IGW00007",
                        "OPSQ2001"),
                codes);
        assertTrue(desk.venue.sent.isEmpty());
    }

    @Test
    void malformedBodiesAreRefusedWithoutHarm() {
        Desk desk = Desk.mock();

        assertEquals("IGW00007", desk.post(Desk.TRADING + "order-cash", "VTTC0012U", "{").code());
        assertEquals("IGW00007", desk.post(Desk.TRADING + "order-cash", "VTTC0012U", "").code());
        assertEquals(
                "IGW00007",
                desk.post(Desk.TRADING + "order-cash", "VTTC0012U", "x".repeat(10_000_000)).code());
        assertEquals("OPSQ0002", desk.post(Desk.TRADING + "order-cash", "XXXX", "{}").code());
        assertEquals("EGW00202", desk.post("/nowhere", "", "{}").code());
        assertEquals("EGW00202", desk.get(Desk.TRADING + "order-cash", "VTTC0012U", "").code());
    }

    static Desk.Heard amend(
            Desk desk,
            String number,
            String kind,
            String type,
            String quantity,
            String price,
            String all) {
        return desk.post(
                Desk.TRADING + "order-rvsecncl",
                "VTTC0013U",
                body(number, kind, type, quantity, price, all));
    }

    private static String body(
            String number, String kind, String type, String quantity, String price, String all) {
        return "{"
                + Desk.ACCOUNT
                + ",\"KRX_FWDG_ORD_ORGNO\":\"00950\",\"ORGN_ODNO\":\""
                + number
                + "\",\"ORD_DVSN\":\""
                + type
                + "\",\"RVSE_CNCL_DVSN_CD\":\""
                + kind
                + "\",\"ORD_QTY\":\""
                + quantity
                + "\",\"ORD_UNPR\":\""
                + price
                + "\",\"QTY_ALL_ORD_YN\":\""
                + all
                + "\"}";
    }
}

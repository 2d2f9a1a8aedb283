package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import jeoul.kis.wire.OrderReply;
import jeoul.kis.wire.ReplyFormat;
import org.junit.jupiter.api.Test;

/** Orders of the account that came by another way: whoever has the key deals with them as well. */
class OtherOrdersTest {

    private static final BrokerOrderId OTHER = new BrokerOrderId("0000000033");

    @Test
    void anotherClientsOrderIsCancelled() {
        Desk desk = Desk.mock();
        desk.venue.orders.add(standing(OrderType.LIMIT, OptionalLong.of(69_000), 5, 2));

        Desk.Heard answer = OrderServingTest.amend(desk, "33", "02", "00", "0", "0", "Y");
        ClientOrderId id = desk.venue.last(Command.Adopt.class).order();
        desk.says(new Event.Cancelled(id, 3, desk.venue.now));

        assertEquals(
                List.of(new Command.Adopt(id, OTHER, 2), new Command.Cancel(id, 3)),
                desk.venue.sent.subList(1, 3));
        OrderReply reply = Desk.read(ReplyFormat.ORDER, answer);
        assertEquals(new BrokerOrderId("9000000001"), reply.number());
        assertEquals("40630000", answer.code());
    }

    @Test
    void anotherClientsOrderIsRevised() {
        Desk desk = Desk.mock();
        desk.venue.orders.add(standing(OrderType.LIMIT, OptionalLong.of(69_000), 5, 0));

        Desk.Heard answer =
                OrderServingTest.amend(desk, "0000000033", "01", "00", "2", "69500", "N");
        Command.Revise revise = desk.venue.last(Command.Revise.class);
        desk.says(
                new Event.Revised(
                        revise.order(),
                        revise.revised(),
                        new BrokerOrderId("0000000034"),
                        2,
                        desk.venue.now));

        assertEquals(desk.venue.last(Command.Adopt.class).order(), revise.order());
        assertEquals(OptionalLong.of(69_500), revise.price());
        assertEquals(2, revise.quantity());
        assertEquals("40620000", answer.code());
    }

    @Test
    void aStopLimitOrderOfAnotherClientIsCancelled() {
        Desk desk = Desk.real();
        desk.venue.orders.add(standing(OrderType.STOP_LIMIT, OptionalLong.of(69_000), 5, 0));

        desk.post(
                Desk.TRADING + "order-rvsecncl",
                "TTTC0013U",
                "{"
                        + Desk.ACCOUNT
                        + ",\"KRX_FWDG_ORD_ORGNO\":\"06590\",\"ORGN_ODNO\":\"0000000033\","
                        + "\"ORD_DVSN\":\"22\",\"RVSE_CNCL_DVSN_CD\":\"02\",\"ORD_QTY\":\"0\","
                        + "\"ORD_UNPR\":\"0\",\"QTY_ALL_ORD_YN\":\"Y\"}");

        assertEquals(5, desk.venue.last(Command.Cancel.class).quantity());
    }

    @Test
    void whatIsDoneOrCannotBeReadIsNotCancelled() {
        Desk desk = Desk.mock();
        desk.venue.orders.add(standing(OrderType.LIMIT, OptionalLong.of(69_000), 5, 5));
        assertEquals(
                "40330000",
                OrderServingTest.amend(desk, "0000000033", "02", "00", "0", "0", "Y").code());

        desk.venue.complete = false;
        assertEquals(
                "EGW00002",
                OrderServingTest.amend(desk, "0000000033", "02", "00", "0", "0", "Y").code());
        assertTrue(desk.venue.sent.stream().noneMatch(Command.Cancel.class::isInstance));
    }

    @Test
    void whoeverListensIsToldOfAnOrderThatAListHasShown() {
        Desk desk = Desk.mock();
        Desk.Peer peer = listening(desk);
        desk.venue.orders.add(standing(OrderType.LIMIT, OptionalLong.of(69_000), 5, 2));
        readOrders(desk);
        readOrders(desk);
        ClientOrderId id = desk.venue.last(Command.Adopt.class).order();

        desk.says(new Event.Filled(id, 69_000, 1, desk.venue.now));

        assertEquals(1, desk.venue.sent.stream().filter(Command.Adopt.class::isInstance).count());
        assertEquals(1, peer.frames.size());
    }

    @Test
    void whoeverListensIsToldOfWhatSomebodyElseOrders() {
        Desk desk = Desk.mock("at 10:01:00 foreign sell 005930 market 4");
        Desk.Peer peer = listening(desk);
        readOrders(desk);

        desk.pass(Duration.ofMinutes(1));
        Command.Adopt adopt = desk.venue.last(Command.Adopt.class);
        desk.says(new Event.Filled(adopt.order(), 70_000, 4, desk.venue.now));

        assertEquals(new Command.Adopt(adopt.order(), Desk.FOREIGN, 0), adopt);
        assertEquals(2, peer.frames.stream().filter(frame -> frame.startsWith("1|")).count());
    }

    @Test
    void anOrderThatIsBeingTakenIsNobodyElses() {
        Desk desk = Desk.mock();
        desk.buy("\"ORD_DVSN\":\"00\",\"ORD_QTY\":\"5\",\"ORD_UNPR\":\"69000\"");
        ClientOrderId id = desk.venue.last(Command.Submit.class).order().id();
        desk.venue.orders.add(standing(OrderType.LIMIT, OptionalLong.of(69_000), 5, 0));

        readOrders(desk);
        desk.says(new Event.Accepted(id, OTHER, desk.venue.now));
        OrderServingTest.amend(desk, "0000000033", "02", "00", "0", "0", "Y");

        assertTrue(desk.venue.sent.stream().noneMatch(Command.Adopt.class::isInstance));
        assertEquals(new Command.Cancel(id, 5), desk.venue.last(Command.Cancel.class));
    }

    @Test
    void anOrderWhoseOutcomeTheBrokerDidNotKnowCanBeCancelledWhenItShows() {
        Desk desk = Desk.mock();
        desk.buy("\"ORD_DVSN\":\"00\",\"ORD_QTY\":\"5\",\"ORD_UNPR\":\"69000\"");
        ClientOrderId id = desk.venue.last(Command.Submit.class).order().id();
        desk.says(new Event.OutcomeUnknown(id, desk.venue.now));
        desk.venue.orders.add(standing(OrderType.LIMIT, OptionalLong.of(69_000), 5, 0));

        Desk.Heard answer = OrderServingTest.amend(desk, "0000000033", "02", "00", "0", "0", "Y");
        ClientOrderId found = desk.venue.last(Command.Adopt.class).order();
        desk.says(new Event.CancelRejected(found, RejectReason.UNKNOWN_ORDER, "", desk.venue.now));

        assertEquals("40330000", answer.code());
    }

    private static OrderStatus standing(
            OrderType type, OptionalLong price, long quantity, long filled) {
        return new OrderStatus(
                OTHER,
                Optional.empty(),
                Venue.SAMSUNG,
                Side.BUY,
                type,
                price,
                quantity,
                filled,
                filled * 69_000,
                0,
                0,
                Venue.at("09:30:00"));
    }

    private static Desk.Peer listening(Desk desk) {
        Desk.Peer peer = new Desk.Peer();
        desk.server
                .open(peer)
                .text(StreamsTest.frame(desk.approvalKey(), true, "H0STCNI9", "customer"));
        peer.frames.clear();
        return peer;
    }

    private static void readOrders(Desk desk) {
        desk.get(
                        Desk.TRADING + "inquire-daily-ccld",
                        "VTTC0081R",
                        "CANO=50000000&ACNT_PRDT_CD=01&INQR_STRT_DT=20261120&INQR_END_DT=20261120"
                                + "&SLL_BUY_DVSN_CD=00&INQR_DVSN=01&PDNO=&CCLD_DVSN=00"
                                + "&ORD_GNO_BRNO=&ODNO=&INQR_DVSN_3=00&INQR_DVSN_1="
                                + "&CTX_AREA_FK100=&CTX_AREA_NK100=")
                .answer();
    }
}

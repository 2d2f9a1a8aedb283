package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.kis.wire.ReplyFormat;
import org.junit.jupiter.api.Test;

/** What goes wrong on purpose, and when the order took effect all the same. */
class FaultsTest {

    private static final String BEST = "\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"1\"";

    @Test
    void answerIsLostBeforeOrAfterTheOrderTookEffect() {
        Desk desk = Desk.mock("order 1 lose-call\norder 2 lose-answer");

        Desk.Heard before = desk.buy(BEST);
        assertTrue(before.isLost());
        assertTrue(desk.venue.sent.isEmpty());
        Desk.Heard after = desk.buy(BEST);
        assertTrue(after.isOpen());
        accept(desk);

        assertTrue(after.isLost());
        assertEquals(1, desk.venue.sent.size());
    }

    @Test
    void serverErrorsComeWithAndWithoutABodyBeforeAndAfter() {
        Desk desk =
                Desk.mock(
                        "order 1 fail\norder 2 fail-bare\norder 3 fail-after\n"
                                + "order 4 fail-bare-after");

        Desk.Heard fail = desk.buy(BEST);
        Desk.Heard bare = desk.buy(BEST);
        assertTrue(desk.venue.sent.isEmpty());
        Desk.Heard failAfter = desk.buy(BEST);
        accept(desk);
        Desk.Heard bareAfter = desk.buy(BEST);
        accept(desk);

        assertEquals("EGW00002", fail.code());
        assertEquals(500, bare.status());
        assertEquals("", bare.body());
        assertEquals("EGW00301", failAfter.code());
        assertEquals("", bareAfter.body());
        assertEquals(2, desk.venue.sent.size());
    }

    @Test
    void answerIsCutDoubledOrLate() {
        Desk desk = Desk.mock("order 1 truncate\norder 2 repeat\norder 3 delay 2s");

        Desk.Heard cut = desk.buy(BEST);
        accept(desk);
        Desk.Heard doubled = desk.buy(BEST);
        accept(desk);
        Desk.Heard late = desk.buy(BEST);
        accept(desk);

        assertFalse(cut.body().endsWith("}"));
        assertEquals(2, doubled.body().split("ODNO", -1).length - 1);
        assertTrue(late.isOpen());
        assertEquals(desk.venue.now.plusSeconds(2), desk.server.nextAt());
        desk.pass(Duration.ofSeconds(2));
        assertEquals("40600000", late.code());
    }

    @Test
    void tokenExpiresAndRateRefuses() {
        Desk desk = Desk.mock("balance 1 expire-token\nany 4 refuse-rate");

        // The token call was the first.
        assertEquals("EGW00123", AccountServingTest.balance(desk).code());
        desk.wall = desk.wall.plusSeconds(60);
        desk.login();
        assertEquals("EGW00201", AccountServingTest.balance(desk).code());
        assertEquals("20310000", AccountServingTest.balance(desk).code());
    }

    @Test
    void listsLagAndLookEmpty() {
        Desk desk =
                Desk.mock("orders 2 lag 30s\norders 3 lag 30s\norders 4 empty\nbalance 1 empty");
        desk.venue.orders.add(AccountServingTest.status("0000000001", 1, 0, 0, "10:00:00"));
        desk.venue.positions.add(new Position(Venue.SAMSUNG, 1, 1));

        List<String> first = list(desk);
        desk.venue.orders.add(AccountServingTest.status("0000000002", 1, 0, 0, "10:00:01"));
        List<String> lagging = list(desk);
        desk.pass(Duration.ofSeconds(31));
        List<String> tooOld = list(desk);

        assertEquals(List.of("0000000001"), first);
        assertEquals(first, lagging);
        assertEquals(List.of("0000000001", "0000000002"), tooOld);
        assertEquals(List.of(), list(desk));
        Desk.Heard balance = AccountServingTest.balance(desk);
        // As when an error looks like an account without holdings: the worth is still stated.
        assertTrue(Desk.read(ReplyFormat.BALANCE, balance).rows().isEmpty());
        assertEquals(
                70_000,
                Desk.read(ReplyFormat.BALANCE, balance).totals().orElseThrow().securities());
    }

    private static List<String> list(Desk desk) {
        return AccountServingTest.numbers(AccountServingTest.orders(desk, "01", "00"));
    }

    @Test
    void noticesAreLostDoubledAndLate() {
        Desk desk = Desk.mock("notice 1 lose\nnotice 2 repeat\nnotice 3 delay 5s");
        Desk.Peer peer = new Desk.Peer();
        desk.server
                .open(peer)
                .text(StreamsTest.frame(desk.approvalKey(), true, "H0STCNI9", "customer"));
        ClientOrderId id = desk.bought(3, "0000000001");
        assertEquals(1, peer.frames.size());

        desk.says(new Event.Filled(id, 70_100, 1, desk.venue.now));
        assertEquals(3, peer.frames.size());
        assertEquals(peer.frames.get(1), peer.frames.get(2));
        desk.says(new Event.Filled(id, 70_100, 1, desk.venue.now));
        assertEquals(3, peer.frames.size());
        desk.pass(Duration.ofSeconds(5));

        assertEquals(4, peer.frames.size());
    }

    @Test
    void streamsAreCutAndForeignOrdersPlacedAtTheirTime() {
        Desk desk =
                Desk.mock(
                        "at 09:30:00 cut\nat 10:00:30 cut\n"
                                + "at 10:01:00 foreign sell 005930 market 4");
        Desk.Peer peer = new Desk.Peer();
        desk.server.open(peer);

        assertEquals(Venue.at("10:00:10"), desk.server.nextAt());
        desk.pass(Duration.ofSeconds(29));
        assertFalse(peer.closed);
        desk.pass(Duration.ofSeconds(1));
        assertTrue(peer.closed);
        assertEquals(Venue.at("10:01:00"), desk.server.nextAt());
        desk.pass(Duration.ofSeconds(30));

        assertEquals(List.of("SELL 005930 market 4"), desk.foreign);
    }

    private static void accept(Desk desk) {
        ClientOrderId id = desk.venue.last(Command.Submit.class).order().id();
        desk.says(
                new Event.Accepted(
                        id, new BrokerOrderId(String.format("%010d", id.value())), desk.venue.now));
    }
}

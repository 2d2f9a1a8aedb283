package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.order.RejectReason;
import jeoul.kis.wire.BookTick;
import jeoul.kis.wire.ControlFrame;
import jeoul.kis.wire.Notice;
import jeoul.kis.wire.NoticeCipher;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.Secret;
import jeoul.kis.wire.StreamFrame;
import jeoul.kis.wire.SubscriptionRequest;
import jeoul.kis.wire.TradeTick;
import org.junit.jupiter.api.Test;

/** What a subscriber sees. */
class StreamsTest {

    @Test
    void subscriptionIsAnsweredInTheWordsOfKis() {
        Desk desk = Desk.mock();
        Desk.Peer peer = new Desk.Peer();
        StreamSession session = desk.server.open(peer);
        String key = desk.approvalKey();

        session.text(frame(key, true, "H0STCNT0", "005930"));
        session.text(frame(key, true, "H0STCNT0", "005930"));
        session.text(frame(key, false, "H0STCNT0", "005930"));
        session.text(frame(key, false, "H0STCNT0", "005930"));
        session.text(frame(key, true, "H0STCNT0", "999999"));
        session.text(frame(key, true, "H0XXXXX0", "005930"));
        session.text(frame("another", true, "H0STCNT0", "005930"));
        session.text("{");
        session.text("{\"header\":{\"approval_key\":\"x\",\"tr_type\":\"1\"}}");
        session.text("{\"body\":{}}");

        assertEquals(
                List.of(
                        "OPSP0000",
                        "OPSP0002",
                        "OPSP0001",
                        "OPSP0003",
                        "OPSP8992",
                        "OPSP8991",
                        "OPSP0011",
                        "OPSP9999",
                        "OPSP9992",
                        "OPSP9998"),
                codes(peer));
    }

    @Test
    void fortySecondSubscriptionIsOneTooMany() {
        Desk desk = Desk.mock();
        Desk.Peer peer = new Desk.Peer();
        StreamSession session = desk.server.open(peer);
        String key = desk.approvalKey();
        for (int i = 0; i < 42; i++) {
            Symbol symbol = new Symbol(String.format(Locale.ROOT, "2%05d", i));
            desk.venue.list(symbol);
            session.text(frame(key, true, "H0STCNT0", symbol.code()));
        }

        assertEquals("OPSP0000", codes(peer).get(40));
        assertEquals("OPSP0008", codes(peer).get(41));
    }

    @Test
    void oneStreamHoldsAnAppKeyUntilItEnds() {
        Desk desk = Desk.mock();
        Desk.Peer first = new Desk.Peer();
        Desk.Peer second = new Desk.Peer();
        StreamSession holder = desk.server.open(first);
        StreamSession other = desk.server.open(second);
        holder.text(frame(desk.approvalKey(), true, "H0STCNT0", "005930"));

        other.text(frame(desk.approvalKey(), true, "H0STCNT0", "005930"));
        holder.closed();
        other.text(frame(desk.approvalKey(), true, "H0STCNT0", "005930"));

        assertEquals(
                "{\"header\":{\"tr_id\":\"(null)\",\"tr_key\":\"005930\",\"encrypt\":\"N\"},"
                        + "\"body\":{\"rt_cd\":\"9\",\"msg_cd\":\"OPSP8996\","
                        + "\"msg1\":\"ALREADY IN USE appkey\"}}",
                second.frames.get(0));
        assertEquals(List.of("OPSP8996", "OPSP0000"), codes(second));
    }

    @Test
    void bookIsToldOnSubscriptionAndAtTheInstantItsPhaseChanges() {
        Desk desk = Desk.mock();
        Desk.Peer peer = subscribed(desk, "H0STASP0", "005930");
        desk.pass(Duration.ofMillis(1));

        desk.venue.phase = Phase.VOLATILITY_INTERRUPTION;
        desk.says(
                new Event.PhaseChanged(
                        Venue.SAMSUNG, Phase.VOLATILITY_INTERRUPTION, desk.venue.now));

        List<BookTick> books = books(peer);
        assertEquals(
                List.of(Phase.CONTINUOUS, Phase.VOLATILITY_INTERRUPTION),
                books.stream().map(b -> QuoteMapper.phase(b, TradingMode.CONTINUOUS)).toList());
        assertEquals(70_100, books.get(0).ladder().asks().get(0).price());
    }

    @Test
    void bookIsToldOncePerIntervalAndOnlyIfItChanged() {
        Desk desk = Desk.mock();
        Desk.Peer peer = subscribed(desk, "H0STASP0", "005930");

        desk.pass(Duration.ofMillis(500));
        assertEquals(1, books(peer).size());
        desk.venue.bids = List.of(new Quote.Level(70_000, 31));
        desk.pass(Duration.ofMillis(100));
        assertEquals(1, books(peer).size());
        desk.pass(Duration.ofMillis(400));

        assertEquals(2, books(peer).size());
        assertEquals(31, books(peer).get(1).ladder().bidTotal());
        assertEquals(desk.venue.now.plusMillis(500), desk.server.nextAt());
    }

    @Test
    void quoteThatTheBrokerTellsGoesOutWithoutWaitingForTheNextLook() {
        Desk desk = Desk.mock();
        Desk.Peer peer = subscribed(desk, "H0STASP0", "005930");
        desk.pass(Duration.ofMillis(700));
        desk.venue.bids = List.of(new Quote.Level(70_000, 32));

        desk.says(new Event.QuoteChanged(desk.venue.quote(Venue.SAMSUNG), desk.venue.now));

        assertEquals(32, books(peer).get(1).ladder().bidTotal());
    }

    @Test
    void everyTradeSinceTheLastLookIsToldOldestFirst() {
        Desk desk = Desk.mock();
        desk.venue.trades.add(new Fill(70_000, 5, Venue.at("09:59:58")));
        desk.venue.volume = 5;
        desk.venue.turnover = 350_000;
        Desk.Peer peer = subscribed(desk, "H0STCNT0", "005930");

        desk.venue.trades.add(0, new Fill(70_100, 2, Venue.at("10:00:00")));
        desk.venue.trades.add(0, new Fill(70_000, 3, Venue.at("10:00:00")));
        desk.venue.volume = 10;
        desk.venue.turnover = 700_200;
        desk.pass(Duration.ofMillis(500));

        List<TradeTick> trades = StreamFrame.decode(peer.last()).trades();
        assertEquals(2, trades.size());
        assertEquals(70_100, trades.get(0).price());
        assertEquals("1", trades.get(0).aggressor());
        assertEquals(7, trades.get(0).volume());
        assertEquals(490_200, trades.get(0).turnover());
        assertEquals("5", trades.get(1).aggressor());
        assertEquals(10, trades.get(1).volume());
    }

    @Test
    void callAuctionPrintsOnceWhoeverMetInIt() {
        Desk desk = Desk.mock();
        desk.venue.phase = Phase.OPENING_AUCTION;
        Desk.Peer peer = subscribed(desk, "H0STCNT0", "005930");

        // Ten shares met; the market data remembers the last two trades, of five.
        desk.venue.trades.add(0, new Fill(70_000, 2, Venue.at("10:00:00")));
        desk.venue.trades.add(0, new Fill(70_000, 3, Venue.at("10:00:00")));
        desk.venue.volume = 10;
        desk.venue.turnover = 700_000;
        desk.venue.phase = Phase.CONTINUOUS;
        desk.says(new Event.PhaseChanged(Venue.SAMSUNG, Phase.CONTINUOUS, desk.venue.now));
        desk.venue.trades.add(0, new Fill(70_100, 1, Venue.at("10:00:00")));
        desk.venue.trades.add(0, new Fill(70_100, 1, Venue.at("10:00:00")));
        desk.venue.volume = 12;
        desk.venue.turnover = 840_200;
        desk.pass(Duration.ofMillis(500));

        List<TradeTick> trades =
                peer.frames.stream()
                        .filter(frame -> frame.startsWith("0|H0STCNT0"))
                        .flatMap(frame -> StreamFrame.decode(frame).trades().stream())
                        .toList();
        assertEquals(
                List.of("70000 x 10 by 3", "70100 x 1 by 1", "70100 x 1 by 1"),
                trades.stream()
                        .map(t -> t.price() + " x " + t.quantity() + " by " + t.aggressor())
                        .toList());
    }

    @Test
    void noticesFollowAnOrderFromReceiptToFillsAndCancel() {
        Desk desk = Desk.mock();
        Desk.Peer peer = subscribed(desk, "H0STCNI9", "customer");
        ClientOrderId id = desk.bought(5, "0000000001");

        desk.says(new Event.Filled(id, 70_100, 2, Venue.at("10:00:01")));
        OrderServingTest.amend(desk, "0000000001", "02", "00", "0", "0", "Y");
        desk.says(new Event.Cancelled(id, 3, Venue.at("10:00:02")));

        List<Notice> notices = notices(peer);
        assertEquals(3, notices.size());
        assertEquals(Notice.Stage.RECEIVED, notices.get(0).stage());
        assertEquals("customer", notices.get(0).customer());
        assertTrue(notices.get(1).fill());
        assertEquals(70_100, notices.get(1).price());
        assertEquals(2, notices.get(1).quantity());
        assertEquals(LocalTime.of(10, 0, 1), notices.get(1).at());
        assertEquals(Notice.Action.CANCEL, notices.get(2).action());
        assertEquals(3, notices.get(2).quantity());
        assertEquals(Optional.of(new BrokerOrderId("0000000001")), notices.get(2).original());
        assertEquals(new BrokerOrderId("9000000001"), notices.get(2).number());
    }

    @Test
    void refusalAfterAcceptanceIsANotice() {
        Desk desk = Desk.mock();
        Desk.Peer peer = subscribed(desk, "H0STCNI9", "customer");
        ClientOrderId id = desk.bought(5, "0000000001");

        desk.says(new Event.Rejected(id, RejectReason.NOT_IN_AUCTION, "auction", desk.venue.now));

        Notice refused = notices(peer).get(1);
        assertTrue(refused.refused());
        assertEquals(5, refused.quantity());
    }

    @Test
    void fillHeardBeforeTheAcceptanceIsToldWithItsNumber() {
        Desk desk = Desk.mock();
        Desk.Peer peer = subscribed(desk, "H0STCNI9", "customer");
        desk.buy("\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"5\"");
        ClientOrderId id = desk.venue.last(Command.Submit.class).order().id();

        desk.says(new Event.Filled(id, 70_100, 5, desk.venue.now));
        desk.says(new Event.Accepted(id, new BrokerOrderId("0000000001"), desk.venue.now));

        List<Notice> notices = notices(peer);
        assertEquals(2, notices.size());
        assertTrue(notices.get(1).fill());
        assertEquals(new BrokerOrderId("0000000001"), notices.get(1).number());
    }

    @Test
    void noticesHave23FieldsOnMockAnd26OnRealOrAsTheSwitchSays() {
        assertEquals(23, fields(Desk.mock()));
        assertEquals(26, fields(Desk.real()));
        assertEquals(
                26,
                fields(
                        new Desk(
                                        ServerSettings.MOCK
                                                .withCallsPerSecond(100)
                                                .withLayout(Notice.Layout.FULL))
                                .login()));
    }

    private static int fields(Desk desk) {
        Desk.Peer peer = subscribed(desk, "H0STCNI0", "customer");
        desk.bought(5, "0000000001");
        String payload = peer.last().split("\\|", 4)[3];
        assertTrue(peer.last().startsWith("1|H0STCNI0|001|"));
        return cipher(peer).decrypt(payload).split("\\^", -1).length;
    }

    @Test
    void unknownCustomerIsDisconnectedWithoutAWord() {
        Admission admission =
                new Admission(Optional.empty(), Optional.empty(), Optional.of("owner"));
        Desk desk = new Desk(ServerSettings.MOCK.withAdmission(admission)).login();
        Desk.Peer peer = new Desk.Peer();

        desk.server.open(peer).text(frame(desk.approvalKey(), true, "H0STCNI9", "other"));

        assertTrue(peer.closed);
        assertTrue(peer.frames.isEmpty());
        assertEquals(0, desk.server.openStreams());
    }

    @Test
    void heartbeatFollowsTheWallAndNeedsNoAnswerOfAnyKind() {
        Desk desk = Desk.mock();
        Desk.Peer peer = subscribed(desk, "H0STCNI9", "customer");
        StreamSession answering = desk.server.open(new Desk.Peer());

        desk.pass(Duration.ofSeconds(10));
        answering.text(peer.last());
        desk.pass(Duration.ofSeconds(10));

        assertEquals(
                "{\"header\":{\"tr_id\":\"PINGPONG\",\"datetime\":\"20261120100020\"}}",
                peer.last());
        assertEquals(2, desk.server.openStreams());
    }

    @Test
    void heartbeatIsDueInTimeForASessionAtAnySpeed() {
        Desk desk = Desk.mock();
        Desk.Peer peer = subscribed(desk, "H0STCNI9", "customer");

        assertEquals(desk.venue.now.plusSeconds(10), desk.server.nextAt());
        // A minute of the session in a second of the wall.
        desk.venue.now = desk.venue.now.plusSeconds(60);
        desk.wall = desk.wall.plusSeconds(1);
        desk.server.advance(desk.venue.now);

        assertEquals(1, peer.frames.size());
        assertEquals(desk.venue.now.plusSeconds(9), desk.server.nextAt());
    }

    private static Desk.Peer subscribed(Desk desk, String trId, String key) {
        Desk.Peer peer = new Desk.Peer();
        desk.server.open(peer).text(frame(desk.approvalKey(), true, trId, key));
        return peer;
    }

    static String frame(String approvalKey, boolean register, String trId, String key) {
        return new SubscriptionRequest(new Secret(approvalKey), register, trId, key).encode();
    }

    private static List<String> codes(Desk.Peer peer) {
        return peer.frames.stream()
                .filter(frame -> frame.startsWith("{"))
                .map(frame -> ((ControlFrame.Answer) ControlFrame.decode(frame)).envelope().code())
                .toList();
    }

    private static List<BookTick> books(Desk.Peer peer) {
        return peer.frames.stream()
                .filter(frame -> frame.startsWith("0|H0STASP0"))
                .flatMap(frame -> StreamFrame.decode(frame).books().stream())
                .toList();
    }

    private static NoticeCipher cipher(Desk.Peer peer) {
        return ((ControlFrame.Answer) ControlFrame.decode(peer.frames.get(0)))
                .cipher()
                .orElseThrow();
    }

    private static List<Notice> notices(Desk.Peer peer) {
        NoticeCipher cipher = cipher(peer);
        return peer.frames.stream()
                .filter(frame -> frame.startsWith("1|"))
                .flatMap(frame -> StreamFrame.decode(frame).notices(cipher).stream())
                .toList();
    }
}

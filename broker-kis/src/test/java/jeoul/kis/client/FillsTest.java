package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Side;
import jeoul.engine.order.Fill;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Notice;
import jeoul.kis.wire.NoticeMapper;
import org.junit.jupiter.api.Test;

class FillsTest {

    private final Rig rig = Rig.ordinary();

    @Test
    void tellsAFillByItsNotice() {
        rig.submit(Rig.best(1, Side.SELL, 3));

        rig.filled(1, 70_000, 3);

        assertEquals(List.of("Sent 1", "Accepted 1 as 1", "Filled 1 3@70000"), rig.story());
        assertEquals(rig.now(), rig.heard(Event.Filled.class).get(0).at());
    }

    @Test
    void fillBeforeTheAcceptanceIsTold() {
        ScriptedAnswer late = new ScriptedAnswer(rig.taken());
        rig.link.next(Endpoint.SELL, late);
        rig.submit(Rig.best(1, Side.SELL, 3));

        rig.filled(1, 70_000, 3);
        assertEquals(List.of("Sent 1"), rig.story());
        late.come();
        rig.settle();

        assertEquals(List.of("Sent 1", "Accepted 1 as 1", "Filled 1 3@70000"), rig.story());
    }

    @Test
    void fillAfterACancelIsTold() {
        rig.submit(Rig.best(1, Side.SELL, 3)).pass(Duration.ofSeconds(2));
        rig.send(new Command.Cancel(Rig.id(1), 3)).pass(Duration.ofSeconds(2));
        rig.notices(
                rig.notice(
                        rig.line(2, Optional.of(Rig.number(1)), 3, 0, 0, 0, 0),
                        Notice.Action.CANCEL,
                        Notice.Stage.CONFIRMED,
                        false,
                        3));

        rig.filled(1, 70_000, 1);

        assertEquals(List.of("Cancelled 1 3", "Filled 1 1@70000"), rig.story().subList(2, 4));
    }

    @Test
    void sameNoticeTwiceIsToldOnceAndLookedUp() {
        rig.submit(Rig.best(1, Side.SELL, 10));
        Notice notice = rig.fillNotice(1, 70_000, 2);
        rig.serveOrders(rig.line(1, 10, 2, 140_000, 0, 0));

        rig.notices(notice).notices(notice).pass(Duration.ofSeconds(10));

        assertEquals(List.of("Filled 1 2@70000"), rig.story().subList(2, rig.story().size()));
        assertEquals(1, rig.link.count(Endpoint.DAY_ORDERS));
    }

    @Test
    void twoFillsThatLookAlikeAreToldWhenTheListShowsThem() {
        rig.submit(Rig.best(1, Side.SELL, 10));
        Notice notice = rig.fillNotice(1, 70_000, 2);
        rig.serveOrders(rig.line(1, 10, 4, 280_000, 0, 0));

        rig.notices(notice).notices(notice).pass(Duration.ofSeconds(10));

        assertEquals(List.of("Filled 1 2@70000", "Filled 1 2@70000"), rig.story().subList(2, 4));
    }

    @Test
    void twoFillsThatLookAlikeInOneFrameAreTwo() {
        rig.submit(Rig.best(1, Side.SELL, 10));
        Notice notice = rig.fillNotice(1, 70_000, 2);

        rig.notices(notice, notice).pass(Duration.ofSeconds(10));

        assertEquals(List.of("Filled 1 2@70000", "Filled 1 2@70000"), rig.story().subList(2, 4));
        assertEquals(0, rig.link.count(Endpoint.DAY_ORDERS));
    }

    @Test
    void repeatedFillOfAWholeOrderIsNotLookedUp() {
        rig.submit(Rig.best(1, Side.SELL, 1));
        Notice notice = rig.fillNotice(1, 70_000, 1);

        rig.notices(notice).notices(notice).pass(Duration.ofSeconds(30));

        assertEquals(3, rig.story().size());
        assertEquals(0, rig.link.count(Endpoint.DAY_ORDERS));
    }

    @Test
    void noticeOfAFillTheListHasToldAddsNothing() {
        rig.submit(Rig.best(1, Side.SELL, 10));
        Notice notice = rig.fillNotice(1, 70_000, 2);
        rig.serveOrders(rig.line(1, 10, 3, 210_100, 0, 0));
        rig.send(new Command.RefreshOrders(new RequestId(1))).pass(Duration.ofSeconds(2));

        rig.notices(notice).pass(Duration.ofSeconds(10));

        // Three shares for 210,100 won: two at 70,033 and one at 70,034.
        assertEquals(
                List.of("Filled 1 2@70033", "Filled 1 1@70034", "OrdersRefreshed"),
                rig.story().subList(2, rig.story().size()));
    }

    @Test
    void fillAfterTheListIsToldAtOnce() {
        rig.submit(Rig.best(1, Side.SELL, 10));
        rig.serveOrders(rig.line(1, 10, 3, 210_000, 0, 0));
        rig.send(new Command.RefreshOrders(new RequestId(1))).pass(Duration.ofSeconds(10));

        rig.filled(1, 70_100, 2);

        assertEquals("Filled 1 2@70100", rig.story().get(rig.story().size() - 1));
    }

    @Test
    void noticeOfAFillInAListThatWasAskedForLongBeforeAddsNothing() {
        rig.submit(Rig.best(1, Side.SELL, 10));
        ScriptedAnswer list = rig.lateOrders(() -> List.of(rig.line(1, 10, 3, 210_000, 0, 0)));
        rig.serveOrders(rig.line(1, 10, 3, 210_000, 0, 0));
        rig.send(new Command.RefreshOrders(new RequestId(1))).pass(Duration.ofSeconds(9));

        Notice notice = rig.fillNotice(1, 70_000, 3);
        list.come();
        rig.pass(Duration.ofMillis(300));
        rig.notices(notice).pass(Duration.ofSeconds(10));

        assertEquals(
                List.of("Filled 1 3@70000", "OrdersRefreshed"),
                rig.story().subList(2, rig.story().size()));
    }

    @Test
    void fillHeardLateIsNotToldAtATimeBeforeTheLast() {
        rig.submit(Rig.best(1, Side.SELL, 1)).pass(Duration.ofSeconds(2));
        rig.submit(Rig.best(2, Side.SELL, 1)).pass(Duration.ofSeconds(2));
        Notice late = rig.fillNotice(1, 70_000, 1);
        rig.pass(Duration.ofSeconds(5));

        rig.filled(2, 70_000, 1).pass(Duration.ofSeconds(1));
        rig.notices(late);

        List<Event.Filled> fills = rig.heard(Event.Filled.class);
        assertEquals(Rig.id(1), fills.get(1).order());
        assertEquals(fills.get(0).at(), fills.get(1).at());
    }

    @Test
    void withoutNoticesFillsComeByPolling() {
        Rig polling = Rig.withoutNotices();
        polling.submit(Rig.best(1, Side.SELL, 3));
        polling.serveOrders(polling.line(1, 3, 1, 70_000, 0, 0));
        polling.pass(Duration.ofSeconds(16));
        polling.serveOrders(polling.line(1, 3, 3, 210_100, 0, 0));
        polling.pass(Duration.ofSeconds(16));
        polling.pass(Duration.ofMinutes(5));

        // Two more for 140,100 won.
        assertEquals(
                List.of("Filled 1 1@70000", "Filled 1 2@70050"),
                polling.story().subList(2, polling.story().size()));
        assertEquals(2, polling.link.count(Endpoint.DAY_ORDERS));
    }

    @Test
    void emptyListIsNotBelievedAgainstAKnownOrder() {
        rig.submit(Rig.best(1, Side.SELL, 3));
        rig.serveOrders();

        rig.send(new Command.RefreshOrders(new RequestId(1))).pass(Duration.ofSeconds(2));

        Event.OrdersRefreshed answer = rig.heard(Event.OrdersRefreshed.class).get(0);
        assertFalse(answer.complete());
        assertTrue(answer.orders().isEmpty());
    }

    @Test
    void listWithoutAnOlderOrderIsIncomplete() {
        rig.submit(Rig.best(1, Side.SELL, 3)).pass(Duration.ofSeconds(15));
        rig.submit(Rig.best(2, Side.SELL, 3)).pass(Duration.ofSeconds(2));
        rig.serveOrders(rig.line(1, 3, 0, 0, 0, 0));

        // The second may be missing for some seconds, the first not.
        rig.send(new Command.RefreshOrders(new RequestId(1))).pass(Duration.ofSeconds(2));
        rig.serveOrders(rig.line(2, 3, 0, 0, 0, 0));
        rig.send(new Command.RefreshOrders(new RequestId(2))).pass(Duration.ofSeconds(2));

        List<Event.OrdersRefreshed> answers = rig.heard(Event.OrdersRefreshed.class);
        assertTrue(answers.get(0).complete());
        assertFalse(answers.get(1).complete());
    }

    @Test
    void noticesOfAnotherAccountAreNotOurs() {
        rig.submit(Rig.best(1, Side.SELL, 3));
        Notice other =
                new NoticeMapper("someone", new AccountNumber("59999999", "01"), Rig.BRANCH)
                        .toWire(rig.line(1, 3, 0, 0, 0, 0), "삼성전자", new Fill(70_000, 3, rig.now()));

        rig.notices(other);

        assertEquals(2, rig.story().size());
    }

    @Test
    void noticeThatCannotBeReadIsLookedUp() {
        rig.submit(Rig.best(1, Side.SELL, 3));
        rig.serveOrders(rig.line(1, 3, 3, 210_000, 0, 0));

        rig.link.stream().serve("1|H0STCNI9|001|bm90IGVuY3J5cHRlZA==");
        rig.pass(Duration.ofSeconds(10));

        assertEquals("Filled 1 3@70000", rig.story().get(2));
    }

    @Test
    void refusalAfterAcceptanceInAnAuctionSaysSo() {
        rig.submit(Rig.best(1, Side.SELL, 3));
        rig.book(Phase.VOLATILITY_INTERRUPTION, 70_000, 70_100);

        rig.notices(
                rig.notice(
                        rig.line(1, 3, 0, 0, 0, 0),
                        Notice.Action.NEW,
                        Notice.Stage.RECEIVED,
                        true,
                        3));

        assertEquals("Rejected 1 NOT_IN_AUCTION", rig.story().get(2));
    }

    @Test
    void refusalAfterAcceptanceOutsideAnAuctionHasNoKnownReason() {
        rig.submit(Rig.best(1, Side.SELL, 3));
        rig.book(Phase.CONTINUOUS, 70_000, 70_100);

        rig.notices(
                rig.notice(
                        rig.line(1, 3, 0, 0, 0, 0),
                        Notice.Action.NEW,
                        Notice.Stage.RECEIVED,
                        true,
                        3));

        assertEquals("Rejected 1 OTHER", rig.story().get(2));
    }

    @Test
    void refusalAfterAcceptanceIsFoundInTheList() {
        Rig polling = Rig.withoutNotices();
        polling.submit(Rig.best(1, Side.SELL, 3));
        polling.serveOrders(polling.line(1, 3, 0, 0, 0, 3));

        polling.pass(Duration.ofMinutes(1));

        // No phase is known, and this type alone is refused in interruptions.
        assertEquals("Rejected 1 NOT_IN_AUCTION", polling.story().get(2));
    }

    @Test
    void restOfAnIocOrderIsCancelled() {
        rig.submit(Rig.best(1, Side.SELL, 3));

        rig.notices(
                rig.notice(
                        rig.line(1, 3, 0, 0, 0, 0),
                        Notice.Action.NEW,
                        Notice.Stage.CONDITION_CANCELLED,
                        false,
                        2));

        assertEquals("Cancelled 1 2", rig.story().get(2));
    }

    @Test
    void safetyPollFindsALostNotice() {
        Rig safe =
                Rig.with(
                        settings ->
                                settings.withTimings(
                                        KisTimings.DEFAULT.withSafetyPoll(
                                                Optional.of(Duration.ofMinutes(10)))));
        safe.submit(Rig.best(1, Side.SELL, 3));
        safe.serveOrders(safe.line(1, 3, 3, 210_000, 0, 0));

        safe.pass(Duration.ofMinutes(9));
        assertEquals(2, safe.story().size());
        safe.pass(Duration.ofMinutes(2));

        assertEquals("Filled 1 3@70000", safe.story().get(2));
    }

    @Test
    void adoptedOrderTellsWhatIsNewAndCanBeCancelled() {
        Rig later = Rig.at(LocalTime.of(9, 30), settings -> settings);
        later.settle();
        later.serveOrders(later.line(7, 10, 4, 280_000, 0, 0));

        later.broker.send(List.of(new Command.Adopt(Rig.id(3), Rig.number(7), 4)));
        later.pass(Duration.ofSeconds(10));
        later.filled(7, 70_100, 1);
        later.send(new Command.Cancel(Rig.id(3), 5)).pass(Duration.ofSeconds(2));

        assertEquals(List.of("Filled 3 1@70100"), later.story());
        String body = later.link.calls(Endpoint.REVISE_CANCEL).get(0).body();
        assertTrue(body.contains("\"ORGN_ODNO\":\"0000000007\""), body);
        assertTrue(body.contains("\"KRX_FWDG_ORD_ORGNO\":\"00950\""), body);
    }

    @Test
    void whatWasCancelledBeforeAnAdoptionIsNotToldAgain() {
        Rig later = Rig.at(LocalTime.of(9, 30), settings -> settings);
        later.settle();
        later.serveOrders(later.line(7, 10, 0, 0, 4, 0));
        later.send(new Command.RefreshOrders(new RequestId(1))).pass(Duration.ofSeconds(2));

        later.broker.send(List.of(new Command.Adopt(Rig.id(3), Rig.number(7), 0)));
        later.send(new Command.RefreshOrders(new RequestId(2))).pass(Duration.ofSeconds(10));
        later.serveOrders(later.line(7, 10, 0, 0, 5, 0));
        later.send(new Command.RefreshOrders(new RequestId(3))).pass(Duration.ofSeconds(10));

        assertEquals(1, later.heard(Event.Cancelled.class).size());
        assertEquals(1, later.heard(Event.Cancelled.class).get(0).quantity());
    }

    @Test
    void noticeOfACancelKnownBeforeAnAdoptionAddsNothing() {
        Rig later = Rig.at(LocalTime.of(9, 30), settings -> settings);
        later.settle();
        later.serveOrders(later.line(7, 10, 0, 0, 4, 0));
        later.send(new Command.RefreshOrders(new RequestId(1))).pass(Duration.ofSeconds(2));
        later.broker.send(List.of(new Command.Adopt(Rig.id(3), Rig.number(7), 0)));

        later.notices(
                later.notice(
                        later.line(7, 10, 0, 0, 0, 0),
                        Notice.Action.NEW,
                        Notice.Stage.CONDITION_CANCELLED,
                        false,
                        4));

        assertEquals(List.of(), later.heard(Event.Cancelled.class));
    }

    @Test
    void ourCancelOfTheRestOfAnAdoptedOrderIsToldWhole() {
        Rig later = Rig.at(LocalTime.of(9, 30), settings -> settings);
        later.settle();
        later.serveOrders(later.line(7, 10, 0, 0, 4, 0));
        later.send(new Command.RefreshOrders(new RequestId(1))).pass(Duration.ofSeconds(2));
        later.send(new Command.Adopt(Rig.id(3), Rig.number(7), 0));

        later.send(new Command.Cancel(Rig.id(3), 6)).pass(Duration.ofSeconds(2));
        later.notices(
                later.notice(
                        later.line(1, Optional.of(Rig.number(7)), 6, 0, 0, 0, 0),
                        Notice.Action.CANCEL,
                        Notice.Stage.CONFIRMED,
                        false,
                        6));

        assertEquals(6, later.heard(Event.Cancelled.class).get(0).quantity());
    }

    @Test
    void ourCancelAfterSomebodyElsesOfAPartIsToldWhole() {
        rig.submit(Rig.best(1, Side.SELL, 10)).pass(Duration.ofSeconds(2));
        rig.serveOrders(rig.line(1, 10, 0, 0, 4, 0));
        rig.notices(
                rig.notice(
                        rig.line(9, Optional.of(Rig.number(1)), 4, 0, 0, 0, 0),
                        Notice.Action.CANCEL,
                        Notice.Stage.CONFIRMED,
                        false,
                        4));
        rig.pass(Duration.ofSeconds(20));

        rig.send(new Command.Cancel(Rig.id(1), 6)).pass(Duration.ofSeconds(2));
        rig.notices(
                rig.notice(
                        rig.line(2, Optional.of(Rig.number(1)), 6, 0, 0, 0, 0),
                        Notice.Action.CANCEL,
                        Notice.Stage.CONFIRMED,
                        false,
                        6));

        assertEquals(
                List.of(4L, 6L),
                rig.heard(Event.Cancelled.class).stream().map(Event.Cancelled::quantity).toList());
    }

    @Test
    void whatIsCancelledOfAnOrderAdoptedBeforeItsLineWasSeenIsTold() {
        Rig later = Rig.at(LocalTime.of(9, 30), settings -> settings);
        later.settle();
        later.serveOrders(later.line(7, 10, 0, 0, 4, 0));

        later.broker.send(List.of(new Command.Adopt(Rig.id(3), Rig.number(7), 0)));
        later.pass(Duration.ofSeconds(10));

        assertEquals(List.of("Cancelled 3 4"), later.story());
    }

    @Test
    void adoptsAnOrderWhoseAnswerWasLost() {
        rig.link.next(Endpoint.SELL, ScriptedLink.lost(true));
        rig.submit(Rig.best(1, Side.SELL, 3));
        rig.filled(5, 70_000, 1);
        rig.serveOrders(rig.line(5, 3, 1, 70_000, 0, 0));
        rig.send(new Command.RefreshOrders(new RequestId(1))).pass(Duration.ofSeconds(2));

        rig.broker.send(List.of(new Command.Adopt(Rig.id(1), Rig.number(5), 1)));
        rig.pass(Duration.ofSeconds(10));
        rig.filled(5, 70_000, 2);

        assertEquals(
                List.of("Sent 1", "OutcomeUnknown 1", "OrdersRefreshed", "Filled 1 2@70000"),
                rig.story());
    }
}

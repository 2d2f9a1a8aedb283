package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Side;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.kis.link.Call;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.HashReply;
import jeoul.kis.wire.Notice;
import jeoul.kis.wire.ReplyFormat;
import org.junit.jupiter.api.Test;

class KisBrokerOrdersTest {

    private final Rig rig = Rig.ordinary();

    @Test
    void sendsAnOrderAndHearsItsNumber() {
        rig.submit(Rig.best(1, Side.SELL, 3));

        assertEquals(List.of("Sent 1", "Accepted 1 as 1"), rig.story());
        Call call = rig.link.calls(Endpoint.SELL).get(0);
        assertTrue(call.once());
        assertEquals(Optional.of("VTTC0011U"), call.header("tr_id"));
        assertEquals(
                "{\"CANO\":\"50012345\",\"ACNT_PRDT_CD\":\"01\",\"PDNO\":\"005930\",\"ORD_DVSN\":\"03\","
                        + "\"ORD_QTY\":\"3\",\"ORD_UNPR\":\"0\",\"EXCG_ID_DVSN_CD\":\"KRX\",\"SLL_TYPE\":\"\","
                        + "\"CNDT_PRIC\":\"\"}",
                call.body());
    }

    @Test
    void tellsAListedRefusalWithItsReason() {
        rig.link.next(Endpoint.SELL, ScriptedLink.refusal(200, "40240000", "모의투자 잔고내역이 없습니다."));

        rig.submit(Rig.best(1, Side.SELL, 3));

        assertEquals(List.of("Sent 1", "Rejected 1 INSUFFICIENT_SHARES"), rig.story());
    }

    @Test
    void doesNotResendAnOrderWhoseAnswerTimedOut() {
        rig.link.next(Endpoint.SELL, ScriptedLink.lost(true));

        rig.submit(Rig.best(1, Side.SELL, 3)).pass(Duration.ofMinutes(5));

        assertEquals(List.of("Sent 1", "OutcomeUnknown 1"), rig.story());
        assertEquals(1, rig.link.count(Endpoint.SELL));
    }

    @Test
    void everyAnswerThatProvesNothingLeavesTheOutcomeUnknown() {
        List<ScriptedLink.Reaction> answers =
                List.of(
                        ScriptedLink.refusal(500, "EGW00301", "연결 시간이 초과되었습니다."),
                        ScriptedLink.refusal(500, "EGW00202", "GW라우팅 중 오류가 발생했습니다."),
                        ScriptedLink.refusal(500, "ABCD1234", "?"),
                        ScriptedLink.refusal(200, "ABCD1234", "?"),
                        ScriptedLink.answer(500, "", ""),
                        ScriptedLink.answer(502, "", "<html>Bad Gateway</html>"),
                        ScriptedLink.answer(200, "", "{\"rt_cd\":\"0\",\"msg_cd\":\"X\"}"),
                        ScriptedLink.answer(200, "", "{\"rt_cd\":\"0\",\"msg_"));
        for (int i = 0; i < answers.size(); i++) {
            Rig one = Rig.ordinary();
            one.link.next(Endpoint.SELL, answers.get(i));

            one.submit(Rig.best(1, Side.SELL, 1)).pass(Duration.ofMinutes(5));

            assertEquals(List.of("Sent 1", "OutcomeUnknown 1"), one.story(), "answer " + i);
            assertEquals(1, one.link.count(Endpoint.SELL));
        }
    }

    @Test
    void sendsAgainWhatNeverArrivedAndGivesUpAfterThreeTimes() {
        rig.link.next(Endpoint.SELL, ScriptedLink.lost(false));
        rig.submit(Rig.best(1, Side.SELL, 1)).pass(Duration.ofSeconds(30));
        assertEquals(List.of("Sent 1", "Accepted 1 as 1"), rig.story());

        for (int i = 0; i < 3; i++) {
            rig.link.next(Endpoint.SELL, ScriptedLink.lost(false));
        }
        rig.submit(Rig.best(2, Side.SELL, 1)).pass(Duration.ofSeconds(30));

        assertEquals("Rejected 2 OTHER", rig.story().get(3));
        assertEquals(5, rig.link.count(Endpoint.SELL));
    }

    @Test
    void sendsAgainWhatWasRefusedForTheRate() {
        rig.link.next(Endpoint.SELL, ScriptedLink.refusal(500, "EGW00201", "초당 거래건수를 초과하였습니다."));

        rig.submit(Rig.best(1, Side.SELL, 1)).pass(Duration.ofSeconds(5));

        assertEquals(List.of("Sent 1", "Accepted 1 as 1"), rig.story());
        assertEquals(2, rig.link.count(Endpoint.SELL));
    }

    @Test
    void refusesATypeThatIsNotOfferedWithoutACall() {
        rig.submit(
                Order.unpriced(Rig.id(1), Rig.SAMSUNG, Side.SELL, OrderType.BEST_OPPOSITE_IOC, 1));

        assertEquals(List.of("Rejected 1 TYPE_NOT_OFFERED"), rig.story());
        assertEquals(0, rig.link.count(Endpoint.SELL));
    }

    @Test
    void refusesAnOrderIdUsedTwice() {
        rig.submit(Rig.best(1, Side.SELL, 1));

        assertThrows(IllegalArgumentException.class, () -> rig.submit(Rig.best(1, Side.SELL, 1)));
    }

    @Test
    void sendsTheHashOfTheBodyWhereAsked() {
        Rig hashing = Rig.with(settings -> settings.withHashKey(true));
        hashing.link.usually(
                Endpoint.HASH_KEY,
                call ->
                        ScriptedLink.reply(
                                ReplyFormat.HASH_KEY,
                                new HashReply(List.of(Map.entry("PDNO", "005930")), "h4sh")));

        hashing.submit(Rig.best(1, Side.SELL, 1)).pass(Duration.ofSeconds(3));

        Call order = hashing.link.calls(Endpoint.SELL).get(0);
        assertEquals(Optional.of("h4sh"), order.header("hashkey"));
        assertEquals(order.body(), hashing.link.calls(Endpoint.HASH_KEY).get(0).body());
        assertEquals(List.of("Sent 1", "Accepted 1 as 1"), hashing.story());
    }

    // ---- cancels and revisions ----

    @Test
    void cancelsPartOfAnOrderByItsBranchAndNumber() {
        rig.submit(Rig.best(1, Side.SELL, 10)).pass(Duration.ofSeconds(2));

        rig.send(new Command.Cancel(Rig.id(1), 4)).pass(Duration.ofSeconds(2));

        String body = rig.link.calls(Endpoint.REVISE_CANCEL).get(0).body();
        assertTrue(body.contains("\"KRX_FWDG_ORD_ORGNO\":\"00950\""), body);
        assertTrue(body.contains("\"ORGN_ODNO\":\"0000000001\""), body);
        assertTrue(body.contains("\"RVSE_CNCL_DVSN_CD\":\"02\""), body);
        assertTrue(body.contains("\"ORD_QTY\":\"4\""), body);
        assertTrue(body.contains("\"QTY_ALL_ORD_YN\":\"N\""), body);
        assertEquals(List.of("Sent 1", "Accepted 1 as 1"), rig.story());

        rig.notices(cancelNotice(2, 1, 4));
        assertEquals("Cancelled 1 4", rig.story().get(2));
        // The same once more says nothing new.
        rig.notices(cancelNotice(2, 1, 4)).pass(Duration.ofSeconds(30));
        assertEquals(3, rig.story().size());
    }

    @Test
    void cancelWaitsForTheNumberOfItsOrder() {
        ScriptedAnswer late = new ScriptedAnswer(rig.taken());
        rig.link.next(Endpoint.SELL, late);
        rig.submit(Rig.best(1, Side.SELL, 10));
        rig.send(new Command.Cancel(Rig.id(1), 10)).pass(Duration.ofSeconds(5));
        assertEquals(0, rig.link.count(Endpoint.REVISE_CANCEL));

        late.come();
        rig.pass(Duration.ofSeconds(2));

        assertEquals(1, rig.link.count(Endpoint.REVISE_CANCEL));
    }

    @Test
    void withdrawsWhatHasNotLeft() {
        rig.send(
                new Command.Submit(Rig.best(1, Side.SELL, 1)),
                new Command.Submit(Rig.best(2, Side.SELL, 5)),
                new Command.Cancel(Rig.id(2), 5));

        rig.pass(Duration.ofSeconds(5));

        assertEquals(List.of("Cancelled 2 5", "Sent 1", "Accepted 1 as 1"), rig.story());
    }

    @Test
    void refusedCancelIsLookedUp() {
        rig.submit(Rig.best(1, Side.SELL, 2)).pass(Duration.ofSeconds(2));
        rig.link.next(
                Endpoint.REVISE_CANCEL,
                ScriptedLink.refusal(200, "40330000", "모의투자 정정/취소할 수량이 없습니다."));
        rig.serveOrders(rig.line(1, 2, 2, 140_200, 0, 0));

        rig.send(new Command.Cancel(Rig.id(1), 2)).pass(Duration.ofSeconds(10));

        assertEquals(
                List.of(
                        "Sent 1",
                        "Accepted 1 as 1",
                        "CancelRejected 1 UNKNOWN_ORDER",
                        "Filled 1 2@70100"),
                rig.story());
    }

    @Test
    void lateConfirmationOfACancelIsLookedUp() {
        rig.submit(Rig.best(1, Side.SELL, 2)).pass(Duration.ofSeconds(2));
        rig.serveOrders(rig.line(1, 2, 0, 0, 2, 0));

        rig.send(new Command.Cancel(Rig.id(1), 2)).pass(Duration.ofSeconds(10));

        assertEquals("Cancelled 1 2", rig.story().get(2));
    }

    @Test
    void revisionKeepsItsNewNumber() {
        rig.submit(Rig.limit(1, Side.SELL, 71_000, 10)).pass(Duration.ofSeconds(2));

        rig.send(
                        new Command.Revise(
                                Rig.id(1), Rig.id(2), OrderType.LIMIT, OptionalLong.of(70_000), 6))
                .pass(Duration.ofSeconds(2));
        rig.notices(
                rig.notice(
                        rig.line(2, Optional.of(Rig.number(1)), 6, 0, 0, 0, 0),
                        Notice.Action.REVISE,
                        Notice.Stage.CONFIRMED,
                        false,
                        6));
        rig.filled(2, 70_000, 6);
        rig.filled(1, 71_000, 4);

        assertEquals(
                List.of(
                        "Sent 1",
                        "Accepted 1 as 1",
                        "Revised 1 to 2 6",
                        "Filled 2 6@70000",
                        "Filled 1 4@71000"),
                rig.story());
    }

    @Test
    void fillOfARevisedShareSaysThatItHasMoved() {
        rig.submit(Rig.best(1, Side.SELL, 1)).pass(Duration.ofSeconds(2));
        rig.send(reviseAll(1)).pass(Duration.ofSeconds(2));

        rig.filled(2, 70_000, 1);

        assertEquals(List.of("Revised 1 to 2 1", "Filled 2 1@70000"), rig.story().subList(2, 4));
        assertEquals(0, rig.link.count(Endpoint.DAY_ORDERS));
    }

    @Test
    void fillOfARevisionWaitsForTheListToSayHowManySharesHaveMoved() {
        rig.submit(Rig.best(1, Side.SELL, 10)).pass(Duration.ofSeconds(2));
        rig.send(reviseAll(10)).pass(Duration.ofSeconds(2));

        // Before the other seven moved three had been filled, of which no notice came.
        rig.filled(2, 70_000, 2);
        assertEquals(2, rig.story().size());
        rig.serveOrders(
                rig.line(1, 10, 3, 210_300, 7, 0),
                rig.line(2, Optional.of(Rig.number(1)), 7, 2, 140_000, 0, 0));
        rig.pass(Duration.ofSeconds(10));

        assertEquals(
                List.of("Revised 1 to 2 7", "Filled 2 2@70000", "Filled 1 3@70100"),
                rig.story().subList(2, rig.story().size()));
    }

    @Test
    void fillOfARevisionWaitsForItsConfirmation() {
        rig.submit(Rig.best(1, Side.SELL, 10)).pass(Duration.ofSeconds(2));
        rig.send(reviseAll(10)).pass(Duration.ofSeconds(2));

        rig.filled(2, 70_000, 2);
        rig.notices(
                rig.notice(
                        rig.line(2, Optional.of(Rig.number(1)), 7, 0, 0, 0, 0),
                        Notice.Action.REVISE,
                        Notice.Stage.CONFIRMED,
                        false,
                        7));

        assertEquals(
                List.of("Revised 1 to 2 7", "Filled 2 2@70000"),
                rig.story().subList(2, rig.story().size()));
    }

    @Test
    void sharesThatMovedAreNotTakenForCancelled() {
        rig.submit(Rig.best(1, Side.SELL, 5)).pass(Duration.ofSeconds(2));
        rig.serveOrders(
                rig.line(1, 5, 0, 0, 5, 0), rig.line(2, Optional.of(Rig.number(1)), 5, 0, 0, 0, 0));

        rig.send(reviseAll(5)).pass(Duration.ofSeconds(20));

        assertEquals(List.of("Sent 1", "Accepted 1 as 1", "Revised 1 to 2 5"), rig.story());
    }

    @Test
    void sharesThatMayHaveMovedAreNotTakenForCancelled() {
        rig.submit(Rig.best(1, Side.SELL, 5)).pass(Duration.ofSeconds(2));
        rig.link.next(Endpoint.REVISE_CANCEL, ScriptedLink.lost(true));
        rig.serveOrders(
                rig.line(1, 5, 0, 0, 5, 0), rig.line(2, Optional.of(Rig.number(1)), 5, 0, 0, 0, 0));

        rig.send(reviseAll(5)).pass(Duration.ofSeconds(2));
        rig.send(new Command.RefreshOrders(new RequestId(1))).pass(Duration.ofSeconds(5));

        assertEquals(
                List.of("Sent 1", "Accepted 1 as 1", "OutcomeUnknown 2", "OrdersRefreshed"),
                rig.story());
    }

    @Test
    void cancelIsToldByTheListThoughARevisionBeforeItWasLost() {
        rig.submit(Rig.best(1, Side.SELL, 5)).pass(Duration.ofSeconds(2));
        rig.link.next(Endpoint.REVISE_CANCEL, ScriptedLink.lost(true));
        rig.serveOrders(rig.line(1, 5, 0, 0, 5, 0));
        rig.send(reviseAll(5)).pass(Duration.ofMinutes(1));

        // No notice of it will come.
        rig.send(new Command.Cancel(Rig.id(1), 5)).pass(Duration.ofMinutes(1));

        assertEquals(
                List.of("Sent 1", "Accepted 1 as 1", "OutcomeUnknown 2", "Cancelled 1 5"),
                rig.story());
    }

    @Test
    void revisionRefusedByTheExchangeLeavesTheOrder() {
        rig.submit(Rig.best(1, Side.SELL, 5)).pass(Duration.ofSeconds(2));
        rig.send(reviseAll(5)).pass(Duration.ofSeconds(2));

        rig.notices(
                rig.notice(
                        rig.line(2, Optional.of(Rig.number(1)), 5, 0, 0, 0, 0),
                        Notice.Action.REVISE,
                        Notice.Stage.RECEIVED,
                        true,
                        5));
        rig.filled(1, 70_000, 5);

        assertEquals("Filled 1 5@70000", rig.story().get(3));
        assertEquals(1, rig.heard(Event.ReviseRejected.class).size());
    }

    @Test
    void refusesACancelOfAnOrderItNeverSaw() {
        rig.send(new Command.Cancel(Rig.id(77), 1));

        assertEquals(List.of("CancelRejected 77 UNKNOWN_ORDER"), rig.story());
    }

    @Test
    void ordersKeepTheProfilesInterval() {
        rig.send(
                new Command.Submit(Rig.best(1, Side.SELL, 1)),
                new Command.Submit(Rig.best(2, Side.SELL, 1)));
        rig.pass(Duration.ofSeconds(3));

        List<Event.Sent> sent = rig.heard(Event.Sent.class);
        assertEquals(
                Duration.ofMillis(1_100), Duration.between(sent.get(0).at(), sent.get(1).at()));
    }

    @Test
    void restExpiresAfterTheCloseThoughNobodyTells() {
        Rig late = Rig.at(LocalTime.of(15, 0), settings -> settings);
        late.submit(Rig.limit(1, Side.SELL, 80_000, 10)).pass(Duration.ofSeconds(2));
        late.serveOrders(late.line(1, 10, 0, 0, 0, 0));

        late.passTo(LocalTime.of(15, 30, 30));
        assertEquals(2, late.story().size());
        late.passTo(LocalTime.of(15, 35));

        assertEquals("Expired 1 10", late.story().get(2));
        assertEquals(1, late.link.count(Endpoint.DAY_ORDERS));
    }

    @Test
    void listAskedForBeforeTheCloseLetsNothingExpire() {
        Rig late = Rig.at(LocalTime.of(15, 0), settings -> settings);
        late.submit(Rig.limit(1, Side.SELL, 80_000, 10)).pass(Duration.ofSeconds(2));
        ScriptedAnswer list = late.lateOrders(() -> List.of(late.line(1, 10, 0, 0, 0, 0)));
        late.passTo(LocalTime.of(15, 29, 59));
        late.send(new Command.RefreshOrders(new RequestId(1)));

        // Meanwhile the closing auction fills it, and nobody tells.
        late.serveOrders(late.line(1, 10, 10, 800_000, 0, 0));
        late.passTo(LocalTime.of(15, 31, 30));
        list.come();
        late.passTo(LocalTime.of(15, 40));

        assertEquals(List.of(), late.heard(Event.Expired.class));
        assertEquals(1, late.heard(Event.Filled.class).size());
    }

    @Test
    void orderSentBackForTheRateCanStillBeWithdrawn() {
        rig.link.next(Endpoint.SELL, ScriptedLink.refusal(500, "EGW00201", "초당 거래건수를 초과하였습니다."));
        rig.submit(Rig.best(1, Side.SELL, 3));

        rig.send(new Command.Cancel(Rig.id(1), 3)).pass(Duration.ofMinutes(1));

        assertEquals(List.of("Sent 1", "Cancelled 1 3"), rig.story());
        assertEquals(1, rig.link.count(Endpoint.SELL));
    }

    @Test
    void orderThatNeverArrivedCanStillBeWithdrawn() {
        rig.link.next(Endpoint.SELL, ScriptedLink.lost(false));
        rig.submit(Rig.best(1, Side.SELL, 3));

        rig.send(new Command.Cancel(Rig.id(1), 3)).pass(Duration.ofMinutes(1));

        assertEquals(List.of("Sent 1", "Cancelled 1 3"), rig.story());
        assertEquals(1, rig.link.count(Endpoint.SELL));
    }

    @Test
    void orderSentBackWhileItsCancelWaitsIsNotSentAgain() {
        ScriptedAnswer answer =
                new ScriptedAnswer(ScriptedLink.refusal(500, "EGW00201", "초당 거래건수를 초과하였습니다."));
        rig.link.next(Endpoint.SELL, answer);
        rig.submit(Rig.best(1, Side.SELL, 3));

        rig.send(new Command.Cancel(Rig.id(1), 3)).pass(Duration.ofSeconds(5));
        answer.come();
        rig.pass(Duration.ofMinutes(1));

        assertEquals(
                List.of("Sent 1", "Rejected 1 OTHER", "CancelRejected 1 UNKNOWN_ORDER"),
                rig.story());
        assertEquals(1, rig.link.count(Endpoint.SELL));
    }

    @Test
    void orderUnderWayIsNotWithdrawn() {
        ScriptedAnswer answer = new ScriptedAnswer(rig.taken());
        rig.link.next(Endpoint.SELL, answer);
        rig.submit(Rig.best(1, Side.SELL, 3));

        rig.send(new Command.Cancel(Rig.id(1), 3)).pass(Duration.ofSeconds(5));
        assertEquals(List.of("Sent 1"), rig.story());
        answer.come();
        rig.pass(Duration.ofSeconds(5));

        assertEquals(1, rig.link.count(Endpoint.REVISE_CANCEL));
    }

    @Test
    void orderThatWaitsOverNightIsWithdrawn() {
        rig.link.next(Endpoint.SELL, new ScriptedAnswer(rig.taken()));
        rig.passTo(LocalTime.of(23, 59, 59));
        rig.send(
                new Command.Submit(Rig.best(1, Side.SELL, 1)),
                new Command.Submit(Rig.best(2, Side.SELL, 4)));

        rig.pass(Duration.ofHours(10));

        assertEquals(List.of("Sent 1", "Cancelled 2 4"), rig.story());
        assertEquals(1, rig.link.count(Endpoint.SELL));
    }

    private Notice cancelNotice(long number, long original, long quantity) {
        return rig.notice(
                rig.line(number, Optional.of(Rig.number(original)), quantity, 0, 0, 0, 0),
                Notice.Action.CANCEL,
                Notice.Stage.CONFIRMED,
                false,
                quantity);
    }

    private static Command.Revise reviseAll(long quantity) {
        return new Command.Revise(
                Rig.id(1), Rig.id(2), OrderType.BEST_OPPOSITE, OptionalLong.empty(), quantity);
    }
}

package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Side;
import jeoul.kis.client.TokenStore.Token;
import jeoul.kis.link.Call;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Secret;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final ScriptedLink.Reaction EXPIRED =
            ScriptedLink.refusal(500, "EGW00123", "기간이 만료된 token 입니다.");
    private static final ScriptedLink.Reaction TOO_SOON =
            ScriptedLink.answer(
                    403,
                    "",
                    "{\"error_code\":\"EGW00133\",\"error_description\":\"접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)\"}");

    private final Rig rig = Rig.ordinary();

    @Test
    void callsCarryTheirHeaders() {
        rig.submit(Rig.best(1, Side.SELL, 1));

        Call call = rig.link.calls(Endpoint.SELL).get(0);
        assertEquals(Optional.of("Bearer token1"), call.header("authorization"));
        assertEquals(Optional.of("key"), call.header("appkey"));
        assertEquals(Optional.of("secret"), call.header("appsecret"));
        assertEquals(Optional.of("P"), call.header("custtype"));
        assertEquals(Optional.of(""), call.header("tr_cont"));
        assertTrue(call.post());
    }

    @Test
    void keptTokenIsUsedWithoutAskingForOne() {
        keep("kept", Duration.ofHours(20));

        rig.submit(Rig.best(1, Side.SELL, 1));

        assertEquals(0, rig.link.count(Endpoint.TOKEN));
        assertEquals(
                Optional.of("Bearer kept"),
                rig.link.calls(Endpoint.SELL).get(0).header("authorization"));
    }

    @Test
    void tokenIsRenewedAnHourBeforeItExpires() {
        keep("kept", Duration.ofHours(3));
        rig.settle();

        rig.pass(Duration.ofMinutes(119));
        assertEquals(0, rig.link.count(Endpoint.TOKEN));
        rig.pass(Duration.ofMinutes(2));

        assertEquals(1, rig.link.count(Endpoint.TOKEN));
        assertEquals(new Secret("token1"), rig.tokens.load().orElseThrow().value());
    }

    @Test
    void tokenRefusedIsIssuedAnewOnceAndTheOrderSentOnceMore() {
        keep("dead", Duration.ofHours(20));
        rig.link.next(Endpoint.SELL, EXPIRED);

        rig.submit(Rig.best(1, Side.SELL, 1)).pass(Duration.ofSeconds(5));

        assertEquals(1, rig.link.count(Endpoint.TOKEN));
        assertEquals(
                List.of(Optional.of("Bearer dead"), Optional.of("Bearer token1")),
                rig.link.calls(Endpoint.SELL).stream()
                        .map(call -> call.header("authorization"))
                        .toList());
        assertEquals(List.of("Sent 1", "Accepted 1 as 1"), rig.story());
    }

    @Test
    void orderWithoutATokenForMinutesIsNotSentAnyMore() {
        keep("dead", Duration.ofHours(20));
        rig.link.next(Endpoint.SELL, EXPIRED);
        for (int i = 0; i < 4; i++) {
            rig.link.next(Endpoint.TOKEN, TOO_SOON);
        }

        rig.submit(Rig.best(1, Side.SELL, 1)).pass(Duration.ofMinutes(10));

        assertEquals(List.of("Sent 1", "Rejected 1 OTHER"), rig.story());
        assertEquals(1, rig.link.count(Endpoint.SELL));
    }

    @Test
    void tokenRefusedTwiceEndsTheOrder() {
        keep("dead", Duration.ofHours(20));
        rig.link.next(Endpoint.SELL, EXPIRED);
        rig.link.next(Endpoint.SELL, EXPIRED);

        rig.submit(Rig.best(1, Side.SELL, 1)).pass(Duration.ofMinutes(5));

        assertEquals(List.of("Sent 1", "Rejected 1 OTHER"), rig.story());
        assertEquals(2, rig.link.count(Endpoint.SELL));
    }

    @Test
    void tooSoonForATokenWaitsAMinuteAndLooksForAnothersFirst() {
        rig.link.next(Endpoint.TOKEN, TOO_SOON);
        rig.submit(Rig.best(1, Side.SELL, 1)).pass(Duration.ofSeconds(59));
        assertEquals(1, rig.link.count(Endpoint.TOKEN));
        keep("others", Duration.ofHours(24));

        rig.pass(Duration.ofSeconds(2));

        assertEquals(1, rig.link.count(Endpoint.TOKEN));
        assertEquals(
                Optional.of("Bearer others"),
                rig.link.calls(Endpoint.SELL).get(0).header("authorization"));
    }

    @Test
    void withoutATokenInquiriesAreAnsweredAndOrdersWait() {
        rig.link.next(Endpoint.TOKEN, ScriptedLink.refusal(403, "EGW00103", "유효하지 않은 AppKey입니다."));

        rig.send(
                new Command.RefreshAccount(new RequestId(1)),
                new Command.Submit(Rig.best(1, Side.SELL, 1)));
        assertEquals(List.of("Unavailable"), rig.story());
        rig.pass(Duration.ofSeconds(62));

        assertEquals(List.of("Unavailable", "Sent 1", "Accepted 1 as 1"), rig.story());
    }

    @Test
    void tokenOfAShortLifeIsNotAskedForWithoutEnd() {
        rig.link.usually(
                Endpoint.TOKEN, call -> ScriptedLink.reply(ReplyFormat.TOKEN, rig.token(30 * 60)));
        rig.settle();

        rig.pass(Duration.ofMinutes(60));

        // Each is renewed after three quarters of half an hour.
        assertEquals(3, rig.link.count(Endpoint.TOKEN));
    }

    @Test
    void inquiryIsMadeAgainAfterTrouble() {
        rig.link.next(Endpoint.BALANCE, ScriptedLink.answer(502, "", "<html>"));
        rig.link.next(Endpoint.BALANCE, ScriptedLink.lost(true));

        rig.send(new Command.RefreshAccount(new RequestId(1))).pass(Duration.ofSeconds(10));

        assertTrue(rig.heard(Event.AccountRefreshed.class).get(0).complete());
        assertEquals(3, rig.link.count(Endpoint.BALANCE));
    }

    @Test
    void inquiryIsGivenUpAfterThreeTimes() {
        rig.link.usually(Endpoint.BALANCE, call -> ScriptedLink.lost(true));

        rig.send(new Command.RefreshAccount(new RequestId(1))).pass(Duration.ofMinutes(1));

        assertEquals(List.of("Unavailable"), rig.story());
        assertEquals(3, rig.link.count(Endpoint.BALANCE));
    }

    @Test
    void printsNoSecrets() {
        assertFalse(rig.settings.toString().contains("secret"), rig.settings.toString());
        assertFalse(rig.settings.toString().contains("50012345"), rig.settings.toString());
    }

    private void keep(String value, Duration life) {
        Instant expires = rig.now().plus(life);
        rig.tokens.save(new Token(new Secret(value), expires.minus(Duration.ofHours(24)), expires));
    }
}

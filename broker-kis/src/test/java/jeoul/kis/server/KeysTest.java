package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.RevokeReply;
import jeoul.kis.wire.Secret;
import jeoul.kis.wire.TokenReply;
import org.junit.jupiter.api.Test;

/** Tokens by the clients' clock, whatever day the session has, and who may call at all. */
class KeysTest {

    private static final String PRICE = "inquire-price";
    private static final String OF_SAMSUNG = "FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930";

    @Test
    void tokenExpiresInTheClientsClockNotTheSessions() {
        TokenReply reply = new Desk(ServerSettings.MOCK).tokenReply();

        // Wall 2026-11-25 12:00:00 in Seoul; the session has 2026-11-20.
        assertEquals(LocalDateTime.of(2026, 11, 26, 12, 0), reply.expires());
        assertEquals(86_400, reply.lifetime());
    }

    @Test
    void secondTokenWithinAMinuteIsRefused() {
        Desk desk = new Desk(ServerSettings.MOCK);
        desk.askToken();
        desk.wall = desk.wall.plusSeconds(59);

        Desk.Heard refused = desk.askToken();

        assertEquals(403, refused.status());
        assertEquals(
                "{\"error_description\":\"접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)\","
                        + "\"error_code\":\"EGW00133\"}",
                refused.body());
    }

    @Test
    void sameTokenComesAgainForSixHours() {
        Desk desk = new Desk(ServerSettings.MOCK);
        TokenReply first = desk.tokenReply();
        desk.wall = desk.wall.plus(Duration.ofMinutes(61));
        TokenReply again = desk.tokenReply();
        desk.wall = desk.wall.plus(Duration.ofHours(5));
        TokenReply later = desk.tokenReply();

        assertEquals(first.token(), again.token());
        assertEquals(first.expires(), again.expires());
        assertEquals(86_400 - 3_660, again.lifetime());
        assertNotEquals(first.token(), later.token());
    }

    @Test
    void tokenOfYesterdayIsRefusedAsExpired() {
        Desk desk = Desk.mock();
        desk.wall = desk.wall.plus(Duration.ofHours(24));

        Desk.Heard refused = desk.get(Desk.QUOTATIONS + PRICE, "FHKST01010100", OF_SAMSUNG);

        assertEquals(500, refused.status());
        assertEquals("EGW00123", refused.code());
    }

    @Test
    void tokenGivenBackIsUnknown() {
        Desk desk = Desk.mock();
        RevokeReply reply =
                Desk.read(
                        ReplyFormat.REVOKE,
                        desk.post(
                                "/oauth2/revokeP",
                                "",
                                "{\"appkey\":\""
                                        + Desk.APP_KEY
                                        + "\",\"appsecret\":\""
                                        + Desk.SECRET
                                        + "\",\"token\":\""
                                        + desk.token
                                        + "\"}"));

        assertEquals(200, reply.code());
        assertEquals(
                "EGW00121", desk.get(Desk.QUOTATIONS + PRICE, "FHKST01010100", OF_SAMSUNG).code());
    }

    @Test
    void callWithoutATokenIsToldSo() {
        Desk desk = new Desk(ServerSettings.MOCK);
        desk.token = "";

        assertEquals(
                "EGW00122", desk.get(Desk.QUOTATIONS + PRICE, "FHKST01010100", OF_SAMSUNG).code());
    }

    @Test
    void oneCallASecondAndTheRefusedOneDoesNotCount() {
        Desk desk = new Desk(ServerSettings.MOCK).login();

        assertEquals(200, price(desk).status());
        desk.pass(Duration.ofMillis(600));
        Desk.Heard refused = price(desk);
        desk.pass(Duration.ofMillis(400));

        assertEquals(500, refused.status());
        assertEquals("EGW00201", refused.code());
        assertEquals(200, price(desk).status());
    }

    @Test
    void twentyCallsASecondOnReal() {
        Desk desk = new Desk(ServerSettings.REAL).login();

        for (int i = 0; i < 20; i++) {
            assertEquals(200, price(desk).status());
        }
        assertEquals("EGW00201", price(desk).code());
    }

    @Test
    void onlyTheKeysGivenMayCall() {
        Admission admission =
                new Admission(
                        Optional.of(new Admission.Keys(new Secret("other"), new Secret("one"))),
                        Optional.empty(),
                        Optional.empty());

        Desk.Heard refused = new Desk(ServerSettings.MOCK.withAdmission(admission)).askToken();

        assertEquals(403, refused.status());
        assertEquals("EGW00103", refused.code());
    }

    private static Desk.Heard price(Desk desk) {
        return desk.get(Desk.QUOTATIONS + PRICE, "FHKST01010100", OF_SAMSUNG);
    }
}

package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jeoul.kis.link.Call;
import jeoul.kis.link.Header;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Environment;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent, every call is answered once, with a body, and the server goes on. */
class ServerSurvivalProperties {

    private static final String GOOD =
            "{\"CANO\":\"50000000\",\"ACNT_PRDT_CD\":\"01\",\"PDNO\":\"005930\","
                    + "\"ORD_DVSN\":\"00\",\"ORD_QTY\":\"1\",\"ORD_UNPR\":\"70000\","
                    + "\"KRX_FWDG_ORD_ORGNO\":\"00950\",\"ORGN_ODNO\":\"1\","
                    + "\"RVSE_CNCL_DVSN_CD\":\"02\",\"QTY_ALL_ORD_YN\":\"Y\","
                    + "\"grant_type\":\"client_credentials\",\"appkey\":\"a\","
                    + "\"appsecret\":\"b\",\"secretkey\":\"b\",\"token\":\"c\"}";

    @Property
    void answersAnyBytesAsABody(@ForAll byte[] bytes, @ForAll Endpoint endpoint) {
        Desk desk = Desk.mock();

        answered(desk, endpoint, "", new String(bytes, StandardCharsets.UTF_8));
        assertGoesOn(desk);
    }

    @Property
    void answersAnyMutilationOfAGoodBody(
            @ForAll("mutilated") String body, @ForAll Endpoint endpoint) {
        Desk desk = Desk.mock();

        answered(desk, endpoint, "", body);
        assertGoesOn(desk);
    }

    @Property
    void answersAnyQuery(@ForAll("queries") String query, @ForAll Endpoint endpoint) {
        Desk desk = Desk.real();

        answered(desk, endpoint, query, "");
        assertGoesOn(desk);
    }

    @Property
    void answersAnyPathAndHeaders(@ForAll String path, @ForAll String id, @ForAll String key) {
        Desk desk = Desk.mock();
        List<Header> headers =
                List.of(
                        new Header("tr_id", id),
                        new Header("appkey", key),
                        new Header("appsecret", key),
                        new Header("authorization", key));

        assertBody(desk.call(new Call(false, path, "", headers, "", false)));
        assertBody(
                desk.call(
                        new Call(
                                false, Desk.QUOTATIONS + "inquire-price", "", headers, "", false)));
        assertGoesOn(desk);
    }

    @Property
    void takesAnyTextFrame(@ForAll("frames") String frame) {
        Desk desk = Desk.mock();
        Desk.Peer peer = new Desk.Peer();
        StreamSession session = desk.server.open(peer);

        session.text(frame);
        session.text(StreamsTest.frame(desk.approvalKey(), true, "H0STASP0", "005930"));

        assertFalse(peer.closed);
        assertEquals("0|H0STASP0", peer.last().substring(0, 10));
    }

    private static void answered(Desk desk, Endpoint endpoint, String query, String body) {
        List<String> ids = endpoint.trIds(Environment.REAL);
        Desk.Heard heard =
                desk.call(
                        new Call(
                                endpoint.isPost(),
                                endpoint.path(),
                                query,
                                desk.headers(ids.isEmpty() ? "" : ids.get(0)),
                                body,
                                true));
        // An order that can be read waits for the broker.
        if (!heard.isOpen() || desk.venue.sent.isEmpty()) {
            assertBody(heard);
        }
    }

    private static void assertBody(Desk.Heard heard) {
        assertFalse(heard.body().isEmpty());
        // The code of a mistake in the server.
        assertNotEquals("EGW00002", heard.code());
    }

    private static void assertGoesOn(Desk desk) {
        assertEquals(
                200,
                desk.get(
                                Desk.QUOTATIONS + "inquire-price",
                                "FHKST01010100",
                                "FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930")
                        .status());
    }

    @Provide
    Arbitrary<String> mutilated() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, GOOD.length() - 1);
        Arbitrary<String> piece =
                Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(3),
                        Arbitraries.of("{}", "[]", "null", "\"", "-1", "9".repeat(30), "\u0000"));
        return Combinators.combine(place, place, piece)
                .as(
                        (a, b, text) ->
                                GOOD.substring(0, Math.min(a, b))
                                        + text
                                        + GOOD.substring(Math.max(a, b)));
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> name =
                Arbitraries.of(
                        "CANO",
                        "ACNT_PRDT_CD",
                        "PDNO",
                        "PRDT_TYPE_CD",
                        "FID_INPUT_ISCD",
                        "fid_cond_mrkt_div_code",
                        "FID_INPUT_DATE_1",
                        "FID_INPUT_DATE_2",
                        "FID_PERIOD_DIV_CODE",
                        "FID_ORG_ADJ_PRC",
                        "FID_INPUT_HOUR_1",
                        "INQR_DVSN",
                        "INQR_STRT_DT",
                        "INQR_END_DT",
                        "ORD_DVSN",
                        "ORD_UNPR",
                        "BASS_DT",
                        "CTX_AREA_NK100");
        Arbitrary<String> value =
                Arbitraries.oneOf(
                        Arbitraries.of(
                                "50000000",
                                "01",
                                "J",
                                "D",
                                "Y",
                                "0",
                                "03",
                                "300",
                                "005930",
                                "20261120",
                                "00010101",
                                "99991231",
                                "100000",
                                "00000001!%5E00000020!%5E",
                                "999999999999999999"),
                        Arbitraries.strings().ofMaxLength(4));
        return Combinators.combine(name, value)
                .as((n, v) -> n + "=" + v)
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("&", parts));
    }

    @Provide
    Arbitrary<String> frames() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().map(text -> "{\"header\":" + text),
                Arbitraries.of(
                        "{\"header\":[],\"body\":{}}",
                        "{\"header\":{\"approval_key\":{},\"tr_type\":\"1\"},\"body\":[]}",
                        "{\"header\":{\"tr_id\":\"PINGPONG\"}}",
                        "[]",
                        "",
                        "0|H0STCNT0|001|"));
    }
}

package jeoul.kis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.kis.link.Call;
import jeoul.kis.link.Header;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.HashReply;
import jeoul.kis.wire.ReplyFormat;
import org.junit.jupiter.api.Test;

/** Every way in which clients were seen to call KIS works here too. */
class ClientsDifferTest {

    private static final String BALANCE_QUERY =
            "CANO=50000000&ACNT_PRDT_CD=01&AFHR_FLPR_YN=N&OFL_YN=&INQR_DVSN=%s&UNPR_DVSN=01"
                    + "&FUND_STTL_ICLD_YN=N&FNCG_AMT_AUTO_RDPT_YN=N&PRCS_DVSN=00"
                    + "&CTX_AREA_FK100=%s&CTX_AREA_NK100=%s";

    @Test
    void parametersMayBeInLowerCase() {
        Desk.Heard heard =
                Desk.mock()
                        .get(
                                Desk.QUOTATIONS + "inquire-price",
                                "FHKST01010100",
                                "fid_cond_mrkt_div_code=J&fid_input_iscd=005930");

        assertEquals(70_000, Desk.read(ReplyFormat.PRICE, heard).base());
    }

    @Test
    void headersMayBeInCapitals() {
        Desk desk = Desk.mock();
        List<Header> capitals =
                desk.headers("FHKST01010100").stream()
                        .map(h -> new Header(h.name().toUpperCase(Locale.ROOT), h.value()))
                        .toList();
        Call call =
                new Call(
                        false,
                        Desk.QUOTATIONS + "inquire-price",
                        "FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930",
                        capitals,
                        "",
                        false);

        assertEquals(200, desk.call(call).status());
    }

    @Test
    void answersNameTheirHeadersAsTheOfficialClientReadsThem() {
        Desk.Heard heard =
                Desk.mock()
                        .get(
                                Desk.QUOTATIONS + "inquire-price",
                                "FHKST01010100",
                                "FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930");

        assertEquals(
                List.of("Content-Type", "tr_id", "tr_cont", "gt_uid"),
                heard.answer().headers().stream().map(Header::name).toList());
        assertEquals("FHKST01010100", heard.answer().header("tr_id").orElseThrow());
        assertEquals("", heard.continuation());
    }

    @Test
    void slashesMayBeDoubled() {
        Desk.Heard heard =
                Desk.mock()
                        .get(
                                "//uapi/domestic-stock/v1/quotations/inquire-price",
                                "FHKST01010100",
                                "FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930");

        assertEquals(200, heard.status());
    }

    @Test
    void oldAndNewIdsOfBothEnvironmentsBuyAndSellOnOneHost() {
        for (String id : List.of("VTTC0012U", "VTTC0802U", "TTTC0012U", "TTTC0802U")) {
            assertEquals(Side.BUY, sent(id).side());
        }
        for (String id : List.of("VTTC0011U", "VTTC0801U", "TTTC0011U", "TTTC0801U")) {
            assertEquals(Side.SELL, sent(id).side());
        }
    }

    private static Order sent(String trId) {
        Desk desk = Desk.mock();
        desk.post(
                Desk.TRADING + "order-cash",
                trId,
                "{"
                        + Desk.ACCOUNT
                        + ",\"PDNO\":\"005930\",\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"1\","
                        + "\"ORD_UNPR\":\"0\"}");
        return desk.venue.last(Command.Submit.class).order();
    }

    @Test
    void trIdOfAnotherPathIsFollowedUnlessTheServerIsStrict() {
        String query = "CANO=50000000&ACNT_PRDT_CD=01&PDNO=005930&ORD_UNPR=0&ORD_DVSN=03";

        Desk.Heard followed =
                Desk.mock().get(Desk.TRADING + "inquire-daily-ccld", "VTTC8908R", query);
        Desk.Heard refused =
                new Desk(ServerSettings.MOCK.strictly())
                        .login()
                        .get(Desk.TRADING + "inquire-daily-ccld", "VTTC8908R", query);

        assertEquals(91_000, Desk.read(ReplyFormat.BUYING_POWER, followed).unitPrice());
        assertEquals("OPSQ0002", refused.code());
    }

    @Test
    void strictMockServerRefusesIdsOfRealAccounts() {
        Desk desk = new Desk(ServerSettings.MOCK.strictly()).login();

        Desk.Heard refused =
                desk.get(
                        Desk.TRADING + "inquire-balance",
                        "TTTC8434R",
                        String.format(BALANCE_QUERY, "01", "", ""));

        assertEquals(500, refused.status());
        assertEquals("EGW02006", refused.code());
    }

    @Test
    void listGoesOnByItsKeyAloneWithoutTrContAndBesideABlankCondition() {
        Desk desk = Desk.mock();
        desk.venue.positions.addAll(holdings(45));

        String next = "";
        StringBuilder continuations = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        do {
            Desk.Heard page =
                    desk.get(
                            Desk.TRADING + "inquire-balance",
                            "VTTC8434R",
                            String.format(BALANCE_QUERY, "01", "", encoded(next)));
            continuations.append(page.continuation());
            rows.append(Desk.read(ReplyFormat.BALANCE, page).rows().size()).append(' ');
            next = ReplyFormat.BALANCE.decode(page.bytes()).context().key();
            assertEquals(100, next.length());
        } while (!next.isBlank());

        assertEquals("FME", continuations.toString());
        assertEquals("20 20 5 ", rows.toString());
    }

    @Test
    void exactlyTwentyHoldingsAreOnePage() {
        Desk desk = Desk.mock();
        desk.venue.positions.addAll(holdings(20));

        Desk.Heard page =
                desk.get(
                        Desk.TRADING + "inquire-balance",
                        "VTTC8434R",
                        String.format(BALANCE_QUERY, "01", "", ""));

        assertEquals("D", page.continuation());
        assertEquals(20, Desk.read(ReplyFormat.BALANCE, page).rows().size());
    }

    @Test
    void balanceMayBeAskedByLoanDateOrByStock() {
        Desk desk = Desk.mock();
        desk.venue.positions.addAll(holdings(1));

        for (String division : List.of("01", "02")) {
            Desk.Heard page =
                    desk.get(
                            Desk.TRADING + "inquire-balance",
                            "VTTC8434R",
                            String.format(BALANCE_QUERY, division, "", ""));
            assertEquals(1, Desk.read(ReplyFormat.BALANCE, page).rows().size());
        }
    }

    @Test
    void orderMayLeaveOutWhatHasADefaultAndNameAPriceThatIsNotLookedAt() {
        Desk desk = Desk.mock();

        desk.buy("\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"7\",\"ORD_UNPR\":\"69500\"");

        Order order = desk.venue.last(Command.Submit.class).order();
        assertEquals(OrderType.BEST_OPPOSITE, order.type());
        assertEquals(OptionalLong.empty(), order.price());
        assertEquals(7, order.quantity());
    }

    @Test
    void orderPassesWithItsHashWithoutOneAndNotWithAnothers() {
        Desk desk = Desk.mock();
        String body =
                "{"
                        + Desk.ACCOUNT
                        + ",\"PDNO\":\"005930\",\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"1\","
                        + "\"ORD_UNPR\":\"0\"}";
        HashReply hash = Desk.read(ReplyFormat.HASH_KEY, desk.post("/uapi/hashkey", "", body));

        hashed(desk, body, hash.hash());
        assertEquals(1, desk.venue.sent.size());
        Desk.Heard refused = hashed(desk, body.replace("\"1\"", "\"2\""), hash.hash());

        assertEquals("EGW00131", refused.code());
        assertEquals(1, desk.venue.sent.size());
        assertEquals("CANO", hash.body().get(0).getKey());
    }

    private static Desk.Heard hashed(Desk desk, String body, String hash) {
        List<Header> headers = new ArrayList<>(desk.headers("VTTC0012U"));
        headers.add(new Header("hashkey", hash));
        return desk.call(new Call(true, Desk.TRADING + "order-cash", "", headers, body, true));
    }

    @Test
    void numberThatLostItsZerosIsFound() {
        Desk desk = Desk.mock();
        desk.bought(3, "0000000042");

        desk.post(
                Desk.TRADING + "order-rvsecncl",
                "VTTC0803U",
                "{"
                        + Desk.ACCOUNT
                        + ",\"KRX_FWDG_ORD_ORGNO\":\"00950\",\"ORGN_ODNO\":\"42\","
                        + "\"ORD_DVSN\":\"00\",\"RVSE_CNCL_DVSN_CD\":\"02\",\"ORD_QTY\":\"0\","
                        + "\"ORD_UNPR\":\"0\",\"QTY_ALL_ORD_YN\":\"Y\"}");

        assertEquals(3, desk.venue.last(Command.Cancel.class).quantity());
    }

    @Test
    void namesAreAnsweredOnRealAndNotOnMock() {
        String query = "PRDT_TYPE_CD=300&PDNO=005930";

        Desk.Heard real = Desk.real().get(Desk.QUOTATIONS + "search-info", "CTPF1604R", query);
        Desk.Heard mock = Desk.mock().get(Desk.QUOTATIONS + "search-info", "CTPF1604R", query);

        assertEquals("삼성전자", Desk.read(ReplyFormat.PRODUCT_INFO, real).name());
        assertEquals(500, mock.status());
        assertEquals("EGW02006", mock.code());
    }

    @Test
    void onlyTheAccountGivenIsServed() {
        Admission admission =
                new Admission(
                        Optional.empty(),
                        Optional.of(new AccountNumber("12345678", "01")),
                        Optional.empty());
        Desk desk = new Desk(ServerSettings.MOCK.withAdmission(admission)).login();

        Desk.Heard refused = desk.buy("\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"1\"");

        assertEquals("OPSQ2000", refused.code());
        assertTrue(desk.venue.sent.isEmpty());
    }

    @Test
    void anyAccountIsServedOtherwise() {
        Desk desk = Desk.mock();
        Desk.Heard answer = desk.buy("\"ORD_DVSN\":\"03\",\"ORD_QTY\":\"1\"");
        assertTrue(answer.isOpen());

        desk.says(
                new Event.Accepted(
                        desk.venue.last(Command.Submit.class).order().id(),
                        new BrokerOrderId("0000000001"),
                        desk.venue.now));

        assertEquals(
                "{\"output\":{\"KRX_FWDG_ORD_ORGNO\":\"00950\",\"ODNO\":\"0000000001\","
                        + "\"ORD_TMD\":\"100000\"},\"rt_cd\":\"0\",\"msg_cd\":\"40600000\","
                        + "\"msg1\":\"모의투자 매수주문이 완료 되었습니다.\"}",
                answer.body());
    }

    static List<Position> holdings(int count) {
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            positions.add(new Position(new Symbol(String.format(Locale.ROOT, "1%05d", i)), 10, 10));
        }
        return positions;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

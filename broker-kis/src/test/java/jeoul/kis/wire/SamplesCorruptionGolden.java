package jeoul.kis.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonToken;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every sample payload, cut at every third byte and spoilt in every field, one after another. */
class SamplesCorruptionGolden {

    private static final Map<String, ReplyFormat<?>> SAMPLES = samples();

    private static Map<String, ReplyFormat<?>> samples() {
        Map<String, ReplyFormat<?>> samples = new LinkedHashMap<>();
        samples.put("account_balance.json", ReplyFormat.BALANCE);
        samples.put("account_balance_empty.json", ReplyFormat.BALANCE);
        samples.put("account_buyable.json", ReplyFormat.BUYING_POWER);
        samples.put("account_sellable_real.json", ReplyFormat.SELLABLE);
        samples.put("order_buy_ok_mock.json", ReplyFormat.ORDER);
        samples.put("order_sell_ok_mock.json", ReplyFormat.ORDER);
        samples.put("order_cancel_ok_mock.json", ReplyFormat.ORDER);
        samples.put("order_ok_real.json", ReplyFormat.ORDER);
        samples.put("order_daily_ccld.json", ReplyFormat.DAY_ORDERS);
        samples.put("order_daily_ccld_empty.json", ReplyFormat.DAY_ORDERS);
        samples.put("order_open_real.json", ReplyFormat.OPEN_ORDERS);
        samples.put("quote_price.json", ReplyFormat.PRICE);
        samples.put("quote_orderbook.json", ReplyFormat.ASKING_PRICE);
        samples.put("quote_trades.json", ReplyFormat.TRADES);
        samples.put("quote_minutebars.json", ReplyFormat.MINUTE_BARS);
        samples.put("quote_dailybars.json", ReplyFormat.DAILY_BARS);
        samples.put("quote_holiday.json", ReplyFormat.HOLIDAYS);
        samples.put("auth_token_ok.json", ReplyFormat.TOKEN);
        samples.put("auth_approval_ok.json", ReplyFormat.APPROVAL);
        samples.put("auth_revoke_ok.json", ReplyFormat.REVOKE);
        samples.put("auth_hashkey_ok.json", ReplyFormat.HASH_KEY);
        return samples;
    }

    /** Names, numbers of orders and codes for which any text is a value. */
    private static final List<String> ANY_TEXT =
            List.of(
                    "msg_cd",
                    "msg1",
                    "ctx_area_fk100",
                    "ctx_area_nk100",
                    "ctx_area_fk",
                    "ctx_area_nk",
                    "prdt_name",
                    "trad_dvsn_name",
                    "pdno",
                    "KRX_FWDG_ORD_ORGNO",
                    "ODNO",
                    "odno",
                    "orgn_odno",
                    "ord_gno_brno",
                    "ord_dvsn_name",
                    "ord_dvsn_cd",
                    "excg_id_dvsn_Cd",
                    "excg_id_dvsn_cd",
                    "iscd_stat_cls_code",
                    "rprs_mrkt_kor_name",
                    "vi_cls_code",
                    "mrkt_warn_cls_code",
                    "new_mkop_cls_code",
                    "hts_kor_isnm",
                    "access_token",
                    "approval_key",
                    "message",
                    // Blank says nothing; a row that asks to cancel then shows by its parts.
                    "cncl_yn",
                    "HASH",
                    "CANO",
                    "ACNT_PRDT_CD");

    private static final List<String> GARBAGE =
            List.of(
                    "\"\"",
                    "null",
                    "\"abc\"",
                    "\"1O0\"",
                    "\"1,000\"",
                    "\"7.5.1\"",
                    "\"99999999999999999999\"",
                    "{}",
                    "[1]",
                    "{\"a\":\"1\"}");

    @Test
    void noSampleIsReadIfItIsCut() {
        SAMPLES.forEach(
                (name, format) -> {
                    byte[] payload = Samples.payload(name);
                    String text = new String(payload, StandardCharsets.UTF_8).stripTrailing();
                    int length = text.getBytes(StandardCharsets.UTF_8).length;
                    for (int at = length - 1; at >= 0; at -= 3) {
                        byte[] cut = Arrays.copyOf(payload, at);
                        assertThrows(WireException.class, () -> format.decode(cut), name);
                    }
                });
    }

    @Test
    void aSpoiltFieldIsRefusedOrWasNotNeeded() {
        long[] refusedAndRead = new long[2];
        SAMPLES.forEach(
                (name, format) -> {
                    byte[] payload = Samples.payload(name);
                    Object meaning = needed(format.decode(payload).body().orElseThrow());
                    for (Rewritten.Place place : Rewritten.places(payload)) {
                        if (place.token() == JsonToken.VALUE_STRING
                                && !ANY_TEXT.contains(place.field())) {
                            for (String garbage : GARBAGE) {
                                byte[] spoilt = Rewritten.replaced(payload, place, garbage);
                                Optional<?> read = read(format, spoilt);
                                refusedAndRead[read.isPresent() ? 1 : 0]++;
                                read.ifPresent(
                                        body ->
                                                assertEquals(
                                                        meaning,
                                                        needed(body),
                                                        name + " " + place.field() + garbage));
                            }
                        }
                    }
                });
        // Hundreds of each kind, so that neither half of the law is empty.
        assertTrue(refusedAndRead[0] > 500, "refused: " + refusedAndRead[0]);
        assertTrue(refusedAndRead[1] > 500, "read: " + refusedAndRead[1]);
    }

    @Test
    void unknownFieldsAreNotLookedAt() {
        SAMPLES.forEach(
                (name, format) -> {
                    if (format == ReplyFormat.HASH_KEY) {
                        // Repeats the body it was asked for, whatever it holds.
                        return;
                    }
                    byte[] payload = Samples.payload(name);
                    Object meaning = format.decode(payload).body().orElseThrow();
                    for (Rewritten.Place place : Rewritten.places(payload)) {
                        String value =
                                new String(
                                        Arrays.copyOfRange(payload, place.from(), place.to()),
                                        StandardCharsets.UTF_8);
                        byte[] more =
                                Rewritten.replaced(
                                        payload, place, value + ",\"new\":{\"x\":[1,\"2\"]}");
                        assertEquals(meaning, format.decode(more).body().orElseThrow(), name);
                    }
                });
    }

    private static Optional<?> read(ReplyFormat<?> format, byte[] payload) {
        try {
            return format.decode(payload).body();
        } catch (WireException e) {
            return Optional.empty();
        }
    }

    /** The summary beside bars may be missing. */
    private static Object needed(Object body) {
        if (body instanceof MinuteBars bars) {
            return bars.rows();
        }
        return body instanceof DailyBars bars ? bars.rows() : body;
    }
}

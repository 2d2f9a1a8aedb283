package jeoul.kis.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import jeoul.engine.order.RejectReason;
import org.junit.jupiter.api.Test;

class MessageCodesTest {

    private static Verdict verdict(String resultCode, String code, String text) {
        return new Envelope(resultCode, code, text).verdict();
    }

    @Test
    void successIsTheResultCodeAlone() {
        assertEquals(MessageKind.Answer.DONE, verdict("0", "NEVERSEEN", "").answer());
        assertEquals(MessageKind.Answer.UNKNOWN, verdict("1", "APBK0013", "").answer());
    }

    @Test
    void aCodeNeverSeenProvesNothing() {
        Verdict verdict = verdict("7", "APBK9999", "무언가");

        assertEquals(MessageKind.Answer.UNKNOWN, verdict.answer());
        assertEquals(Optional.empty(), verdict.reason());
    }

    @Test
    void gatewayFailuresLeaveAnOrderUnknown() {
        for (String code :
                new String[] {"EGW00301", "EGW00302", "EGW00001", "EGW00202", "IGW00009"}) {
            assertEquals(MessageKind.Answer.UNKNOWN, verdict("1", code, "").answer(), code);
        }
    }

    @Test
    void ratesAndTokensComeBeforeAcceptance() {
        assertEquals(MessageKind.RATE, verdict("1", "EGW00201", "").kind());
        assertEquals(MessageKind.RATE, verdict("1", "XXX", "초당 거래건수를 초과").kind());
        assertEquals(MessageKind.AUTH_REISSUE, verdict("1", "EGW00123", "").kind());
        assertEquals(MessageKind.Answer.RETRY, verdict("1", "EGW00123", "").answer());
    }

    @Test
    void reusedCodesAreReadByTheirWords() {
        assertEquals(
                Optional.of(RejectReason.OUTSIDE_SESSION),
                verdict("7", "APBK0918", "장운영시간이 아닙니다.").reason());
        assertEquals(
                Optional.of(RejectReason.INSUFFICIENT_CASH),
                verdict("7", "APBK0918", "주문가능금액을 초과 했습니다").reason());
        assertEquals(
                Optional.of(RejectReason.INSUFFICIENT_SHARES),
                verdict("7", "APBK0919", "주문 가능한 수량을 초과했습니다").reason());
    }

    @Test
    void everyRefusalWeAnswerWithIsReadAsItsReason() {
        for (Environment environment : Environment.values()) {
            for (RejectReason reason : RejectReason.values()) {
                Verdict verdict = MessageCodes.refusal(reason, environment).envelope().verdict();

                assertEquals(MessageKind.Answer.REFUSED, verdict.answer());
                assertEquals(Optional.of(reason), verdict.reason(), environment.toString());
            }
        }
    }

    @Test
    void everyListedRefusalHasAReasonAndNothingElseHasOne() {
        for (MessageCode code : MessageCodes.all()) {
            assertEquals(
                    code.kind().answer() == MessageKind.Answer.REFUSED,
                    code.reason().isPresent(),
                    code.code());
        }
        assertEquals(60, MessageCodes.all().size());
    }

    @Test
    void subscriptionsAreAnsweredWithListedWords() {
        assertEquals(
                Optional.of(new Envelope("9", "OPSP8996", "ALREADY IN USE appkey")),
                StreamCodes.find(StreamCodes.KEY_IN_USE));
        assertEquals(
                Optional.of(new Envelope("0", "OPSP0000", "SUBSCRIBE SUCCESS")),
                StreamCodes.find(StreamCodes.SUBSCRIBED));
        assertEquals(Optional.empty(), StreamCodes.find("OPSP1234"));
    }

    @Test
    void trIdsOldAndNewMockAndRealLeadToTheirCall() {
        assertEquals("TTTC0012U", Endpoint.BUY.trId(Environment.REAL));
        assertEquals("VTTC0012U", Endpoint.BUY.trId(Environment.MOCK));
        assertEquals(Optional.of(Endpoint.SELL), Endpoint.ofTrId("VTTC0801U"));
        assertEquals(Optional.of(Endpoint.OLDER_ORDERS), Endpoint.ofTrId("VTSC9115R"));
        assertEquals(Optional.of(Endpoint.PRICE), Endpoint.ofTrId("FHKST01010100"));
        assertEquals(Optional.empty(), Endpoint.ofTrId("VTTC0084R"));
        assertEquals(
                List.of(Endpoint.BUY, Endpoint.SELL),
                Endpoint.ofPath("//uapi/domestic-stock/v1//trading/order-cash"));
    }
}

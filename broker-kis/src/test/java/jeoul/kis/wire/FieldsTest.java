package jeoul.kis.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private static Fields json(String text) {
        return Fields.json(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(Runnable reading) {
        return assertThrows(WireException.class, reading::run).getMessage();
    }

    @Test
    void numbersMayBePaddedAndQuotedOrNot() {
        Fields fields =
                json(
                        "{\"a\":\"0000000012\",\"b\":\" 7 \",\"c\":12,\"d\":\"71100.0000\",\"e\":\"-3\"}");

        assertEquals(12, fields.number("a"));
        assertEquals(7, fields.number("B"));
        assertEquals(12, fields.number("c"));
        assertEquals(71_100, fields.number("d"));
        assertEquals(-3, fields.signed("e"));
    }

    @Test
    void whatIsNoNumberIsNamedWithItsPlace() {
        Fields rows =
                json(
                        "{\"output1\":[{\"q\":\"1\"},{\"q\":\"7.5\"},{\"q\":\"\"},{}"
                                + ",{\"q\":\"-1\"},{\"q\":\"9999999999999999999\"}]}");
        List<Fields> list = rows.rows("output1");

        assertEquals(
                "output1[1].q: '7.5'; expected a whole number of at most 18 digits from 0 up",
                refusal(() -> list.get(1).number("q")));
        assertEquals(
                "output1[2].q: blank; expected a number", refusal(() -> list.get(2).number("q")));
        assertEquals(
                "output1[3].q: absent; expected a number", refusal(() -> list.get(3).number("q")));
        refusal(() -> list.get(4).number("q"));
        refusal(() -> list.get(5).number("q"));
    }

    @Test
    void anAbsentListIsNotAnEmptyOne() {
        assertEquals(List.of(), json("{\"o\":[]}").rows("o"));
        refusal(() -> json("{}").rows("o"));
        refusal(() -> json("{\"o\":{}}").rows("o"));
        refusal(() -> json("{\"o\":null}").rows("o"));
        refusal(() -> json("{\"o\":[1]}").rows("o"));
    }

    @Test
    void aFieldTwiceIsRefused() {
        refusal(() -> json("{\"a\":\"1\",\"a\":\"2\"}"));
        refusal(() -> json("{\"ODNO\":\"1\",\"odno\":\"2\"}").text("OdNo"));
    }

    @Test
    void requestsSpellNumbersInDigitsAlone() {
        refusal(() -> json("{\"ORD_UNPR\":\"71500.0\"}").digits("ORD_UNPR"));
        assertEquals(71_500, json("{\"ORD_UNPR\":\"71500\"}").digits("ORD_UNPR"));
    }

    @Test
    void codesPaddedToTwelveAreShortCodes() {
        assertEquals("005930", json("{\"pdno\":\"005930      \"}").symbol("pdno").code());
        assertEquals("005930", json("{\"pdno\":\"00000A005930\"}").symbol("pdno").code());
        refusal(() -> json("{\"pdno\":\"Q530036\"}").symbol("pdno"));
    }

    @Test
    void headersAndQueriesMayBeSpeltInEitherCase() {
        assertEquals(
                Continuation.MORE,
                Continuation.read(Fields.of(List.of(Map.entry("Tr_Cont", "M")))));
        assertEquals("a b", Fields.query("CANO=1&fid_input_iscd=a%20b").text("FID_INPUT_ISCD"));
        refusal(() -> Fields.query("a=%zz"));
    }

    @Test
    void whatIsNoJsonIsRefusedWithoutShowingIt() {
        String message = refusal(() -> json("{\"access_token\":\"secret-secret"));

        assertFalse(message.contains("secret"));
        refusal(() -> json(""));
        refusal(() -> json("<html>502</html>"));
        refusal(() -> json("[]"));
        refusal(() -> json("{} {}"));
        refusal(() -> json("{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{}}}}}}}"));
    }

    @Test
    void secretsDoNotShowThemselves() {
        assertEquals("***", new Secret("abc").toString());
        assertEquals("********-01", new AccountNumber("12345678", "01").toString());
        Fields wrong = json("{\"CANO\":\"1234567x\",\"ACNT_PRDT_CD\":\"01\"}");
        assertFalse(refusal(() -> AccountNumber.read(wrong)).contains("1234567x"));
    }
}

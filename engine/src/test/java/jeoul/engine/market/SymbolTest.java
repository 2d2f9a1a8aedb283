package jeoul.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SymbolTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "5930", "0059300", "00593O ", "00a930", "삼성전자우선", "005930\n"})
    void rejectsWhatIsNoShortCode(String code) {
        assertFalse(Symbol.isValid(code));
        IllegalArgumentException rejected =
                assertThrows(IllegalArgumentException.class, () -> new Symbol(code));
        assertEquals(
                "symbol must be six digits or capitals: '" + code + "'", rejected.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"005930", "0001A0", "00088K"})
    void takesDigitsAndCapitals(String code) {
        assertTrue(Symbol.isValid(code));
        assertEquals(code, new Symbol(code).toString());
    }

    @Test
    void sortsAsText() {
        assertTrue(new Symbol("0001A0").compareTo(new Symbol("005930")) < 0);
    }

    @Test
    void onlyProductsAreLeveraged() {
        Symbol symbol = new Symbol("122630");

        assertEquals(2, new Listing(symbol, "", Market.KOSPI, Kind.ETF, false, 2).leverage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Listing(symbol, "", Market.KOSPI, Kind.STOCK, false, 2));
    }
}

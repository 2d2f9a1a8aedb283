package jeoul.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of KRX's page on price limits, and others of the same rule. */
final class PriceLimitsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Symbol SYMBOL = new Symbol("000010");

    @ParameterizedTest
    @CsvSource({
        "9980, 6990, 12970",
        "1540, 1078, 2000",
        "1999, 1400, 2595",
        "2005, 1405, 2605",
        "19990, 14000, 25950",
        "49950, 35000, 64900",
        "199900, 140000, 259500",
        "384500, 269500, 499500"
    })
    void limitsLieThirtyPercentAroundTheBase(long base, long lower, long upper) {
        assertEquals(new PriceLimits(lower, upper), stock(Market.KOSPI, base, TODAY));
    }

    @Test
    void gridOfTheDateDecides() {
        assertEquals(12_920, stock(Market.KOSDAQ, 9_940, TODAY).upper());
        assertEquals(12_900, stock(Market.KOSDAQ, 9_940, LocalDate.of(2022, 6, 1)).upper());
    }

    @Test
    void konexStocksMoveFifteenPercent() {
        assertEquals(new PriceLimits(8_500, 11_500), stock(Market.KONEX, 10_000, TODAY));
    }

    @Test
    void leveragedProductsMoveAMultiple() {
        Listing twice = new Listing(SYMBOL, "", Market.KOSPI, Kind.ETF, false, 2);
        TickTable ticks = TickTable.of(Market.KOSPI, Kind.ETF, TODAY);

        assertEquals(new PriceLimits(4_000, 16_000), PriceLimits.of(10_000, twice, ticks));
    }

    @Test
    void oneWonCannotMove() {
        assertEquals(new PriceLimits(1, 1), stock(Market.KOSPI, 1, TODAY));
    }

    @Test
    void containsAndClampsItsEnds() {
        PriceLimits limits = new PriceLimits(6_990, 12_970);

        assertEquals(true, limits.contains(6_990) && limits.contains(12_970));
        assertEquals(false, limits.contains(6_989) || limits.contains(12_971));
        assertEquals(6_990, limits.clamp(1));
        assertEquals(12_970, limits.clamp(99_999));
        assertEquals(10_000, limits.clamp(10_000));
    }

    @Test
    void rejectsLimitsThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new PriceLimits(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new PriceLimits(2, 1));
        assertThrows(
                IllegalArgumentException.class, () -> stock(Market.KOSPI, Long.MAX_VALUE, TODAY));
    }

    private static PriceLimits stock(Market market, long base, LocalDate date) {
        return PriceLimits.of(
                base, Listing.stock(SYMBOL, "", market), TickTable.of(market, Kind.STOCK, date));
    }
}

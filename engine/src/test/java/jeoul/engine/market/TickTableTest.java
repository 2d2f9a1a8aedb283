package jeoul.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TickTableTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final TickTable STOCK = TickTable.of(Market.KOSPI, Kind.STOCK, TODAY);

    @ParameterizedTest
    @CsvSource({
        "2000, 1999, 2005",
        "5000, 4995, 5010",
        "20000, 19990, 20050",
        "50000, 49950, 50100",
        "200000, 199900, 200500",
        "500000, 499500, 501000"
    })
    void bandFloorGoesDownByTheBandBelow(long floor, long down, long up) {
        assertEquals(down, STOCK.down(floor));
        assertEquals(up, STOCK.up(floor));
        assertEquals(floor, STOCK.up(down));
        assertEquals(floor, STOCK.down(up));
        assertEquals(floor - down, STOCK.tickAt(floor - 1));
        assertEquals(up - floor, STOCK.tickAt(floor));
    }

    @Test
    void pricesBetweenTicksAreRoundedEitherWay() {
        assertEquals(49_950, STOCK.floor(49_999));
        assertEquals(50_000, STOCK.ceil(49_999));
        assertEquals(50_000, STOCK.floor(50_099));
        assertEquals(50_100, STOCK.ceil(50_001));
        assertEquals(50_100, STOCK.up(50_050));
        assertEquals(50_000, STOCK.down(50_050));
        assertFalse(STOCK.isOnGrid(50_050));
        assertTrue(STOCK.isOnGrid(49_950));
        assertFalse(STOCK.isOnGrid(0));
    }

    @Test
    void kosdaqAndKonexShareTheGrid() {
        assertEquals(STOCK, TickTable.of(Market.KOSDAQ, Kind.STOCK, TODAY));
        assertEquals(STOCK, TickTable.of(Market.KONEX, Kind.STOCK, TODAY));
        assertEquals(STOCK, TickTable.of(Market.KOSPI, Kind.REIT, TODAY));
    }

    @Test
    void gridChangedOn25January2023() {
        LocalDate before = LocalDate.of(2023, 1, 24);
        LocalDate after = LocalDate.of(2023, 1, 25);

        assertEquals(5, TickTable.of(Market.KOSPI, Kind.STOCK, before).tickAt(1_000));
        assertEquals(1, TickTable.of(Market.KOSPI, Kind.STOCK, after).tickAt(1_000));
        assertEquals(1_000, TickTable.of(Market.KOSPI, Kind.STOCK, before).tickAt(500_000));
        assertEquals(100, TickTable.of(Market.KOSDAQ, Kind.STOCK, before).tickAt(500_000));
        assertEquals(1_000, TickTable.of(Market.KOSDAQ, Kind.STOCK, after).tickAt(500_000));
    }

    @Test
    void exchangeTradedProductsHaveAGridOfTheirOwn() {
        TickTable product = TickTable.of(Market.KOSPI, Kind.ETF, TODAY);

        assertEquals(1_999, product.down(2_000));
        assertEquals(2_005, product.up(2_000));
        assertEquals(600_005, product.up(600_000));
        assertEquals(product, TickTable.of(Market.KOSPI, Kind.ETN, TODAY));
        assertEquals(
                5, TickTable.of(Market.KOSPI, Kind.ETF, LocalDate.of(2023, 12, 10)).tickAt(1_000));
    }

    @Test
    void uniformGridHasOneTick() {
        TickTable cents = TickTable.uniform(100);

        assertEquals(5_853_400, cents.up(5_853_300));
        assertThrows(IllegalArgumentException.class, () -> TickTable.uniform(0));
    }

    @Test
    void bandsFromElsewhereMakeAGrid() {
        TickTable ticks = TickTable.ofBands(new long[] {0, 10_000}, new long[] {1, 100});

        assertEquals(9_999, ticks.down(10_000));
        assertEquals(10_100, ticks.up(10_000));
        assertThrows(
                IllegalArgumentException.class,
                () -> TickTable.ofBands(new long[] {0, 10_050}, new long[] {1, 100}));
        assertThrows(
                IllegalArgumentException.class,
                () -> TickTable.ofBands(new long[] {0, 30}, new long[] {2, 3}));
        assertThrows(
                IllegalArgumentException.class,
                () -> TickTable.ofBands(new long[] {0, 10}, new long[] {1}));
    }

    @Test
    void refusesWhatNoTableKnows() {
        assertThrows(
                IllegalArgumentException.class,
                () -> TickTable.of(Market.KOSPI, Kind.STOCK, LocalDate.of(2010, 10, 3)));
        assertThrows(IllegalArgumentException.class, () -> STOCK.tickAt(-1));
    }
}

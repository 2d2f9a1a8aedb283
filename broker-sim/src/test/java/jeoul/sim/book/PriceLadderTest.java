package jeoul.sim.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Market;
import jeoul.engine.market.TickTable;
import org.junit.jupiter.api.Test;

class PriceLadderTest {

    private static final TickTable TICKS =
            TickTable.of(Market.KOSPI, Kind.STOCK, LocalDate.of(2026, 11, 20));

    @Test
    void countsPricesAcrossAChangeOfTick() {
        PriceLadder ladder = PriceLadder.of(TICKS, 1_998, 2_015);

        assertEquals(6, ladder.size());
        assertEquals(0, ladder.indexOf(1_998));
        assertEquals(1, ladder.indexOf(1_999));
        assertEquals(2, ladder.indexOf(2_000));
        assertEquals(5, ladder.indexOf(2_015));
        assertEquals(2_010, ladder.priceAt(4));
    }

    @Test
    void hasNoIndexForOtherPrices() {
        PriceLadder ladder = PriceLadder.of(TICKS, 1_998, 2_015);

        assertEquals(-1, ladder.indexOf(1_997));
        assertEquals(-1, ladder.indexOf(2_020));
        assertEquals(-1, ladder.indexOf(2_003));
        assertEquals(-1, ladder.indexOf(-5));
    }

    @Test
    void findsTheIndexAtOrBelowAnyPrice() {
        PriceLadder ladder = PriceLadder.of(TICKS, 1_998, 2_015);

        assertEquals(-1, ladder.floorIndex(1_997));
        assertEquals(2, ladder.floorIndex(2_004));
        assertEquals(3, ladder.floorIndex(2_005));
        assertEquals(5, ladder.floorIndex(9_999));
    }

    @Test
    void growsToAPriceAndBeyond() {
        PriceLadder ladder = PriceLadder.of(TICKS, 1_998, 2_015);

        assertEquals(1_991, ladder.including(1_997).lowest());
        assertEquals(2_015, ladder.including(1_997).highest());
        assertEquals(2_050, ladder.including(2_020).highest());
        assertEquals(ladder, ladder.including(2_000));
        assertEquals(1, PriceLadder.of(TICKS, 3, 5).including(1).lowest());
    }

    @Test
    void takesAPriceFarAwayWithItsSurroundingsOnly() {
        PriceLadder ladder = PriceLadder.of(TickTable.uniform(100), 5_000_000, 5_000_400);

        PriceLadder wider = ladder.including(1_999_999_900L).including(200);

        // 2 prices below 200 make room for all 34 from 100 on; 65 lie around the other.
        assertEquals(34 + 5 + 65, wider.size());
        assertEquals(1, wider.indexOf(200));
        assertEquals(34, wider.indexOf(5_000_000));
        assertEquals(38, wider.indexOf(5_000_400));
        assertEquals(39 + 32, wider.indexOf(1_999_999_900L));
        assertEquals(-1, wider.indexOf(5_000_500));
        assertEquals(38, wider.floorIndex(5_000_500));
        assertEquals(38, wider.floorIndex(1_000_000_000));
        assertEquals(33, wider.floorIndex(4_999_999));
    }

    @Test
    void closesTheGapToAPriceThatIsNear() {
        PriceLadder ladder = PriceLadder.of(TickTable.uniform(1), 10_000, 10_009);

        // 90 away: joined, and the ten prices there are doubled beyond it.
        PriceLadder wider = ladder.including(10_099);

        assertEquals(10 + 90 + 10, wider.size());
        assertEquals(10_109, wider.highest());
        assertEquals(50, wider.indexOf(10_050));
    }

    @Test
    void knowsWhatIsTooFar() {
        PriceLadder ladder = PriceLadder.of(TICKS, 1_998, 2_015);

        assertTrue(ladder.canInclude(PriceLadder.MAX_PRICE));
        assertFalse(ladder.canInclude(PriceLadder.MAX_PRICE + 1_000));
        assertThrows(IllegalArgumentException.class, () -> ladder.including(2_003));
    }

    @Test
    void refusesEndsThatMakeNoLadder() {
        assertThrows(IllegalArgumentException.class, () -> PriceLadder.of(TICKS, 2_001, 2_015));
        assertThrows(IllegalArgumentException.class, () -> PriceLadder.of(TICKS, 2_015, 1_998));
        assertThrows(
                IllegalArgumentException.class,
                () -> PriceLadder.of(TickTable.uniform(1), 1, 2_000_000));
    }
}

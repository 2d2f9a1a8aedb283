package jeoul.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

final class PriceGridProperties {

    private static final TickTable TICKS =
            TickTable.of(Market.KOSPI, Kind.STOCK, LocalDate.of(2026, 11, 20));

    @Property
    void limitsLieOnTheGridWithinThirtyPercent(
            @ForAll @LongRange(min = 1, max = 3_000_000) long price) {
        long base = TICKS.floor(price);

        PriceLimits limits =
                PriceLimits.of(base, Listing.stock(new Symbol("000010"), "", Market.KOSPI), TICKS);

        assertTrue(TICKS.isOnGrid(limits.lower()) && TICKS.isOnGrid(limits.upper()));
        assertTrue(10 * limits.upper() <= 13 * base);
        assertTrue(10 * limits.lower() >= 7 * base);
        assertTrue(limits.contains(base));
    }

    @Property
    void upAndDownUndoEachOther(@ForAll @LongRange(min = 2, max = 3_000_000) long price) {
        long onGrid = TICKS.floor(price);

        assertEquals(onGrid, TICKS.down(TICKS.up(onGrid)));
        assertTrue(TICKS.isOnGrid(TICKS.up(onGrid)));
        assertTrue(onGrid == 1 || onGrid == TICKS.up(TICKS.down(onGrid)));
    }

    @Property
    void floorAndCeilEncloseThePrice(@ForAll @LongRange(min = 1, max = 3_000_000) long price) {
        long floor = TICKS.floor(price);
        long ceil = TICKS.ceil(price);

        assertTrue(floor <= price && price <= ceil);
        assertTrue(TICKS.isOnGrid(floor) && TICKS.isOnGrid(ceil));
        assertTrue(floor == ceil || ceil == TICKS.up(floor));
    }
}

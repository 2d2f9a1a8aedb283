package jeoul.sim.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Market;
import jeoul.engine.market.TickTable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A ladder that grew, whatever the prices it grew for, is still a list in order. */
class PriceLadderProperties {

    private static final TickTable TICKS =
            TickTable.of(Market.KOSPI, Kind.STOCK, LocalDate.of(2026, 11, 20));

    /** Near one another, near a change of tick, and far away. */
    @Provide
    Arbitrary<List<Long>> prices() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(1, 5_000),
                        Arbitraries.longs().between(190_000, 210_000),
                        Arbitraries.longs().between(1, 2_000_000_000L))
                .map(TICKS::ceil)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property
    void findsEveryPriceItHasAndNoOther(@ForAll("prices") List<Long> prices) {
        PriceLadder ladder = PriceLadder.of(TICKS, prices.get(0), prices.get(0));
        for (long price : prices) {
            ladder = ladder.including(price);
        }

        TreeSet<Long> all = new TreeSet<>();
        for (int index = 0; index < ladder.size(); index++) {
            long price = ladder.priceAt(index);
            assertTrue(TICKS.isOnGrid(price) && all.add(price), () -> "price " + price);
            assertEquals(index, ladder.indexOf(price));
            assertEquals(index, ladder.floorIndex(price));
            assertEquals(index, ladder.floorIndex(TICKS.up(price) - 1));
        }
        assertTrue(all.containsAll(prices));
        for (long price : prices) {
            long above = TICKS.up(price) + 1;
            assertEquals(all.contains(above), ladder.indexOf(above) >= 0);
            assertEquals(all.headSet(above, true).size() - 1, ladder.floorIndex(above));
        }
    }
}

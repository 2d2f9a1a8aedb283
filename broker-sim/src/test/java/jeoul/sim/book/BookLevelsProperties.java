package jeoul.sim.book;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeMap;
import jeoul.engine.market.TickTable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** All levels copied at once, however far apart they lie: within 64 prices, or thousands. */
class BookLevelsProperties {

    private static final int LOWEST = 1_000;
    private static final int SPAN = 10_000;
    private static final PriceLadder LADDER =
            PriceLadder.of(TickTable.uniform(1), LOWEST, LOWEST + SPAN);

    @Property
    void areTheBestOfASideAsManyAsAreAskedFor(
            @ForAll boolean buy,
            @ForAll @Size(max = 30) Set<@IntRange(max = SPAN) Integer> places,
            @ForAll @IntRange(max = 20) int room) {
        assertLevels(buy, places, 1, room);
    }

    @Property
    void areTheBestOfASideWhereTheyLieClose(
            @ForAll boolean buy,
            @ForAll @Size(max = 30) Set<@IntRange(max = 90) Integer> places,
            @ForAll @IntRange(max = SPAN - 90) int from,
            @ForAll @IntRange(max = 20) int room) {
        assertLevels(buy, places, from, room);
    }

    private static void assertLevels(boolean buy, Set<Integer> places, int from, int room) {
        OrderBook book = new OrderBook(LADDER, BookRules.LIMITED, LOWEST, new DeafListener());
        Comparator<Long> bestFirst = buy ? Comparator.reverseOrder() : Comparator.naturalOrder();
        TreeMap<Long, Long> sizes = new TreeMap<>(bestFirst);
        for (int place : places) {
            int at = Math.min(SPAN, from + place);
            long size = 1L + place % 7;
            book.add(buy, at, size);
            sizes.merge((long) LOWEST + at, size, Long::sum);
        }
        long[] prices = new long[room];
        long[] quantities = new long[room];

        int levels = book.levels(buy, prices, quantities);

        assertEquals(Math.min(room, sizes.size()), levels);
        assertArrayEquals(
                sizes.keySet().stream().mapToLong(Long::longValue).limit(room).toArray(),
                Arrays.copyOf(prices, levels));
        assertArrayEquals(
                sizes.values().stream().mapToLong(Long::longValue).limit(room).toArray(),
                Arrays.copyOf(quantities, levels));
        assertEquals(0, book.levels(!buy, prices, quantities));
    }
}

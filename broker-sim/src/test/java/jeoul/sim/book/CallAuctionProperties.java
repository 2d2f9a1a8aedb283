package jeoul.sim.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/**
 * The single price against a search over every price of the grid by KRX's definition. A try takes
 * microseconds and the rare ties matter, so these are tried more often than properties are in
 * general.
 */
class CallAuctionProperties {

    private static final TickTable TICKS = TickTable.uniform(10);
    private static final long LOWER = 100;
    private static final long UPPER = 300;

    private record Entry(boolean buy, boolean market, long price, long quantity) {}

    @Provide
    Arbitrary<List<Entry>> orders() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 7).withoutEdgeCases(),
                        Arbitraries.longs().between(10, 30).withoutEdgeCases(),
                        // Few sizes, so that both sides are often equal.
                        Arbitraries.longs().between(1, 4).withoutEdgeCases())
                .as((buy, kind, tens, lots) -> new Entry(buy, kind == 0, tens * 10, lots * 50))
                .list()
                .ofMaxSize(12);
    }

    private static OrderBook book(List<Entry> orders) {
        OrderBook book =
                new OrderBook(
                        PriceLadder.of(TICKS, LOWER, UPPER),
                        BookRules.LIMITED,
                        200,
                        new Recorder());
        for (Entry order : orders) {
            book.submit(
                    order.buy,
                    order.market ? Pricing.MARKET : Pricing.LIMIT,
                    Condition.DAY,
                    order.price,
                    0,
                    order.quantity,
                    1);
        }
        return book;
    }

    private static PlainBook slow(List<Entry> orders) {
        PlainBook book = new PlainBook(TICKS, LOWER, UPPER, 200);
        for (Entry order : orders) {
            book.submit(
                    order.buy,
                    order.market ? Pricing.MARKET : Pricing.LIMIT,
                    Condition.DAY,
                    order.price,
                    0,
                    order.quantity,
                    1);
        }
        return book;
    }

    @Property(tries = 3_000)
    void priceIsTheOneThatASearchOverTheGridFinds(
            @ForAll("orders") List<Entry> orders,
            @ForAll @LongRange(min = 95, max = 305) long last) {
        OrderBook book = book(orders);
        PlainBook slow = slow(orders);

        assertEquals(slow.auctionPrice(last), book.indicativePrice(last));
        assertEquals(slow.auctionVolume(last), book.indicativeVolume(last));
    }

    @Property(tries = 1_000)
    void nothingCrossesAfterTheAuction(
            @ForAll("orders") List<Entry> orders,
            @ForAll @LongRange(min = 95, max = 305) long last) {
        OrderBook book = book(orders);
        long volume = book.indicativeVolume(last);

        book.uncross(last);

        assertEquals(volume, book.volume());
        assertEquals(0, book.indicativeVolume(last));
        book.startContinuous();
        assertTrue(book.bestBid() == 0 || book.bestAsk() == 0 || book.bestBid() < book.bestAsk());
    }

    @Property(tries = 1_000)
    void rationingTradesAsMuchAsPriceAndTime(
            @ForAll("orders") List<Entry> orders,
            @ForAll @IntRange(min = 0, max = 1) int rationing,
            @ForAll @LongRange(min = 95, max = 305) long last) {
        OrderBook plain = book(orders);
        OrderBook rationed = book(orders);

        long price = plain.uncross(last);

        assertEquals(
                price,
                rationed.uncross(
                        last,
                        rationing == 0 ? Rationing.HUNDRED_THEN_HALF : Rationing.RISING_ROUNDS));
        assertEquals(plain.volume(), rationed.volume());
        for (int level = 0; level < OrderBook.LEVELS; level++) {
            assertEquals(plain.quantityAt(true, level), rationed.quantityAt(true, level));
            assertEquals(plain.quantityAt(false, level), rationed.quantityAt(false, level));
        }
    }

    @Property
    void rationingGivesAwayAllThereIsAndNobodyTooMuch(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 20_000) Long> sizes,
            @ForAll @LongRange(min = 0, max = 50_000) long supply) {
        long[] largestFirst =
                sizes.stream().mapToLong(size -> -size).sorted().map(size -> -size).toArray();
        for (Rationing rationing : List.of(Rationing.HUNDRED_THEN_HALF, Rationing.RISING_ROUNDS)) {
            long[] given = rationing.share(supply, largestFirst);

            assertEquals(
                    Math.min(supply, Arrays.stream(largestFirst).sum()),
                    Arrays.stream(given).sum());
            for (int i = 0; i < given.length; i++) {
                assertTrue(given[i] >= 0 && given[i] <= largestFirst[i]);
                // A smaller order never gets more than a larger one.
                assertTrue(i == 0 || given[i] <= given[i - 1]);
            }
        }
    }
}

package jeoul.sim.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Market;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What the background does by place on the ladder, and how it finds its orders again. */
class BackgroundOrdersTest {

    private static final TickTable TICKS =
            TickTable.of(Market.KOSPI, Kind.STOCK, LocalDate.of(2026, 11, 20));
    // The tick changes from 1 to 5 won at 2,000: 10 prices below and 11 from there on.
    private static final PriceLadder LADDER = PriceLadder.of(TICKS, 1_990, 2_050);
    private static final int PLACE = LADDER.indexOf(2_000);

    private final Recorder said = new Recorder();
    private final OrderBook book = book(said);

    private static OrderBook book(Recorder recorder) {
        OrderBook fresh = new OrderBook(LADDER, BookRules.LIMITED, 2_005, recorder);
        fresh.startContinuous();
        return fresh;
    }

    private static long limit(OrderBook book, boolean buy, long price, long quantity, int owner) {
        return book.submit(buy, Pricing.LIMIT, Condition.DAY, price, 0, quantity, owner);
    }

    @Test
    void ordersOfTheBackgroundAreFoundByPosition() {
        long first = book.add(true, PLACE, 1);
        limit(book, true, 2_000, 1, 7);
        long second = book.add(true, PLACE, 1);

        assertEquals(first, book.handleAt(true, 2_000, 0));
        assertEquals(second, book.handleAt(true, 2_000, 1));
        assertEquals(OrderBook.NONE, book.handleAt(true, 2_000, 2));
        assertEquals(OrderBook.NONE, book.handleAt(false, 2_000, 0));
        assertEquals(3, book.ordersAt(true, 2_000));
    }

    @Test
    void lastOrderOfTheBackgroundIsFoundBeforeOursThatCameLater() {
        book.add(true, PLACE, 1);
        long last = book.add(true, PLACE, 1);
        limit(book, true, 2_000, 1, 7);

        assertEquals(last, book.lastAt(true, 2_000));
        assertEquals(OrderBook.NONE, book.lastAt(false, 2_000));
        assertEquals(OrderBook.NONE, book.lastAt(true, 2_001));
    }

    @Test
    void cancelsFromTheEndOfAQueueAndNeverOurs() {
        long first = book.add(true, PLACE, 1);
        long second = book.add(true, PLACE, 2);
        long third = book.add(true, PLACE, 3);
        long ours = limit(book, true, 2_000, 4, 7);

        assertTrue(book.cancelNearEnd(true, PLACE, 1));
        assertEquals(0, book.leaves(second));
        assertTrue(book.cancelNearEnd(true, PLACE, 3));
        assertEquals(0, book.leaves(first));
        assertTrue(book.cancelNearEnd(true, PLACE, 0));
        assertEquals(0, book.leaves(third));
        assertFalse(book.cancelNearEnd(true, PLACE, 0));
        assertFalse(book.cancelNearEnd(false, PLACE, 0));
        assertEquals(4, book.leaves(ours));
        assertEquals(4, book.quantityQueued(true, PLACE));
        assertEquals(7, book.messages());
    }

    @Test
    void placesBeyondTheLadderHoldNothingAndTakeNothing() {
        for (int place : new int[] {-1, LADDER.size()}) {
            assertEquals(0, book.quantityQueued(true, place));
            assertEquals(0, book.quantityQueued(false, place));
            assertThrows(IndexOutOfBoundsException.class, () -> book.add(true, place, 1));
            assertThrows(
                    IndexOutOfBoundsException.class, () -> book.cancelNearEnd(false, place, 0));
        }
        assertEquals(0, book.messages());
    }

    @Test
    void bestPricesCannotDifferWhereQueuesOnlyGrowAndShrink() {
        book.add(true, PLACE, 5);
        book.add(false, PLACE + 1, 5);
        long stamp = book.bestStamp();
        assertFalse(book.bestMayDiffer(stamp));

        long second = book.add(true, PLACE, 5);
        limit(book, false, 2_000, 5, 7);
        book.cancel(second, 3);

        assertFalse(book.bestMayDiffer(stamp));
        book.cancel(second, 2);
        assertTrue(book.bestMayDiffer(stamp));
    }

    @Test
    void bestPricesMayAlwaysDifferWithMarketOrders() {
        book.add(true, PLACE, 5);
        book.submit(true, Pricing.MARKET, Condition.DAY, 0, 0, 5, 7);

        assertTrue(book.bestMayDiffer(book.bestStamp()));
    }

    @Test
    void ordersWithoutSharesOrWithTooManyAreNotTaken() {
        assertEquals(OrderBook.NONE, book.add(true, PLACE, 0));
        assertEquals(OrderBook.NONE, book.add(true, PLACE, -1));
        assertEquals(OrderBook.NONE, book.add(true, PLACE, OrderBook.MAX_QUANTITY + 1));
        assertEquals(0, book.bestBid());
    }

    private record Limit(boolean buy, int place, long quantity) {}

    @Provide
    Arbitrary<List<Limit>> limits() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, LADDER.size() - 1),
                        Arbitraries.longs().between(1, 20))
                .as(Limit::new)
                .list()
                .ofMaxSize(60);
    }

    @Property
    void anOrderByPlaceDoesWhatOneByPriceDoes(
            @ForAll("limits") List<Limit> limits, @ForAll boolean auction) {
        Recorder saidByPrice = new Recorder();
        OrderBook byPrice = book(saidByPrice);
        OrderBook byPlace = book(said);
        said.take();
        if (auction) {
            byPrice.startAuction();
            byPlace.startAuction();
        }
        for (Limit each : limits) {
            long price = LADDER.priceAt(each.place);

            assertEquals(
                    limit(byPrice, each.buy, price, each.quantity, 0),
                    byPlace.add(each.buy, each.place, each.quantity));

            assertEquals(saidByPrice.take(), said.take());
            for (int place = 0; place < LADDER.size(); place++) {
                for (boolean buy : new boolean[] {true, false}) {
                    assertEquals(
                            byPrice.quantityAtPrice(buy, LADDER.priceAt(place)),
                            byPlace.quantityQueued(buy, place));
                }
            }
        }
        assertEquals(byPrice.messages(), byPlace.messages());
    }
}

package jeoul.sim.flow.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.BookRules;
import jeoul.sim.book.DeafListener;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import org.junit.jupiter.api.Test;

/** The background's best prices, from 1 won up by one won: the place of a price is one less. */
class TouchTest {

    private static final PriceLadder LADDER = PriceLadder.of(TickTable.uniform(1), 1, 300);

    /** Won: it stays for one step, then goes up by one, then far away. */
    private final Reference reference =
            new Reference(
                    LADDER, 0, new double[] {100, 100, 101, 200}, new ImpactKernel(1, 0), 1, 300);

    private final OrderBook book =
            new OrderBook(LADDER, BookRules.LIMITED, 100, new DeafListener());
    private final Touch touch = new Touch(LADDER, reference);

    private void rests(boolean buy, long price) {
        book.submit(buy, Pricing.LIMIT, Condition.DAY, price, 0, 10, 0);
    }

    private void quotes(long bid, long ask) {
        rests(true, bid);
        rests(false, ask);
        touch.read(book);
    }

    @Test
    void bestPricesNearTheReferencePriceAreTheTouch() {
        quotes(99, 101);

        assertEquals(98, touch.bid());
        assertEquals(100, touch.ask());
        assertTrue(touch.isNear(true));
        assertEquals(99, touch.price(true));
        assertEquals(1, touch.spread());
        assertEquals(QrStates.NO_DISTANCE, touch.distance(true));
        assertEquals(QrStates.NO_DISTANCE, touch.distance(false));
    }

    @Test
    void aReferencePriceThatMovesIsFurtherAwayThoughTheBookIsTheSame() {
        quotes(99, 101);

        reference.advanceTo(2 * ReferencePath.STEP);
        touch.read(book);

        assertEquals(QrStates.NO_DISTANCE + QrStates.BINS_PER_TICK, touch.distance(true));
        assertEquals(QrStates.NO_DISTANCE - QrStates.BINS_PER_TICK, touch.distance(false));
        assertEquals(98, touch.bid());
    }

    @Test
    void anOrderThatImprovesIsSeen() {
        quotes(99, 101);

        rests(true, 100);
        touch.read(book);

        assertEquals(99, touch.bid());
        assertEquals(0, touch.spread());
        assertEquals(QrStates.NO_DISTANCE - QrStates.BINS_PER_TICK / 2, touch.distance(true));
    }

    @Test
    void ordersFarFromTheReferencePriceAreNobodysBest() {
        quotes(99, 101);

        reference.advanceTo(3 * ReferencePath.STEP);
        touch.read(book);

        assertFalse(touch.isNear(true));
        assertTrue(touch.isNear(false));
        assertEquals(99, touch.bid());
        assertEquals(100, touch.ask());
    }

    @Test
    void withoutOrdersItLiesAroundTheReferencePrice() {
        touch.read(book);

        assertEquals(99, touch.bid());
        assertEquals(100, touch.ask());
        assertFalse(touch.isNear(true));
        assertFalse(touch.isNear(false));
    }
}

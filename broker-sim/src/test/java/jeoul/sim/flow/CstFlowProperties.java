package jeoul.sim.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.List;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.book.OrderBook;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CstFlowProperties {

    /** Thin, so that a day is over in milliseconds and our orders sweep the book. */
    private static final SymbolDay THIN = BackgroundDay.symbol("003650", 116_500, 100, 0.039);

    @Property
    void ourOrdersLeaveTheBackgroundsDrawsUnchanged(
            @ForAll long seed,
            @ForAll @Size(max = 30) List<@IntRange(min = -400, max = 400) Integer> ours) {
        BackgroundDay alone = BackgroundDay.of(THIN, seed);
        alone.playToTheEnd();

        BackgroundDay together = BackgroundDay.of(THIN, seed);
        long start = together.hours.open().toNanoOfDay() + 1;
        for (int i = 0; i < ours.size(); i++) {
            together.playUntil(start + i * 600_000_000_000L);
            submitBest(together.book, ours.get(i));
        }
        together.playToTheEnd();

        assertEquals(((CstFlow) alone.flow).events(), ((CstFlow) together.flow).events());
        assertEquals(((CstFlow) alone.flow).fingerprint(), ((CstFlow) together.flow).fingerprint());
    }

    private static void submitBest(OrderBook book, int signedQuantity) {
        if (signedQuantity != 0) {
            book.submit(
                    signedQuantity > 0,
                    Pricing.BEST_OPPOSITE,
                    Condition.DAY,
                    0,
                    0,
                    StrictMath.abs(signedQuantity),
                    1);
        }
    }

    @Property
    void bookNeverCrossesNorLeavesTheLimits(
            @ForAll long seed,
            @ForAll @LongRange(min = 20, max = 1_200_000) long price,
            @ForAll @LongRange(min = 1, max = 20_000_000) long volume,
            @ForAll @DoubleRange(min = 0, max = 0.15) double range) {
        SymbolDay day = BackgroundDay.symbol("123456", onGrid(price), volume, range);
        BackgroundDay played = BackgroundDay.of(day, seed);

        played.playOpeningAuction();
        for (int hour = 10; hour <= 15; hour++) {
            played.playUntil(LocalTime.of(hour, 0).toNanoOfDay());
            long bid = played.book.bestBid();
            long ask = played.book.bestAsk();
            assertTrue(bid == 0 || ask == 0 || bid < ask, bid + " " + ask);
            assertTrue(bid == 0 || day.limits().contains(bid));
            assertTrue(ask == 0 || day.limits().contains(ask));
        }
        played.playToTheEnd();

        assertTrue(played.high == 0 || day.limits().contains(played.high));
        assertTrue(played.high == 0 || day.limits().contains(played.low));
    }

    private static long onGrid(long price) {
        return BackgroundDay.symbol("123456", price, 1, 0).ticks().floor(price);
    }
}

package jeoul.sim.flow.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.List;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.sim.flow.BackgroundDay;
import jeoul.sim.flow.Draws;
import jeoul.sim.flow.SymbolDay;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class QrFlowProperties {

    private static final SymbolDay THIN = BackgroundDay.symbol("003650", 116_500, 3_800, 0.039);
    private static final ProjectedQrFlowModel MODEL = new ProjectedQrFlowModel();

    private static BackgroundDay day(SymbolDay symbol, long seed) {
        return new BackgroundDay(MODEL, symbol, TradingDay.ordinary(BackgroundDay.DATE), seed);
    }

    @Property
    void ourOrdersLeaveTheBackgroundsDrawsUnchanged(
            @ForAll long seed,
            @ForAll @Size(max = 30) List<@IntRange(min = -400, max = 400) Integer> ours) {
        BackgroundDay alone = day(THIN, seed);
        alone.playToTheEnd();

        BackgroundDay together = day(THIN, seed);
        long start = together.hours.open().toNanoOfDay() + 1;
        for (int i = 0; i < ours.size(); i++) {
            together.playUntil(start + i * 600_000_000_000L);
            if (ours.get(i) != 0) {
                together.book.submit(
                        ours.get(i) > 0,
                        Pricing.BEST_OPPOSITE,
                        Condition.DAY,
                        0,
                        0,
                        StrictMath.abs(ours.get(i)),
                        1);
            }
        }
        together.playToTheEnd();

        assertEquals(((QrFlow) alone.flow).events(), ((QrFlow) together.flow).events());
        assertEquals(((QrFlow) alone.flow).fingerprint(), ((QrFlow) together.flow).fingerprint());
    }

    // A large name's day is a third of a million messages, so that the volume is kept low.
    @Property
    void bookNeverCrossesNorLeavesTheLimits(
            @ForAll long seed,
            @ForAll @LongRange(min = 20, max = 1_200_000) long price,
            @ForAll @LongRange(min = 1, max = 1_000) long volume,
            @ForAll @DoubleRange(min = 0, max = 0.3) double range) {
        SymbolDay symbol = BackgroundDay.symbol("123456", onGrid(price), volume, range);
        BackgroundDay played = day(symbol, seed);

        played.playOpeningAuction();
        for (int hour = 10; hour <= 15; hour++) {
            played.playUntil(LocalTime.of(hour, 0).toNanoOfDay());
            long bid = played.book.bestBid();
            long ask = played.book.bestAsk();
            assertTrue(bid == 0 || ask == 0 || bid < ask, bid + " " + ask);
            assertTrue(bid == 0 || symbol.limits().contains(bid));
            assertTrue(ask == 0 || symbol.limits().contains(ask));
        }
        played.playToTheEnd();

        assertTrue(played.high == 0 || symbol.limits().contains(played.high));
        assertTrue(played.high == 0 || symbol.limits().contains(played.low));
    }

    private static long onGrid(long price) {
        return BackgroundDay.symbol("123456", price, 1, 0).ticks().floor(price);
    }

    @Property
    void sizesAreWholeSharesAndTheirMeanIsMet(
            @ForAll @DoubleRange(min = 1, max = 100_000) double mean, @ForAll long bits) {
        SizeTable sizes = new SizeTable(mean);

        assertTrue(sizes.size(bits) >= 1);
        assertEquals(1, sizes.mean() / mean, 0.1);
    }

    @Property
    void metaordersAreAFunctionOfTheTimeAlone(
            @ForAll long seed, @ForAll @Size(max = 20) List<@IntRange(max = 500) Integer> steps) {
        Metaorders jumping = metaorders(seed);
        Metaorders walking = metaorders(seed);
        double time = 0;
        for (int step : steps) {
            time += step;
            walking.advanceTo(time);
        }
        jumping.advanceTo(time);

        for (long i = 0; i < 64; i++) {
            assertEquals(jumping.buys(i << 58), walking.buys(i << 58));
        }
    }

    private static Metaorders metaorders(long seed) {
        return new Metaorders(
                Draws.of(seed, BackgroundDay.DATE, THIN.listing().symbol(), "metaorders"),
                20,
                2.3,
                1.5);
    }
}

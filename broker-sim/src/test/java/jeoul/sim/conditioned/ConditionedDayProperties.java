package jeoul.sim.conditioned;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.TickTable;
import jeoul.sim.flow.SymbolDay;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bar and the seed, a day without our orders prints the bar. */
class ConditionedDayProperties {

    /** A bar and the base price of its day. */
    private record Case(SymbolDay day, DayBar bar) {}

    @Property
    void aDayWithoutOurOrdersPrintsItsBar(@ForAll("bars") Case drawn, @ForAll long seed) {
        Assume.that(ConditionedFlowModel.refusal(drawn.day, drawn.bar).isEmpty());

        assertEquals(drawn.bar, new PlayedDay(drawn.day, drawn.bar, seed).printed());
    }

    /**
     * From days of one price to such that go 6 % from low to high, of a few shares to some
     * thousands.
     */
    @Provide
    Arbitrary<Case> bars() {
        Arbitrary<Double> part = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(
                        Arbitraries.longs().between(600, 700_000),
                        Arbitraries.of(0.0, 0.01, 0.02, 0.03, 0.03),
                        part.list().ofSize(4),
                        Arbitraries.of(0, 0, 0, 1, 2, 4, 8, 3, 15),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(1, 12),
                                Arbitraries.longs().between(13, 4_000)))
                .as(ConditionedDayProperties::of);
    }

    /**
     * @param reach how far prices go from the base price
     * @param parts where open, close and the two others lie in that reach
     * @param between bits of the prices that lie between two ticks
     */
    private static Case of(long near, double reach, List<Double> parts, int between, long volume) {
        SymbolDay any = PlayedDay.symbol(near);
        TickTable ticks = any.ticks();
        SymbolDay day = PlayedDay.symbol(ticks.floor(near));
        PriceLimits limits = day.limits();
        long[] prices = new long[4];
        for (int i = 0; i < prices.length; i++) {
            double wanted = day.basePrice() * (1 + reach * (2 * parts.get(i) - 1));
            long price = limits.clamp(ticks.floor(StrictMath.round(wanted)));
            boolean middle = (between >> i & 1) == 1 && ticks.up(price) <= limits.upper();
            prices[i] = middle ? (price + ticks.up(price)) / 2 : price;
        }
        long high = StrictMath.max(prices[0], prices[1]);
        long low = StrictMath.min(prices[0], prices[1]);
        for (long price : prices) {
            high = StrictMath.max(high, price);
            low = StrictMath.min(low, price);
        }
        return new Case(day, new DayBar(prices[0], high, low, prices[1], volume));
    }
}

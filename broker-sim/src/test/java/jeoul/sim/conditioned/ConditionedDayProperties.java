package jeoul.sim.conditioned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import jeoul.engine.InputException;
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
import org.junit.jupiter.api.Test;

/**
 * Whatever the bar and the seed, a day without our orders prints the bar or is refused; and next to
 * none is refused.
 */
class ConditionedDayProperties {

    private static final int SAMPLED = 300;

    /** A bar and the base price of its day. */
    private record Case(SymbolDay day, DayBar bar) {}

    @Property
    void aDayWithoutOurOrdersPrintsItsBarOrIsRefused(
            @ForAll("bars") Case drawn, @ForAll long seed) {
        Assume.that(ConditionedFlowModel.refusal(drawn.day, drawn.bar).isEmpty());

        printed(drawn, seed).ifPresent(printed -> assertEquals(drawn.bar, printed));
    }

    @Test
    void nextToNoDayIsRefused() {
        SplittableRandom random = new SplittableRandom(20_260_123);
        int followed = 0;
        int tried = 0;
        while (tried < SAMPLED) {
            List<Double> parts = random.doubles(4).boxed().toList();
            Case drawn =
                    of(
                            random.nextLong(600, 700_000),
                            random.nextInt(4) / 100.0,
                            parts,
                            random.nextInt(16),
                            random.nextBoolean()
                                    ? random.nextInt(1, 13)
                                    : random.nextInt(13, 4_000));
            if (ConditionedFlowModel.refusal(drawn.day, drawn.bar).isEmpty()) {
                tried++;
                followed += printed(drawn, tried).isPresent() ? 1 : 0;
            }
        }
        assertTrue(followed >= SAMPLED * 97 / 100, followed + " of " + SAMPLED + " followed");
    }

    private static Optional<DayBar> printed(Case drawn, long seed) {
        try {
            return Optional.of(new PlayedDay(drawn.day, drawn.bar, seed).printed());
        } catch (InputException refused) {
            assertTrue(refused.getMessage().contains("the simulated day printed"));
            return Optional.empty();
        }
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

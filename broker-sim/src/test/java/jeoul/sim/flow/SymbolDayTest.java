package jeoul.sim.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jeoul.engine.market.PriceLimits;
import org.junit.jupiter.api.Test;

class SymbolDayTest {

    @Test
    void knowsItsGridAndLimits() {
        SymbolDay day = BackgroundDay.symbol("005930", 199_900, 30_000_000, 0.038);

        assertEquals(100, day.ticks().tickAt(199_900));
        assertEquals(new PriceLimits(140_000, 259_500), day.limits());
    }

    @Test
    void refusesWhatCannotBeExpected() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BackgroundDay.symbol("005930", 0, 30_000_000, 0.038));
        assertThrows(
                IllegalArgumentException.class,
                () -> BackgroundDay.symbol("005930", 199_900, -1, 0.038));
        assertThrows(
                IllegalArgumentException.class,
                () -> BackgroundDay.symbol("005930", 199_900, 30_000_000, 3.8));
        assertThrows(
                IllegalArgumentException.class,
                () -> BackgroundDay.symbol("005930", 199_900, 30_000_000, Double.NaN));
    }
}

package jeoul.sim.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EventTableTest {

    /**
     * Depths 4 and 1: cancellations look at ceil(4 + 6 + 1) = 11 and ceil(1 + 3 + 1) = 5 places.
     */
    private static final CstRates RATES = new CstRates(2, new double[] {4, 3}, new double[] {1, 3});

    @Test
    void totalIsMarketLimitAndEveryPlaceThatMayBeCancelled() {
        assertEquals(2 + 4 + 3 + 11 + 15, RATES.dominatingRate());
    }

    @Test
    void choosesInProportionToTheRates() {
        EventTable table = new EventTable(RATES, 70);
        int market = 0;
        int[] limit = new int[3];
        int[] cancel = new int[3];
        int nothing = 0;
        int grid = 700_000;

        for (int i = 0; i < grid; i++) {
            int event = table.choose((long) ((i + 0.5) / grid * 0x1.0p52) << 12);
            if (event == EventTable.MARKET) {
                market++;
            } else if (table.isLimit(event)) {
                limit[table.distance(event)]++;
            } else if (table.isCancel(event)) {
                cancel[table.distance(event)]++;
            } else {
                nothing++;
            }
        }

        assertEquals(20_000, market, 10);
        assertEquals(40_000, limit[1], 10);
        assertEquals(30_000, limit[2], 10);
        assertEquals(110_000, cancel[1], 10);
        assertEquals(150_000, cancel[2], 10);
        assertEquals(350_000, nothing, 10);
    }

    @Test
    void looksAtEveryPlaceOfTheQueueAlike() {
        EventTable table = new EventTable(RATES, 70);
        int[] seen = new int[11];
        Draws draws = new Draws(5);

        for (int i = 0; i < 110_000; i++) {
            seen[table.position(1, draws.bits(i, 2))]++;
        }

        for (int count : seen) {
            assertEquals(10_000, count, 350);
        }
    }

    @Test
    void refusesRatesAboveTheClock() {
        assertThrows(IllegalArgumentException.class, () -> new EventTable(RATES, 34));
    }

    @Test
    void refusesRatesThatAreNone() {
        double[] one = {1};
        assertThrows(IllegalArgumentException.class, () -> new CstRates(-1, one, one));
        assertThrows(IllegalArgumentException.class, () -> new CstRates(1, one, new double[] {0}));
        assertThrows(IllegalArgumentException.class, () -> new CstRates(1, one, new double[2]));
        assertTrue(new CstRates(0, one, one).depth(1) == 1);
    }
}

package jeoul.sim.fact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TradeFactsTest {

    private static final int TRADES = 20_000;

    /** Either side with equal odds at a mid that stands: the return is undone half of the time. */
    private static ObservedDay bouncing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DayDraft draft = Drafts.empty();
        for (int i = 0; i < TRADES; i++) {
            boolean buys = random.nextBoolean();
            draft.trade(buys, 100_000 + (buys ? 50 : -50), 200_000);
        }
        return new ObservedDay(draft);
    }

    /**
     * Orders cut in pieces one after another, longer than k pieces with probability {@code k^-1.5},
     * none longer than 300.
     */
    private static ObservedDay splitOrders(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DayDraft draft = Drafts.empty();
        while (draft.trades < TRADES) {
            boolean buys = random.nextBoolean();
            double length = StrictMath.min(300, StrictMath.pow(1 - random.nextDouble(), -1 / 1.5));
            for (int i = 0; i < length && draft.trades < TRADES; i++) {
                draft.trade(buys, 100_000, 200_000);
            }
        }
        return new ObservedDay(draft);
    }

    @Test
    void bounceIsMinusOneHalf() {
        FactResult bounce = Fact.BID_ASK_BOUNCE.of(List.of(bouncing(1), bouncing(2)));

        assertAll(
                () -> assertEquals(-0.5, bounce.main().measured().value(), 0.01),
                () -> assertTrue(bounce.holds().orElseThrow()));
    }

    @Test
    void independentSignsHaveNoMemory() {
        FactResult memory = Fact.ORDER_SIGN_MEMORY.of(List.of(bouncing(1), bouncing(2)));

        assertAll(
                () -> assertEquals(0, memory.main().measured().value(), 0.02),
                () -> assertFalse(memory.holds().orElseThrow()));
    }

    /**
     * Two trades are alike for certain only within one order. Lillo, Mike and Farmer (2005): the
     * autocorrelation at a lag is the sum of the probabilities of orders longer than k over all k
     * from the lag on, over the sum over all k from 0. For these orders that is 0.7140 at lag 1,
     * and a line through the logarithms at the lags looked at falls with 0.7379.
     */
    @Test
    void splitOrdersLeaveMemory() {
        List<ObservedDay> days = new ArrayList<>();
        for (int seed = 0; seed < 150; seed++) {
            days.add(splitOrders(seed));
        }
        FactResult memory = Fact.ORDER_SIGN_MEMORY.of(days);

        assertAll(
                () -> assertEquals(0.7140, memory.main().measured().value(), 0.01),
                () -> assertEquals(0.7379, memory.parts().get(1).measured().value(), 0.05));
    }

    /** A spread of 100 won, and a mid that moves by 50 won up or down with each trade. */
    @Test
    void spreadIsCountedInVolatilityPerTrade() {
        SplittableRandom random = new SplittableRandom(3);
        DayDraft draft = Drafts.empty();
        draft.spreadWonNanos = 100 * 1e9;
        draft.quotedNanos = 1_000_000_000;
        double doubledMid = 2e8;
        for (int i = 0; i < TRADES; i++) {
            draft.trade(true, 1e8, doubledMid);
            doubledMid += random.nextBoolean() ? 100 : -100;
        }
        FactResult ratio = Fact.SPREAD_VOLATILITY.of(List.of(new ObservedDay(draft)));

        assertAll(
                () -> assertEquals(2, ratio.main().measured().value(), 0.001),
                () -> assertEquals(Optional.empty(), ratio.holds(), "its tick is large"));
    }
}

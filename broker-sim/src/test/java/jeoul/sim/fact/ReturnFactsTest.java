package jeoul.sim.fact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReturnFactsTest {

    private static final int DAYS = 40;

    /** Independent one-minute returns of one size, up or down. */
    private static List<ObservedDay> noise() {
        SplittableRandom random = new SplittableRandom(11);
        List<ObservedDay> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            days.add(Drafts.ofMinuteReturns(m -> random.nextBoolean() ? 1e-3 : -1e-3));
        }
        return days;
    }

    /** Five-minute returns of which half carries on into the next five minutes. */
    private static List<ObservedDay> trends() {
        SplittableRandom random = new SplittableRandom(12);
        List<ObservedDay> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            double[] carried = new double[1];
            days.add(
                    Drafts.ofMinuteReturns(
                            m -> {
                                if (m % 5 == 0) {
                                    carried[0] =
                                            0.5 * carried[0] + 1e-3 * (random.nextDouble() - 0.5);
                                }
                                return m % 5 == 0 ? carried[0] : 0;
                            }));
        }
        return days;
    }

    @Test
    void noiseHasNoAutocorrelationAndTrendsDo() {
        FactResult noise = Fact.RETURN_AUTOCORRELATION.of(noise());
        FactResult trends = Fact.RETURN_AUTOCORRELATION.of(trends());

        assertAll(
                () -> assertEquals(true, noise.holds().orElseThrow()),
                () -> assertEquals(5, noise.parts().size()),
                () -> assertEquals(false, trends.holds().orElseThrow()),
                () -> assertEquals("lag1", trends.main().key()),
                () -> assertEquals(0.5, trends.main().measured().value(), 0.04));
    }

    @Test
    void varianceOfIndependentReturnsGrowsWithTime() {
        FactResult.Part ratio = Fact.DIFFUSIVITY.of(noise()).main();

        assertAll(
                () -> assertEquals(1, ratio.measured().value(), 0.15),
                () -> assertTrue(ratio.holds().orElseThrow()),
                () -> assertFalse(Fact.DIFFUSIVITY.of(trends()).holds().orElseThrow()));
    }

    @Test
    void whatAlwaysRisesVariesThirtyfoldAndWhatTurnsBackNotAtAll() {
        double[] rising = new double[60];
        Arrays.fill(rising, 0.001);
        double[] turning = new double[60];
        for (int i = 0; i < 60; i++) {
            turning[i] = i % 2 == 0 ? 0.001 : -0.001;
        }
        double[] up = ReturnFacts.varianceSums(rising, 30);
        double[] back = ReturnFacts.varianceSums(turning, 30);

        assertAll(
                () -> assertEquals(30, up[0] / up[1], 1e-9),
                () -> assertEquals(0, back[0] / back[1], 1e-9));
    }

    /** A quiet hour beside a wild one does not make a diffusion look like a trend. */
    @Test
    void aProfileOfVolatilityDoesNotMoveTheVarianceRatio() {
        SplittableRandom random = new SplittableRandom(13);
        List<ObservedDay> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            days.add(
                    Drafts.ofMinuteReturns(
                            m -> (random.nextBoolean() ? 1 : -1) * (m < 60 ? 4e-3 : 1e-3)));
        }

        assertEquals(1, Fact.DIFFUSIVITY.of(days).main().measured().value(), 0.15);
    }

    @Test
    void cubicTailsAreFoundInReturns() {
        SplittableRandom random = new SplittableRandom(14);
        List<ObservedDay> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            days.add(
                    Drafts.ofMinuteReturns(
                            m ->
                                    m % 5 == 0
                                            ? (random.nextBoolean() ? 1e-4 : -1e-4)
                                                    * StrictMath.pow(
                                                            1 - random.nextDouble(), -1.0 / 3)
                                            : 0));
        }
        FactResult tails = Fact.FAT_TAILS.of(days);

        assertAll(
                () -> assertEquals(3, tails.main().measured().value(), 0.5),
                () -> assertTrue(tails.parts().get(1).measured().value() > 3, "fat at 5 min"),
                () -> assertTrue(tails.parts().get(2).measured().value() < 1, "less at 30 min"),
                () -> assertFalse(Fact.FAT_TAILS.of(noise()).holds().orElseThrow()));
    }

    /** Four hours quiet, four hours wild: after an hour it is mostly still so. */
    @Test
    void volatilityThatStaysIsClustered() {
        SplittableRandom random = new SplittableRandom(15);
        List<ObservedDay> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            int shift = random.nextInt(480);
            days.add(
                    Drafts.ofMinuteReturns(
                            m ->
                                    (random.nextDouble() - 0.5)
                                            * ((m + shift) / 240 % 2 == 0 ? 5e-3 : 5e-4)));
        }

        assertAll(
                () ->
                        assertTrue(
                                Fact.VOLATILITY_CLUSTERING.of(days).main().measured().low() > 0.05),
                () ->
                        assertEquals(
                                0,
                                Fact.VOLATILITY_CLUSTERING.of(noise()).main().measured().value(),
                                0.05));
    }
}

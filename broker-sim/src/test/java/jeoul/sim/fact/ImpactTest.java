package jeoul.sim.fact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImpactTest {

    private static final double VOLATILITY = 0.02;

    /** Orders of every size that move the price by a law, half of it for an hour and more. */
    private static Impact law(double prefactor, double exponent, double noise) {
        SplittableRandom random = new SplittableRandom(21);
        List<Impact.Twins> days = new ArrayList<>();
        for (int day = 0; day < 40; day++) {
            List<Metaorder> orders = new ArrayList<>();
            for (double share : Impact.SHARES) {
                double peak = VOLATILITY * prefactor * StrictMath.pow(share, exponent);
                double off = VOLATILITY * noise * (random.nextDouble() - 0.5);
                orders.add(new Metaorder(share, peak + off, peak / 2, peak * 2 / 3));
            }
            days.add(new Impact.Twins(VOLATILITY, orders));
        }
        return new Impact(days);
    }

    @Test
    void squareRootIsFoundWithItsPrefactorAndReversion() {
        FactResult fact = law(0.8, 0.5, 0).fact();

        assertAll(
                () -> assertEquals(0.5, fact.parts().get(0).measured().value(), 1e-6),
                () -> assertEquals(0.8, fact.parts().get(1).measured().value(), 1e-6),
                () -> assertEquals(0.5, fact.parts().get(2).measured().value(), 1e-9),
                () -> assertTrue(fact.holds().orElseThrow()));
    }

    @Test
    void impactInProportionIsNotConcave() {
        FactResult fact = law(3, 1, 0.05).fact();

        assertAll(
                () -> assertEquals(1, fact.main().measured().value(), 0.1),
                () -> assertFalse(fact.main().holds().orElseThrow()));
    }

    @Test
    void noiseWidensTheIntervalAndAsksForMoreDays() {
        Impact calm = law(0.8, 0.5, 0.05);
        Impact wild = law(0.8, 0.5, 0.5);

        assertAll(
                () ->
                        assertTrue(
                                wild.daysWanted().orElseThrow()
                                        > 50 * calm.daysWanted().orElseThrow()),
                () -> assertTrue(wild.fact().holds().orElseThrow()),
                () -> assertEquals(0.5, calm.fact().main().measured().value(), 0.03));
    }

    @Test
    void pointsAreInBasisPointsAndInVolatilities() {
        Impact.Point large = law(0.8, 0.5, 0).points().get(2);

        assertAll(
                () -> assertEquals(0.1, large.volumeShare(), 1e-12),
                // 0.8 * 2 % * sqrt(0.1) is 50.6 basis points.
                () -> assertEquals(50.596, large.peakBps().value(), 0.001),
                () -> assertEquals(33.731, large.costBps().value(), 0.001),
                () -> assertEquals(0.252982, large.peak().value(), 1e-6),
                () -> assertEquals(0.126491, large.afterAnHour().value(), 1e-6),
                () -> assertEquals(0.252982, Impact.usualPeak(1, 0.1), 1e-6));
    }
}

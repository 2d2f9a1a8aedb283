package jeoul.sim.flow.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ImpactKernelTest {

    private static final int STEP = 5;

    /** Won after an order of so many shares was worked off evenly in so many seconds. */
    private static double after(ImpactKernel kernel, long shares, int seconds) {
        double impact = 0;
        for (int at = 0; at < seconds; at += STEP) {
            kernel.traded(true, shares * STEP / seconds);
            impact = kernel.step();
        }
        return impact;
    }

    private static ImpactKernel kernel() {
        return new ImpactKernel(STEP, 2);
    }

    @Test
    void nobodyTradesNothingMoves() {
        ImpactKernel kernel = kernel();

        for (int i = 0; i < 1_000; i++) {
            assertEquals(0, kernel.step());
        }
    }

    /** Two won for the root of a share, by definition. */
    @Test
    void anHoursOrderMovesThePriceAsTheRootOfItsSize() {
        assertEquals(2 * 600, after(kernel(), 360_000, 3_600), 40);
        assertEquals(2 * 1_200, after(kernel(), 1_440_000, 3_600), 80);
    }

    /** The law of the root does not ask for the time: a fifth either way. */
    @Test
    void timeTakenHardlyMatters() {
        assertEquals(1_200, after(kernel(), 360_000, 600), 240);
        assertEquals(1_200, after(kernel(), 360_000, 14_400), 240);
    }

    /** The integral of (1 + t)^-0.5 over minutes 60 to 120 is 0.469 of that over 0 to 60. */
    @Test
    void halfOfAnHoursImpactIsGoneAnHourLater() {
        ImpactKernel kernel = kernel();
        double end = after(kernel, 360_000, 3_600);
        double later = 0;
        for (int at = 0; at < 3_600; at += STEP) {
            later = kernel.step();
        }

        assertEquals(0.469, later / end, 0.03);
    }

    @Test
    void whatIsBoughtAndSoldAgainAtOnceMovesNothing() {
        ImpactKernel kernel = kernel();

        kernel.traded(true, 1_000);
        kernel.traded(false, 1_000);

        assertEquals(0, kernel.step(), 1e-9);
    }

    @Test
    void sellingMovesThePriceDownAsBuyingMovesItUp() {
        ImpactKernel kernel = kernel();
        kernel.traded(false, 10_000);
        double sold = kernel.step();
        ImpactKernel other = kernel();
        other.traded(true, 10_000);

        assertEquals(-sold, other.step(), 1e-9);
    }
}

package jeoul.sim.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final List<Strategy> TWO = List.of(Strategy.TEXTBOOK, Strategy.CASH_BUFFER);

    @Test
    void theAnswerDoesNotDependOnTheNumberOfThreads() {
        assertEquals(compare(1, new ArrayList<>()), compare(3, new ArrayList<>()));
    }

    @Test
    void aPairIsTheMeanOfTheDifferencesOnTheSameSeeds() {
        Comparison comparison = compare(2, new ArrayList<>());

        double textbook = mean(comparison, 0);
        double buffer = mean(comparison, 1);
        Comparison.Pair pair = comparison.pairs().get(0);
        assertEquals("textbook", pair.a());
        assertEquals("cash-buffer", pair.b());
        assertEquals(textbook - buffer, pair.measures().get(Measure.SHARES_MISSING).mean(), 1e-9);
    }

    @Test
    void everyDayIsToldOnce() {
        List<Integer> told = new ArrayList<>();
        compare(2, told);

        assertEquals(List.of(1, 2, 3, 4, 5, 6), told);
    }

    @Test
    void anIntervalOfThreeDaysIsStudents() {
        // 1, 2, 3: mean 2, standard error 1 / sqrt(3), t of 2 degrees of freedom 4.302653.
        Estimate estimate = Estimate.of(new double[] {1, 2, 3});

        assertEquals(2, estimate.mean());
        assertEquals(0.577350, estimate.standardError(), 1e-6);
        assertEquals(-0.484138, estimate.low(), 1e-5);
        assertEquals(4.484138, estimate.high(), 1e-5);
    }

    @Test
    void oneDayTellsNothingOfItsError() {
        Estimate estimate = Estimate.of(new double[] {5});

        assertEquals(5, estimate.mean());
        assertTrue(Double.isNaN(estimate.standardError()));
    }

    private static double mean(Comparison comparison, int strategy) {
        return comparison.strategies().get(strategy).measures().get(Measure.SHARES_MISSING).mean();
    }

    private static Comparison compare(int threads, List<Integer> told) {
        return Comparison.of(
                Scenarios.moved(VenueProfile.REAL),
                TWO,
                new ProjectedQrFlowModel(),
                List.of(1L, 2L, 3L),
                threads,
                Scenarios.VENUES,
                told::add);
    }
}

package jeoul.sim.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictionTest {

    @Test
    void nineOfTenDaysLieWithinARange() {
        // 0, 1, ..., 100 in no order: the quantile of 5 % is 5, that of 95 % is 95.
        double[] values = IntStream.rangeClosed(0, 100).mapToDouble(i -> i * 37 % 101).toArray();

        assertEquals(new Prediction.Range(5, 50, 95), Prediction.Range.of(values));
    }

    @Test
    void quantilesLieBetweenTheDays() {
        Prediction.Range range = Prediction.Range.of(new double[] {30, 10});

        assertEquals(11, range.low(), 1e-12);
        assertEquals(20, range.median(), 1e-12);
        assertEquals(29, range.high(), 1e-12);
    }

    @Test
    void daysWithoutTheNumberAreLeftOut() {
        assertEquals(
                new Prediction.Range(7, 7, 7),
                Prediction.Range.of(new double[] {Double.NaN, 7, Double.NaN}));
        Prediction.Range none = Prediction.Range.of(new double[] {Double.NaN});
        assertTrue(Double.isNaN(none.low()) && Double.isNaN(none.high()));
        assertFalse(none.contains(0));
    }
}

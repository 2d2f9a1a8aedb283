package jeoul.sim.fact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampledTest {

    private static double mean(List<Double> days) {
        return days.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Standard deviation 1.29099, over 2; Student's 3.18245 at three degrees of freedom. */
    @Test
    void jackknifeOfAMeanIsTheTextbookInterval() {
        Sampled sampled = Sampled.jackknife(List.of(1.0, 2.0, 3.0, 4.0), SampledTest::mean);

        assertAll(
                () -> assertEquals(2.5, sampled.value()),
                () -> assertEquals(0.645497, sampled.standardError(), 1e-6),
                () -> assertEquals(0.445739, sampled.low(), 1e-6),
                () -> assertEquals(4.554261, sampled.high(), 1e-6));
    }

    @Test
    void oneDayTellsNoError() {
        Sampled sampled = Sampled.jackknife(List.of(7.0), SampledTest::mean);

        assertAll(
                () -> assertEquals(7, sampled.value()),
                () -> assertTrue(Double.isNaN(sampled.low())),
                () -> assertTrue(sampled.meets(new Band(6, 8))),
                () -> assertFalse(sampled.meets(new Band(8, 9))));
    }

    /** With 20 values the 6th and the 15th enclose the median 95.9 % of the time. */
    @Test
    void medianLiesBetweenTwoOfTheValues() {
        double[] values = IntStream.rangeClosed(1, 20).mapToDouble(i -> i).toArray();
        Sampled median = Sampled.median(values);

        assertAll(
                () -> assertEquals(10.5, median.value()),
                () -> assertEquals(6, median.low()),
                () -> assertEquals(15, median.high()),
                () -> assertTrue(Double.isNaN(Sampled.median(new double[] {1, 2, 3}).low())));
    }

    @Test
    void errorsOfIndependentNumbersAddInSquares() {
        Sampled mean =
                Sampled.mean(
                        List.of(
                                new Sampled(1, 3, 0, 0),
                                new Sampled(3, 4, 0, 0),
                                Sampled.exact(Double.NaN)));

        assertAll(
                () -> assertEquals(2, mean.value()),
                () -> assertEquals(2.5, mean.standardError()),
                () -> assertEquals(2 - 4.9, mean.low(), 0.001));
    }

    @Test
    void holdsWhereTheIntervalMeetsTheBand() {
        Sampled sampled = new Sampled(0.5, 0.1, 0.3, 0.7);

        assertAll(
                () -> assertTrue(sampled.meets(new Band(0.6, 0.9))),
                () -> assertTrue(sampled.meets(Band.above(0.7))),
                () -> assertFalse(sampled.meets(Band.above(0.71))),
                () -> assertTrue(sampled.meets(Band.below(0.3))),
                () -> assertFalse(sampled.meets(Band.below(0.29))),
                () -> assertFalse(Sampled.exact(Double.NaN).meets(Band.above(0))));
    }

    @Test
    void bandsReadAsTargets() {
        assertAll(
                () -> assertEquals("< 0.05", Band.below(0.05).toString()),
                () -> assertEquals("> 3", Band.above(3).toString()),
                () -> assertEquals("-0.5 .. -0.1", new Band(-0.5, -0.1).toString()),
                () -> assertThrows(IllegalArgumentException.class, () -> new Band(2, 1)));
    }
}

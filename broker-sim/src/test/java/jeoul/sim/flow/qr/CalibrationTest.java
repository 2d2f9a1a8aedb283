package jeoul.sim.flow.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final CalibrationSettings SHORT = CalibrationSettings.of(2, 1, 5);

    /** A middle name of a third of the depth and half the impact, a thin one of half the range. */
    private static CalibrationSettings distorted() {
        FlowParameters shipped = FlowParameters.shipped();
        FlowParameters.Liquidity middle = with(shipped.middle(), 1.0 / 3, 1, 0.5);
        FlowParameters.Liquidity thin = with(shipped.thin(), 1, 0.5, 1);
        return new CalibrationSettings(
                shipped.with(thin, middle, shipped.large()),
                SHORT.days(),
                SHORT.rounds(),
                SHORT.seed(),
                SHORT.thin(),
                SHORT.middle(),
                SHORT.large(),
                SHORT.signMemory());
    }

    private static FlowParameters.Liquidity with(
            FlowParameters.Liquidity is, double depth, double volatility, double impact) {
        return new FlowParameters.Liquidity(
                is.turnover(),
                is.trades(),
                is.depth() * depth,
                is.create(),
                is.createWide(),
                is.imbalance(),
                is.volatility() * volatility,
                is.impact() * impact);
    }

    @Test
    void aRoundBringsWhatIsMeasuredNearerToWhatIsWanted() {
        Map<String, Double> before = new TreeMap<>();
        Map<String, Double> after = new TreeMap<>();

        Calibration.run(
                distorted(),
                (round, name, quantity, measured, target) ->
                        (round == 1 ? before : after)
                                .put(
                                        name + " " + quantity,
                                        StrictMath.abs(StrictMath.log(measured / target))));

        assertEquals(13, before.size());
        assertEquals(before.keySet(), after.keySet());
        for (String key : new String[] {"middle depth", "thin range", "middle impact"}) {
            assertTrue(before.get(key) > 0.3, key + " was off by " + before.get(key));
            assertTrue(after.get(key) < before.get(key), key + " is off by " + after.get(key));
        }
    }

    @Test
    void theSameSettingsGiveTheSameParameters() {
        CalibrationSettings settings = CalibrationSettings.of(1, 1, 9);

        assertEquals(
                Calibration.run(settings, Calibration.Progress.SILENT),
                Calibration.run(settings, Calibration.Progress.SILENT));
    }

    @Test
    void refusesTargetsThatCannotBe() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CalibrationSettings.Target(0, 0.9, 0.03, 0.8));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CalibrationSettings.Target(20, 1, 0.03, 0.8));
        assertThrows(IllegalArgumentException.class, () -> CalibrationSettings.of(0, 1, 1));
    }
}

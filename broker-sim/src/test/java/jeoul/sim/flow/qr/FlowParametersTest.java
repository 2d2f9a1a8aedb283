package jeoul.sim.flow.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class FlowParametersTest {

    private static Properties properties(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }

    @Test
    void textReadsBackAsTheSameParameters() throws IOException {
        FlowParameters shipped = FlowParameters.shipped();

        assertEquals(shipped, FlowParameters.of(properties(shipped.text())));
    }

    @Test
    void saysWhichParameterIsMissing() {
        IllegalArgumentException missing =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> FlowParameters.of(properties("metaorders = 20")));

        assertTrue(missing.getMessage().contains("shareDecay"), missing.getMessage());
    }

    @Test
    void saysWhichParameterIsNoNumber() {
        String text = FlowParameters.shipped().text().replace("gap = 0.3", "gap = wide0.3");

        IllegalArgumentException wrong =
                assertThrows(
                        IllegalArgumentException.class, () -> FlowParameters.of(properties(text)));

        assertTrue(wrong.getMessage().contains("gap"), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("wide0.3"), wrong.getMessage());
    }

    @Test
    void namesBetweenTwoAreBetweenTheirParameters() {
        FlowParameters parameters = FlowParameters.shipped();

        // The geometric middle of 30 billion and 6 trillion won.
        FlowParameters.Liquidity between = parameters.at(424_264_068_712.0);

        assertEquals(10_954, between.trades(), 1);
        assertEquals(parameters.thin(), parameters.at(1e6));
        assertEquals(30_000, parameters.at(1e15).trades(), 1e-6);
    }

    @Test
    void refusesAParameterThatCannotBe() throws IOException {
        assertEquals(
                "flow parameter depth must be 0.1 to 10000.0, not NaN",
                refusal("thin.depth", "NaN"));
        assertEquals(
                "flow parameter metaorders must be a whole number: 2.5",
                refusal("metaorders", "2.5"));
        assertEquals(
                "flow parameter turnover must rise from thin to middle to large",
                refusal("thin.turnover", "1e12"));
    }

    private static String refusal(String key, String value) throws IOException {
        Properties properties = properties(FlowParameters.shipped().text());
        properties.setProperty(key, value);
        return assertThrows(IllegalArgumentException.class, () -> FlowParameters.of(properties))
                .getMessage();
    }
}

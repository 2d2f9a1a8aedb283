package jeoul.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StrategyTest {

    @Test
    void windowReadsAsItIsWritten() {
        Window window = Window.parse("09:10-15:00");

        assertEquals(new Window(LocalTime.of(9, 10), LocalTime.of(15, 0)), window);
        assertEquals("09:10-15:00", window.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:10 | a window is written 09:10-15:00: '09:10'",
                "9:10-15:00 | a window is written 09:10-15:00: '9:10-15:00'",
                "09:10-12:00-15:00 | a window is written 09:10-15:00: '09:10-12:00-15:00'",
                "15:00-09:10 | a window starts before it ends: 15:00-09:10",
                "10:00-10:00 | a window starts before it ends: 10:00-10:00",
                "08:50-15:00 | a window lies within 09:00-15:30: 08:50-15:00",
                "09:10-15:31 | a window lies within 09:00-15:30: 09:10-15:31"
            })
    void rejectsWhatIsNoWindow(String text, String message) {
        IllegalArgumentException rejected =
                assertThrows(IllegalArgumentException.class, () -> Window.parse(text));
        assertEquals(message, rejected.getMessage());
    }

    @Test
    void builtInStrategiesDifferFromTheTextbookInOneThing() {
        Window window = Window.parse("09:10-15:00");

        assertEquals(
                List.of("textbook", "sell-early", "cash-buffer", "catch-up"),
                Strategy.BUILT_IN.stream().map(Strategy::name).toList());
        assertEquals(
                List.of(0.98, 0.98, 0.95, 0.98),
                Strategy.BUILT_IN.stream().map(Strategy::invest).toList());
        assertEquals(
                List.of(window, Window.parse("09:10-14:00"), window, window),
                Strategy.BUILT_IN.stream().map(Strategy::sellWindow).toList());
        assertEquals(Optional.of(Window.parse("15:00-15:19")), Strategy.CATCH_UP.catchUp());
    }

    @Test
    void rejectsWhatCannotBeTraded() {
        assertRejected(
                "invest lies above 0 and at most at 1: 1.01",
                () -> strategy("x", 1.01, 1, OrderType.MARKET, "15:00-15:19"));
        assertRejected(
                "invest lies above 0 and at most at 1: NaN",
                () -> strategy("x", Double.NaN, 1, OrderType.MARKET, "15:00-15:19"));
        assertRejected(
                "a slice has at least one share: 0",
                () -> strategy("x", 1, 0, OrderType.MARKET, "15:00-15:19"));
        assertRejected(
                "slices are not sent as closing-price",
                () -> strategy("x", 1, 1, OrderType.CLOSING_PRICE, "15:00-15:19"));
        assertRejected(
                "slices are not sent as market-fok",
                () -> strategy("x", 1, 1, OrderType.MARKET_FOK, "15:00-15:19"));
        assertRejected(
                "catch-up starts when both windows have ended: 14:59-15:19",
                () -> strategy("x", 1, 1, OrderType.MARKET, "14:59-15:19"));
        assertRejected(
                "a strategy has a name",
                () -> strategy(" ", 1, 1, OrderType.MARKET, "15:00-15:19"));
    }

    private static Strategy strategy(
            String name, double invest, long slice, OrderType order, String catchUp) {
        return new Strategy(
                name,
                invest,
                slice,
                order,
                Window.parse("09:10-15:00"),
                Window.parse("09:10-14:00"),
                Optional.of(Window.parse(catchUp)),
                LeavesPolicy.LEAVE,
                Duration.ofSeconds(60),
                MissedPolicy.SPREAD);
    }

    private static void assertRejected(String message, Executable build) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, build).getMessage());
    }
}

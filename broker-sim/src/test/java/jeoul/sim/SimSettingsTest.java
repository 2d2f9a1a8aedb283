package jeoul.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Scenario;
import jeoul.engine.broker.VenueProfile;
import org.junit.jupiter.api.Test;

class SimSettingsTest {

    private static final SimSettings PLAIN =
            SimSettings.of(VenueProfile.MOCK, 1_000_000, List.of(), 1);

    @Test
    void watchedSymbolsAreSortedAndSingle() {
        assertEquals(
                List.of(Scenario.SAMSUNG, Scenario.ECOPRO),
                PLAIN.watching(List.of(Scenario.ECOPRO, Scenario.SAMSUNG, Scenario.ECOPRO))
                        .watched());
    }

    @Test
    void rejectsAQueueThatHoldsNothing() {
        assertThrows(IllegalArgumentException.class, () -> PLAIN.withQueueLimit(0));
    }

    @Test
    void rejectsACashBelowZero() {
        assertThrows(IllegalArgumentException.class, () -> AccountSettings.of(-1, List.of()));
    }

    @Test
    void rejectsAMarginThatIsNotAPercentage() {
        AccountSettings account = PLAIN.account();

        assertThrows(IllegalArgumentException.class, () -> account.withMargin(0, true));
        assertThrows(IllegalArgumentException.class, () -> account.withMargin(101, true));
    }

    @Test
    void rejectsAHoldingGivenTwice() {
        Position position = new Position(Scenario.SAMSUNG, 1, 1);

        assertThrows(
                IllegalArgumentException.class,
                () -> AccountSettings.of(0, List.of(position, position)));
    }

    @Test
    void rejectsALatencyOfHours() {
        Duration hour = Duration.ofHours(1);

        assertThrows(
                IllegalArgumentException.class,
                () -> new LatencySettings(hour, Duration.ZERO, Duration.ZERO));
    }
}

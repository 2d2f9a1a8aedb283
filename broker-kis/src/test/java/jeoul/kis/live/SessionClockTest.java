package jeoul.kis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import jeoul.engine.InputException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionClockTest {

    private static final String EXAMPLE = "2026-11-20T08:55:00@60/2026-11-22T17:40:03.250+09:00";

    @Test
    void runsWithTheWallWhereNothingElseIsSaid() {
        SessionClock clock = SessionClock.ofWall(fixed("2026-11-20T00:00:00.123456789Z"));

        assertEquals(Instant.parse("2026-11-20T00:00:00.123456789Z"), clock.now());
        assertEquals(Duration.ofSeconds(90), clock.wall(Duration.ofSeconds(90)));
        assertFalse(clock.isScaled());
        assertEquals("wall", clock.toString());
    }

    @Test
    void showsItsInstantInSeoulWhenTheWallShowsTheOther() {
        SessionClock clock = SessionClock.parse(EXAMPLE, fixed("2026-11-22T08:40:03.250Z"));

        assertEquals(Instant.parse("2026-11-19T23:55:00Z"), clock.now());
        assertTrue(clock.isScaled());
    }

    @Test
    void runsSoManyTimesAsFastBeforeAndAfter() {
        SessionClock clock = SessionClock.parse(EXAMPLE, fixed("2026-11-22T08:40:03.250Z"));

        assertEquals(
                Instant.parse("2026-11-20T00:55:00Z"),
                clock.at(Instant.parse("2026-11-22T08:41:03.250Z")));
        assertEquals(
                Instant.parse("2026-11-19T23:54:00Z"),
                clock.at(Instant.parse("2026-11-22T08:40:02.250Z")));
        assertEquals(Duration.ofMillis(1_500), clock.wall(Duration.ofSeconds(90)));
    }

    @Test
    void startsNowWhereNoWallTimeIsGiven() {
        SessionClock clock =
                SessionClock.parse("2026-11-20T08:55@2.5", fixed("2026-11-22T08:00:00Z"));

        assertEquals(Instant.parse("2026-11-19T23:55:00Z"), clock.now());
        assertEquals("2026-11-20T08:55:00@2.5/2026-11-22T17:00:00.000+09:00", clock.toString());
    }

    @Test
    void isPrintedReadyToPaste() {
        SessionClock clock =
                SessionClock.scaled(
                        Instant.parse("2026-11-19T23:55:00Z"),
                        new BigDecimal("60.000"),
                        Instant.parse("2026-11-22T08:40:03.250Z"),
                        fixed("2026-11-22T09:00:00Z"));

        assertEquals(EXAMPLE, clock.toString());
    }

    @Property
    void showsTheSameAfterItWasPrintedAndRead(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long session,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long wall,
            @ForAll @LongRange(min = 1, max = 100_000_000) long thousandths,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long asked) {
        InstantSource source = () -> Instant.ofEpochMilli(asked);
        SessionClock clock =
                SessionClock.scaled(
                        Instant.ofEpochMilli(session),
                        BigDecimal.valueOf(thousandths, 3),
                        Instant.ofEpochMilli(wall),
                        source);

        assertEquals(clock.now(), SessionClock.parse(clock.toString(), source).now());
    }

    @Property
    void isThereAfterTheTimeItSaysItTakesAndNotBefore(
            @ForAll @LongRange(min = 1, max = 100_000_000) long thousandths,
            @ForAll @LongRange(min = 1, max = 86_400_000_000_000L) long nanos) {
        Duration session = Duration.ofNanos(nanos);
        SessionClock clock =
                SessionClock.scaled(
                        Instant.EPOCH,
                        BigDecimal.valueOf(thousandths, 3),
                        Instant.EPOCH,
                        fixed("1970-01-01T00:00:00Z"));

        Duration wall = clock.wall(session);

        assertTrue(clock.session(wall).compareTo(session) >= 0);
        assertTrue(clock.session(wall.minusNanos(1)).compareTo(session) < 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20T08:55:00                              | has no @SPEED",
                "08:55:00@60                                      | SIM '08:55:00'",
                "2026-11-20T08:55:00+09:00@60                     | SIM '2026",
                "2026-11-20T08:55:00@                             | SPEED '' is no number",
                "2026-11-20T08:55:00@fast                         | SPEED 'fast' is no number",
                "2026-11-20T08:55:00@0                            | SPEED is not above 0",
                "2026-11-20T08:55:00@-60                          | SPEED is not above 0",
                "2026-11-20T08:55:00@1e9                          | SPEED is not above 0",
                "2026-11-20T08:55:00@1.0005                       | more than three decimals",
                "2026-11-20T08:55:00@60/2026-11-22T17:40:03       | WALL '2026-11-22T17:40:03'",
                "2026-11-20T08:55:00@60/                          | WALL ''",
                "1899-12-31T08:55:00@60                           | SIM is not within the years",
                "+999999999-01-01T00:00:00@60                     | SIM is not within the years",
            })
    void refusesWhatIsNoClock(String text, String wrong) {
        InputException refused =
                assertThrows(
                        InputException.class,
                        () -> SessionClock.parse(text, fixed("2026-11-22T08:00:00Z")));

        assertTrue(refused.getMessage().contains(wrong), refused.getMessage());
        assertTrue(refused.right().startsWith("SIM@SPEED"));
    }

    private static InstantSource fixed(String instant) {
        return InstantSource.fixed(Instant.parse(instant));
    }
}

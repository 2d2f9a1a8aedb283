package jeoul.sim.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import jeoul.sim.flow.ArrivalClock.Regime;
import jeoul.sim.flow.ArrivalClock.Segment;
import org.junit.jupiter.api.Test;

class ArrivalClockTest {

    @Test
    void laysGapsOnTheExpectedArrivals() {
        ArrivalClock clock =
                new ArrivalClock(
                        List.of(
                                new Segment(1_000, 2_000, 2, Regime.OPENING_AUCTION),
                                new Segment(2_000, 3_000, 0, Regime.DAY),
                                new Segment(5_000, 6_000, 10, Regime.CLOSING_AUCTION)));
        assertEquals(Long.MAX_VALUE, clock.now());

        clock.advance(0.5);
        assertEquals(1_250, clock.now());
        assertEquals(Regime.OPENING_AUCTION, clock.regime());

        clock.advance(1);
        assertEquals(1_750, clock.now());

        clock.advance(1.5);
        assertEquals(5_100, clock.now());
        assertEquals(Regime.CLOSING_AUCTION, clock.regime());

        clock.advance(9);
        assertEquals(Long.MAX_VALUE, clock.now());
    }

    @Test
    void refusesSegmentsThatOverlap() {
        List<Segment> segments =
                List.of(new Segment(0, 10, 1, Regime.DAY), new Segment(9, 20, 1, Regime.DAY));

        assertThrows(IllegalArgumentException.class, () -> new ArrivalClock(segments));
    }

    @Test
    void refusesASegmentThatEndsBeforeItStarts() {
        assertThrows(IllegalArgumentException.class, () -> new Segment(10, 10, 1, Regime.DAY));
        assertThrows(IllegalArgumentException.class, () -> new Segment(10, 20, -1, Regime.DAY));
    }
}

package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.schedule.Schedule;
import org.junit.jupiter.api.Test;

class PacingTest {

    private final Pacing pacing =
            new Pacing(new Schedule(time("10:00:00"), time("11:00:00"), 7, 2));

    @Test
    void handsOutSlicesInTurn() {
        assertEquals(7, pacing.shares());
        assertEquals(2, pacing.sliceShares());
        pacing.takeSlice();
        assertEquals(5, pacing.shares());
        assertEquals(time("10:20:00"), pacing.nextDue());
        assertEquals(2, pacing.overdue(time("10:40:00")));
    }

    @Test
    void spreadAddsNoSliceAtOnceAndEndsWithTheWindow() {
        pacing.takeAll();

        assertTrue(pacing.spread(time("10:20:00"), 4));

        assertEquals(List.of(time("10:30:00"), time("11:00:00")), times());
    }

    @Test
    void spreadLetsGoWhatWasDueAndNeverPutsTheNextSliceOff() {
        assertTrue(pacing.spread(time("10:30:00"), 0));
        assertEquals(time("10:30:00"), pacing.nextDue());
        pacing.takeSlice();
        Instant next = pacing.nextDue();

        for (int seconds = 1; seconds < 300; seconds++) {
            assertTrue(pacing.spread(time("10:30:00").plusSeconds(seconds), 0));
            assertFalse(pacing.nextDue().isAfter(next));
        }
    }

    @Test
    void spreadNeedsTime() {
        assertFalse(pacing.spread(time("11:00:00"), 3));
        assertEquals(7, pacing.shares());
    }

    @Test
    void reduceTakesSharesOffTheSchedule() {
        assertEquals(3, pacing.reduce(3));
        assertEquals(4, pacing.shares());
        assertEquals(4, pacing.reduce(9));
        assertFalse(pacing.hasSlice());
    }

    private List<Instant> times() {
        List<Instant> times = new ArrayList<>();
        while (pacing.hasSlice()) {
            times.add(pacing.nextDue());
            pacing.takeSlice();
        }
        return times;
    }
}

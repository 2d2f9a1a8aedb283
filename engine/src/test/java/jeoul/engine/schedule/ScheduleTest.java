package jeoul.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

    private static final Instant START = Instant.parse("2026-11-20T00:10:00Z");
    private static final Instant END = Instant.parse("2026-11-20T06:00:00Z");

    @Test
    void spreadsSlicesEvenlyFromStartToEnd() {
        // Three slices over 5 h 50 min: every 2 h 55 min.
        Schedule schedule = new Schedule(START, END, 3, 1);

        assertEquals(List.of(START, Instant.parse("2026-11-20T03:05:00Z"), END), times(schedule));
    }

    @Test
    void roundsHalfToTheEvenSecondOfAbsoluteTime() {
        // Every 0.5 s from an even second: 0.5 goes down to 0, 1.5 up to 2.
        Schedule schedule = new Schedule(START, START.plusSeconds(2), 5, 1);

        assertEquals(
                List.of(
                        START,
                        START,
                        START.plusSeconds(1),
                        START.plusSeconds(2),
                        START.plusSeconds(2)),
                times(schedule));
    }

    @Test
    void startBetweenSecondsIsRoundedToo() {
        Schedule schedule = new Schedule(START.plusMillis(700), END, 2, 1);

        assertEquals(List.of(START.plusSeconds(1), END), times(schedule));
    }

    @Test
    void singleSliceGoesAtTheStart() {
        Schedule schedule = new Schedule(START, END, 10, 10);

        assertEquals(List.of(START), times(schedule));
        assertEquals(10, schedule.quantityOf(0));
    }

    @Test
    void noSharesNeedNoSlice() {
        Schedule schedule = new Schedule(START, END, 0, 1);

        assertEquals(0, schedule.count());
        assertEquals(0, schedule.dueBy(END));
    }

    @Test
    void lastSliceHasWhatIsLeft() {
        Schedule schedule = new Schedule(START, END, 10, 4);

        assertEquals(
                List.of(4L, 4L, 2L),
                LongStream.range(0, 3).map(schedule::quantityOf).boxed().toList());
    }

    @Test
    void sliceIsDueFromItsSecondOn() {
        Schedule schedule = new Schedule(START, END, 3, 1);

        assertEquals(0, schedule.dueBy(START.minusNanos(1)));
        assertEquals(1, schedule.dueBy(START));
        assertEquals(2, schedule.dueBy(END.minusNanos(1)));
        assertEquals(3, schedule.dueBy(END));
    }

    @Test
    void countsBeyondAnyDayNeedNoMemory() {
        Schedule schedule = new Schedule(START, END, 10_000_000_000L, 1);

        assertEquals(10_000_000_000L, schedule.count());
        assertEquals(END, schedule.timeOf(9_999_999_999L));
        assertEquals(10_000_000_000L, schedule.dueBy(END));
    }

    @Test
    void rejectsWhatIsNoSchedule() {
        Schedule three = new Schedule(START, END, 3, 1);

        assertThrows(IllegalArgumentException.class, () -> new Schedule(START, START, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(END, START, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(START, END, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(START, END, 1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Schedule(START, START.plus(Duration.ofDays(3)), 1, 1));
        assertThrows(IllegalArgumentException.class, () -> three.timeOf(3));
        assertThrows(IllegalArgumentException.class, () -> three.quantityOf(-1));
    }

    private static List<Instant> times(Schedule schedule) {
        return LongStream.range(0, schedule.count()).mapToObj(schedule::timeOf).toList();
    }
}

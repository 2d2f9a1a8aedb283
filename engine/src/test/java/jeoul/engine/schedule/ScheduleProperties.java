package jeoul.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ScheduleProperties {

    private static final long DAWN = Instant.parse("2026-11-20T00:00:00Z").getEpochSecond();

    @Property
    void timesNeverGoBack(@ForAll("schedules") Schedule schedule) {
        for (long k = 1; k < schedule.count(); k++) {
            assertFalse(schedule.timeOf(k).isBefore(schedule.timeOf(k - 1)));
        }
    }

    @Property
    void runsFromStartToEnd(@ForAll("schedules") Schedule schedule) {
        assertEquals(schedule.start(), schedule.timeOf(0));
        if (schedule.count() > 1) {
            assertEquals(schedule.end(), schedule.timeOf(schedule.count() - 1));
        }
    }

    @Property
    void slicesSumToTheQuantity(@ForAll("schedules") Schedule schedule) {
        long sum = 0;
        for (long k = 0; k < schedule.count(); k++) {
            long quantity = schedule.quantityOf(k);
            assertTrue(quantity >= 1 && quantity <= schedule.slice());
            sum += quantity;
        }
        assertEquals(schedule.quantity(), sum);
    }

    @Property
    void dueByCountsTheTimesPassed(
            @ForAll("schedules") Schedule schedule, @ForAll("instants") Instant now) {
        long passed = 0;
        for (long k = 0; k < schedule.count(); k++) {
            passed += schedule.timeOf(k).isAfter(now) ? 0 : 1;
        }
        assertEquals(passed, schedule.dueBy(now));
    }

    /** From and to whole seconds of one morning, at least one share. */
    @Provide
    Arbitrary<Schedule> schedules() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 20_000),
                        Arbitraries.longs().between(1, 20_000),
                        Arbitraries.longs().between(1, 2_000),
                        Arbitraries.longs().between(1, 50))
                .as(
                        (from, length, quantity, slice) ->
                                new Schedule(
                                        Instant.ofEpochSecond(DAWN + from),
                                        Instant.ofEpochSecond(DAWN + from + length),
                                        quantity,
                                        slice));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(0, 40_000_000)
                .map(millis -> Instant.ofEpochSecond(DAWN).plusMillis(millis));
    }
}

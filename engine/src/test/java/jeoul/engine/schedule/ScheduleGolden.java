package jeoul.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jeoul.engine.GoldenFile;
import jeoul.engine.market.Seoul;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Schedules computed by pandas itself. */
final class ScheduleGolden {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void thereAreSixtySchedules() {
        assertEquals(60, GoldenFile.schedules().size());
    }

    @TestFactory
    Stream<DynamicTest> everyScheduleIsThatOfPandas() {
        List<JsonNode> schedules = GoldenFile.schedules();
        return Stream.iterate(0, i -> i < schedules.size(), i -> i + 1)
                .map(
                        i ->
                                DynamicTest.dynamicTest(
                                        "schedule " + i, () -> matches(schedules.get(i))));
    }

    private static void matches(JsonNode golden) {
        List<Instant> expected = new ArrayList<>();
        golden.get("times").forEach(time -> expected.add(at(time.asText())));

        Schedule schedule =
                new Schedule(
                        at(golden.get("start").asText()),
                        at(golden.get("end").asText()),
                        golden.get("shares").asLong(),
                        1);

        assertEquals(
                expected,
                LongStream.range(0, schedule.count()).mapToObj(schedule::timeOf).toList());
    }

    private static Instant at(String time) {
        return Seoul.at(DAY, LocalTime.parse(time));
    }
}

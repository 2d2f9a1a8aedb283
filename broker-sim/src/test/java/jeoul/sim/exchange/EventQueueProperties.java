package jeoul.sim.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EventQueueProperties {

    private static final int MARKETS = 7;

    @Property
    void theFirstIsTheEarliestAndOfEqualTimesTheLowestIndex(
            @ForAll @Size(max = 60) List<@IntRange(max = MARKETS * 10 - 1) Integer> updates) {
        EventQueue queue = new EventQueue(MARKETS);
        long[] due = new long[MARKETS];
        Arrays.fill(due, Long.MAX_VALUE);

        for (int update : updates) {
            int index = update % MARKETS;
            due[index] = update / MARKETS;
            queue.update(index, due[index]);

            int earliest = 0;
            for (int i = 1; i < MARKETS; i++) {
                if (due[i] < due[earliest]) {
                    earliest = i;
                }
            }
            assertEquals(earliest, queue.first());
            assertEquals(due[earliest], queue.firstDue());
        }
    }
}

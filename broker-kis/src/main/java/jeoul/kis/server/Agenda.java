package jeoul.kis.server;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to be done at a session time, in the order of times and then as it was asked for. */
final class Agenda {

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
    private long count;

    void at(Instant at, Runnable action) {
        entries.add(new Entry(at, count++, action));
    }

    Instant nextAt() {
        return entries.isEmpty() ? Instant.MAX : entries.peek().at();
    }

    /** Does what is due, also what becomes due by doing it. */
    void run(Instant now) {
        while (!nextAt().isAfter(now)) {
            entries.remove().action().run();
        }
    }

    private record Entry(Instant at, long number, Runnable action) {}
}

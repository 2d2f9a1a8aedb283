package jeoul.kis.client;

import java.time.Instant;
import java.util.PriorityQueue;

/** What is to be done later by one clock, by time and then in order of asking. */
final class Agenda {

    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    private long sequence;

    void at(Instant instant, Runnable action) {
        dues.add(new Due(instant, sequence++, action));
    }

    /** When the next is due; {@link Instant#MAX} for never. */
    Instant nextAt() {
        return dues.isEmpty() ? Instant.MAX : dues.peek().at;
    }

    /**
     * Does what is due.
     *
     * @return whether there was anything
     */
    boolean runDue(Instant now) {
        boolean any = false;
        while (!now.isBefore(nextAt())) {
            any = true;
            dues.remove().action.run();
        }
        return any;
    }

    private record Due(Instant at, long sequence, Runnable action) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}

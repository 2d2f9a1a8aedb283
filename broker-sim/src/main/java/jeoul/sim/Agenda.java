package jeoul.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What is due at the broker or under way to it and from it, by time and then in order of asking.
 */
final class Agenda {

    /** {@link #nextAt} when nothing is due. */
    static final long NEVER = Long.MAX_VALUE;

    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    private long sequence;

    void at(long nanos, Runnable action) {
        dues.add(new Due(nanos, sequence++, action));
    }

    long nextAt() {
        return dues.isEmpty() ? NEVER : dues.peek().at;
    }

    void runNext() {
        dues.remove().action.run();
    }

    /** Counts time from a later midnight: everything keeps its instant. */
    void rebase(long nanos) {
        List<Due> kept = new ArrayList<>(dues);
        dues.clear();
        for (Due due : kept) {
            dues.add(new Due(due.at - nanos, due.sequence, due.action));
        }
    }

    private record Due(long at, long sequence, Runnable action) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at != other.at
                    ? Long.compare(at, other.at)
                    : Long.compare(sequence, other.sequence);
        }
    }
}

package jeoul.sim.conditioned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a day without our orders was steered: what was done to the book at which time, and how many
 * shares each trade of the flow took. Grows while the pilot day runs, and is only read afterwards.
 */
final class Script {

    private final List<Intervention> interventions = new ArrayList<>();
    private long[] events = new long[1 << 8];
    private long[] shares = new long[1 << 8];
    private int takes;

    void add(Intervention intervention) {
        interventions.add(intervention);
    }

    /**
     * @param event greater than those before
     */
    void addTake(long event, long quantity) {
        if (takes == events.length) {
            events = Arrays.copyOf(events, 2 * takes);
            shares = Arrays.copyOf(shares, 2 * takes);
        }
        events[takes] = event;
        shares[takes] = quantity;
        takes++;
    }

    /** In order of time. */
    List<Intervention> interventions() {
        return List.copyOf(interventions);
    }

    /** Reads back what trades took, event by event in rising order. */
    final class Takes {

        private int next;

        /** Shares that the trade took; {@code otherwise} if the pilot day had no trade there. */
        long at(long event, long otherwise) {
            while (next < takes && events[next] < event) {
                next++;
            }
            return next < takes && events[next] == event ? shares[next] : otherwise;
        }
    }
}

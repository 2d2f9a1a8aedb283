package jeoul.sim.flow;

import java.util.List;
import java.util.Objects;
import jeoul.engine.market.Phase;

/**
 * The phases of a symbol's day that are known beforehand, because they were recorded. They stand in
 * for the hours, random ends and volatility interruptions that the exchange makes itself.
 *
 * @param changes in the order of time; the day begins closed. A call auction that is followed by
 *     itself trades and starts anew
 */
public record PhaseScript(List<Change> changes) {

    /**
     * @param at nanoseconds since midnight in Seoul
     */
    public record Change(long at, Phase phase) {

        public Change {
            Objects.requireNonNull(phase, "phase");
            if (phase == Phase.UNKNOWN) {
                throw new IllegalArgumentException("an exchange knows its phase");
            }
        }
    }

    public PhaseScript {
        changes = List.copyOf(changes);
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).at() < changes.get(i - 1).at()) {
                throw new IllegalArgumentException("phases run back at " + changes.get(i).at());
            }
        }
        if (changes.isEmpty() || changes.get(changes.size() - 1).phase() != Phase.CLOSED) {
            throw new IllegalArgumentException("a day's last phase is that it is closed");
        }
    }
}

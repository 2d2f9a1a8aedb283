package jeoul.sim.study;

import jeoul.sim.SimMarket;
import jeoul.sim.SimSettings;

/** Opens a venue for each rehearsal. May be called from many threads at once. */
@FunctionalInterface
public interface Venues {

    /**
     * A broker and a market of their own, which share nothing that changes with any other.
     *
     * @return at the start of the market's first day
     */
    Venue open(SimSettings settings, SimMarket market);
}

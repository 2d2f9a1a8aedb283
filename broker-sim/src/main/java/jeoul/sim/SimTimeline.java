package jeoul.sim;

import jakarta.inject.Inject;
import java.time.Instant;
import jeoul.engine.broker.Timeline;

/**
 * Simulated time: waiting makes the exchange and the broker go on until the instant, or until the
 * instant of the first event for us, and then finishes that instant. Nights and holidays pass too.
 */
public final class SimTimeline implements Timeline {

    private final SimBroker broker;

    @Inject
    public SimTimeline(SimBroker broker) {
        this.broker = broker;
    }

    @Override
    public Instant now() {
        return broker.now();
    }

    @Override
    public Instant await(Instant until) {
        return broker.advance(until);
    }
}

package jeoul.sim;

import jeoul.engine.broker.BrokerContract;
import jeoul.engine.broker.Scenario;
import jeoul.engine.broker.Venue;

/** The same, where everything is known at once: as in lockstep over a wire. */
class SimBrokerWithoutLatencyContractTest extends BrokerContract {

    @Override
    protected Venue open(Scenario scenario) {
        return new SimVenue(
                SimVenue.settings(scenario).withLatency(LatencySettings.NONE), scenario);
    }
}

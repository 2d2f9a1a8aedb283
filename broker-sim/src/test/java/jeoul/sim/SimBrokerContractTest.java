package jeoul.sim;

import jeoul.engine.broker.BrokerContract;
import jeoul.engine.broker.Scenario;
import jeoul.engine.broker.Venue;

class SimBrokerContractTest extends BrokerContract {

    @Override
    protected Venue open(Scenario scenario) {
        return SimVenue.of(scenario);
    }
}

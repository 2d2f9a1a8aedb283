package jeoul.cli.kis;

import jeoul.engine.broker.BrokerContract;
import jeoul.engine.broker.Scenario;
import jeoul.engine.broker.Venue;

/** The client, over the wire's bytes, in front of the server and the simulated exchange. */
class KisBrokerContractTest extends BrokerContract {

    @Override
    protected Venue open(Scenario scenario) {
        return new KisVenue(scenario);
    }
}

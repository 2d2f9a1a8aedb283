package jeoul.cli.kis;

import java.time.Instant;
import java.util.Optional;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.Scenario;
import jeoul.engine.broker.Timeline;
import jeoul.engine.broker.Venue;
import jeoul.engine.market.Seoul;
import jeoul.kis.client.KisTimings;
import jeoul.kis.server.fault.FaultScript;
import jeoul.sim.SimSettings;
import jeoul.sim.SimVenue;

/** The quiet market of a scenario, behind a server, behind a client. */
final class KisVenue implements Venue {

    private final Lockstep lockstep;

    KisVenue(Scenario scenario) {
        lockstep =
                new Lockstep(
                        SimSettings.of(
                                Lockstep.unhurried(scenario.profile()),
                                scenario.cash(),
                                scenario.holdings(),
                                1),
                        SimVenue.market(scenario),
                        scenario.profile(),
                        FaultScript.NONE,
                        KisTimings.DEFAULT.withSafetyPoll(Optional.empty()));
        Instant start = Seoul.at(scenario.date(), scenario.startsAt());
        while (lockstep.now().isBefore(start)) {
            lockstep.await(start);
            if (lockstep.now().isBefore(start)) {
                lockstep.broker().poll(event -> {});
            }
        }
    }

    @Override
    public Broker broker() {
        return lockstep.broker();
    }

    @Override
    public Timeline timeline() {
        return lockstep;
    }

    @Override
    public MarketData marketData() {
        return lockstep.market();
    }
}

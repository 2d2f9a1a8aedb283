package jeoul.sim.study;

import jakarta.inject.Inject;
import java.util.Objects;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.Timeline;
import jeoul.sim.Simulation;

/**
 * What one rehearsal stands before: the ports that a live broker offers too, and behind them the
 * simulation.
 */
public record Venue(Broker broker, MarketData market, Timeline timeline, Simulation simulation) {

    @Inject
    public Venue {
        Objects.requireNonNull(broker, "broker");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(timeline, "timeline");
        Objects.requireNonNull(simulation, "simulation");
    }
}

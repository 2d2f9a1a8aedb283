package jeoul.sim;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.Timeline;

/** Binds the engine's ports, and what only a simulation has, to one simulated broker. */
public final class SimModule extends AbstractModule {

    private final SimSettings settings;
    private final SimMarket market;

    public SimModule(SimSettings settings, SimMarket market) {
        this.settings = settings;
        this.market = market;
    }

    @Override
    protected void configure() {
        bind(SimSettings.class).toInstance(settings);
        bind(SimMarket.class).toInstance(market);
        bind(SimBroker.class).in(Singleton.class);
        bind(Broker.class).to(SimBroker.class);
        bind(MarketData.class).to(SimBroker.class);
        bind(Simulation.class).to(SimBroker.class);
        bind(Timeline.class).to(SimTimeline.class).in(Singleton.class);
    }
}

package jeoul.cli.rehearsal;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provides;
import com.google.inject.ProvisionException;
import jeoul.engine.InputException;
import jeoul.sim.SimMarket;
import jeoul.sim.SimModule;
import jeoul.sim.SimSettings;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import jeoul.sim.study.Venue;
import jeoul.sim.study.Venues;

/**
 * Wires rehearsals: which market model, and the simulator's own module behind the broker's ports.
 * Each venue is an injector of its own, because its settings are known only when a rehearsal
 * starts, and a comparison has many of them side by side. The live broker's module takes the same
 * place for a run on an account.
 */
public final class RehearsalModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(Rehearsals.class).to(SimulatedRehearsals.class);
        bind(Markets.class).to(SimulatedMarkets.class);
        bind(ProjectedQrFlowModel.class).toInstance(new ProjectedQrFlowModel());
        bind(FlowModel.class).to(ProjectedQrFlowModel.class);
    }

    @Provides
    static Venues venues() {
        return RehearsalModule::open;
    }

    private static Venue open(SimSettings settings, SimMarket market) {
        try {
            return Guice.createInjector(new SimModule(settings, market)).getInstance(Venue.class);
        } catch (ProvisionException e) {
            // A market that cannot be made of what was given is the input's fault, not Guice's.
            if (e.getCause() instanceof InputException input) {
                throw input;
            }
            throw e;
        }
    }
}

package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import jeoul.cli.input.Sample;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.schedule.Strategy;
import jeoul.kis.client.KisTimings;
import jeoul.kis.server.fault.FaultScript;
import jeoul.sim.AccountSettings;
import jeoul.sim.LatencySettings;
import jeoul.sim.SimBroker;
import jeoul.sim.SimMarket;
import jeoul.sim.SimSettings;
import jeoul.sim.SimTimeline;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;
import jeoul.sim.study.Progress;
import jeoul.sim.study.Rehearsal;
import jeoul.sim.study.RehearsedDay;
import jeoul.sim.study.Scenario;
import jeoul.sim.study.Venue;
import jeoul.sim.study.Venues;
import org.junit.jupiter.api.Test;

/**
 * The same day and seed, on the simulated exchange itself and through client, wire and server: the
 * strongest test of all of them.
 */
class LockstepDaySimulation {

    @Test
    void aSmallAccountsDayIsTheSameThroughTheWire() {
        sameDay(Sample.SMALL_ACCOUNT, VenueProfile.REAL, 1);
    }

    @Test
    void aLargeAccountsDayIsTheSameThroughTheWire() {
        sameDay(Sample.LARGE_CAPS, VenueProfile.REAL, 2);
    }

    @Test
    void aDayAtTheMocksRateIsTheSameThroughTheWire() {
        sameDay(Sample.SMALL_ACCOUNT, VenueProfile.MOCK, 3);
    }

    private static void sameDay(Sample sample, VenueProfile profile, long seed) {
        RehearsedDay direct = run(sample, profile, seed, LockstepDaySimulation::direct);
        RehearsedDay wired = run(sample, profile, seed, LockstepDaySimulation::wired);

        String where = sample.label() + ", " + profile.name() + ", seed " + seed;
        // The account is read a call, and so a moment, later where the calls really go.
        AccountSnapshot before = direct.planned().before();
        assertEquals(before.cash(), wired.planned().before().cash(), where);
        assertEquals(before.positions(), wired.planned().before().positions(), where);
        assertEquals(direct.planned().plan().rows(), wired.planned().plan().rows(), where);
        for (int i = 0; i < direct.execution().parents().size(); i++) {
            ExecutionResult.ParentResult one = direct.execution().parents().get(i);
            ExecutionResult.ParentResult other = wired.execution().parents().get(i);
            String symbol = where + ", " + one.order().symbol();
            assertEquals(one.order(), other.order(), symbol);
            assertEquals(shares(one), shares(other), symbol);
            assertEquals(one.causes(), other.causes(), symbol);
        }
        assertEquals(direct.report().cash(), wired.report().cash(), where);
        assertEquals(direct.report().orders(), wired.report().orders(), where);
        assertEquals(direct.report().costs().commission(), wired.report().costs().commission());
        assertEquals(direct.report().costs().tax(), wired.report().costs().tax());
    }

    /** Price and shares of every fill, in order; the wire tells times in whole seconds. */
    private static List<String> shares(ExecutionResult.ParentResult parent) {
        return parent.fills().stream().map(f -> f.price() + " x " + f.quantity()).toList();
    }

    private static RehearsedDay run(Sample sample, VenueProfile profile, long seed, Venues venues) {
        List<SymbolDay> market = new ArrayList<>();
        TreeSet<Symbol> traded = new TreeSet<>();
        sample.model().entries().forEach(entry -> traded.add(entry.symbol()));
        sample.holdings().forEach(position -> traded.add(position.symbol()));
        for (Symbol symbol : traded) {
            market.add(Sample.market().get(symbol).on(Sample.DATE));
        }
        Scenario scenario =
                new Scenario(
                        TradingCalendar.krx(),
                        Sample.DATE,
                        LocalTime.of(8, 30),
                        sample.model(),
                        AccountSettings.of(sample.cash(), sample.holdings()),
                        market,
                        OptionalLong.empty(),
                        Collections.emptyNavigableSet(),
                        profile);
        return new Rehearsal(scenario, Strategy.TEXTBOOK, new ProjectedQrFlowModel(), seed, venues)
                .run(1, Progress.SILENT)
                .get(0);
    }

    private static Venue direct(SimSettings settings, SimMarket market) {
        SimBroker sim = new SimBroker(settings.withLatency(LatencySettings.NONE), market);
        return new Venue(sim, sim, new SimTimeline(sim), sim);
    }

    private static Venue wired(SimSettings settings, SimMarket market) {
        SimSettings unhurried =
                new SimSettings(
                        Lockstep.unhurried(settings.profile()),
                        settings.account(),
                        LatencySettings.NONE,
                        settings.watched(),
                        settings.quoteInterval(),
                        settings.queueLimit(),
                        settings.seed());
        Lockstep lockstep =
                new Lockstep(
                        unhurried,
                        market,
                        settings.profile(),
                        FaultScript.NONE,
                        KisTimings.DEFAULT.withSafetyPoll(Optional.empty()));
        return new Venue(lockstep.broker(), lockstep.market(), lockstep, lockstep.sim());
    }
}

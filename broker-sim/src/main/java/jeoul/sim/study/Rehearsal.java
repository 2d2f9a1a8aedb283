package jeoul.sim.study;

import java.util.ArrayList;
import java.util.List;
import jeoul.engine.day.PlannedDay;
import jeoul.engine.schedule.Strategy;
import jeoul.sim.DailyBarSource;
import jeoul.sim.SimMarket;
import jeoul.sim.SimSettings;
import jeoul.sim.flow.FlowModel;

/**
 * Rebalances one account on the simulated exchange, day after day: reads the account, plans,
 * executes, reconciles. A pure function of scenario, strategy and seed.
 */
public final class Rehearsal {

    private final Scenario scenario;
    private final Strategy strategy;
    private final Venue venue;
    private long ordersBefore;

    /**
     * @param flow everybody else's orders
     * @param seed of the market's background
     * @param venues opens the broker and the market it is done on
     */
    public Rehearsal(
            Scenario scenario, Strategy strategy, FlowModel flow, long seed, Venues venues) {
        this.scenario = scenario;
        this.strategy = strategy;
        venue =
                venues.open(
                        SimSettings.of(
                                        scenario.profile(),
                                        scenario.account().cash(),
                                        scenario.account().holdings(),
                                        seed)
                                .withAccount(scenario.account())
                                .withLatency(scenario.latency()),
                        new SimMarket(
                                scenario.calendar(),
                                scenario.date(),
                                scenario.market(),
                                flow,
                                scenario.exchange(),
                                DailyBarSource.NONE));
    }

    /**
     * Consecutive trading days, the account carried from one to the next: what a day did not trade,
     * the next day plans again.
     *
     * @param days at least 1
     */
    public List<RehearsedDay> run(int days, Progress progress) {
        if (days < 1) {
            throw new IllegalArgumentException("at least one day: " + days);
        }
        List<RehearsedDay> rehearsed = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            if (day > 0) {
                venue.simulation().closeDay();
            }
            SimulatedDay today = today();
            rehearsed.add(today.run(progress));
            ordersBefore = today.orders();
        }
        return rehearsed;
    }

    /** What the first day would mean to do, seen from the market of its planning time. */
    public PlannedDay plan() {
        return today().plan();
    }

    private SimulatedDay today() {
        return new SimulatedDay(scenario, strategy, venue, ordersBefore);
    }
}

package jeoul.sim.conditioned;

import jeoul.sim.book.OrderBook;
import jeoul.sim.flow.qr.Steering;

/** Steers a day with our orders as the pilot day was steered. */
final class ScriptedSteering implements Steering {

    private final Steering pilot;
    private final Script.Takes takes;

    /**
     * @param pilot for what was fixed before the day
     */
    ScriptedSteering(Steering pilot, Script script) {
        this.pilot = pilot;
        takes = script.new Takes();
    }

    @Override
    public double[] reference(long from, long step, double[] free) {
        return pilot.reference(from, step, free);
    }

    @Override
    public double pace(long at) {
        return pilot.pace(at);
    }

    @Override
    public long takes(long event, OrderBook book, long at, boolean buys, long wanted) {
        return takes.at(event, wanted);
    }

    @Override
    public long lowest() {
        return pilot.lowest();
    }

    @Override
    public long highest() {
        return pilot.highest();
    }
}

package jeoul.sim.exchange;

import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingMode;
import jeoul.sim.flow.PhaseScript;

/**
 * Phases as a recording tells them. Interruptions happened where they are in it and are not made:
 * our own orders trigger none.
 */
final class RecordedPhases implements SessionPhases {

    private final List<PhaseScript.Change> changes;
    private final TradingMode mode;
    private final Floor floor;
    private Phase phase = Phase.CLOSED;
    private int next;
    private boolean firstPrice = true;

    RecordedPhases(PhaseScript script, TradingMode mode, Floor floor) {
        this.changes = script.changes();
        this.mode = mode;
        this.floor = floor;
    }

    @Override
    public Phase phase() {
        return phase;
    }

    @Override
    public long nextAt() {
        return next == changes.size() ? Long.MAX_VALUE : changes.get(next).at();
    }

    @Override
    public void act(long now) {
        Phase following = changes.get(next).phase();
        next++;
        if (phase.isCallAuction() || (phase == Phase.HALTED && following == Phase.CONTINUOUS)) {
            floor.uncross(firstPrice);
            firstPrice = false;
        }
        switch (following) {
            case CLOSED -> floor.close();
            case CONTINUOUS -> floor.startContinuous();
            case HALTED -> {
                floor.startAuction();
                firstPrice = true;
            }
            case CLOSING_AUCTION -> {
                floor.startAuction();
                floor.convertConditionals();
            }
            case OPENING_AUCTION, VOLATILITY_INTERRUPTION, PERIODIC_AUCTION -> floor.startAuction();
            case UNKNOWN -> throw new IllegalStateException("the exchange knows its phase");
        }
        if (phase != following) {
            phase = following;
            floor.phaseChanged(following);
        }
    }

    @Override
    public boolean halted(long now) {
        return mode == TradingMode.HALTED || phase == Phase.HALTED;
    }

    @Override
    public boolean guarded() {
        return false;
    }

    @Override
    public boolean interruptible() {
        return false;
    }

    @Override
    public void interrupt(long now, boolean isStatic) {
        throw new IllegalStateException("a recorded day has its own interruptions");
    }
}

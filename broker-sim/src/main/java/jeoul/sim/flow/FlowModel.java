package jeoul.sim.flow;

import java.util.Optional;
import jeoul.engine.market.TradingDay;

/** A way to make the background orders of a symbol's day from what is known of it before. */
public interface FlowModel {

    /**
     * @param hours the sessions of {@code day.date()}
     * @param seed of the whole simulated run; symbol and date are added to it here
     */
    OrderFlow flow(SymbolDay day, TradingDay hours, long seed);

    /** The phases the day had, if it is one that was; otherwise the exchange makes them. */
    default Optional<PhaseScript> phases(SymbolDay day, TradingDay hours) {
        return Optional.empty();
    }
}

package jeoul.sim.conditioned;

import java.time.LocalDate;
import java.util.Optional;
import jeoul.engine.market.Symbol;

/** The recorded bars that simulated days follow. */
@FunctionalInterface
public interface DayBars {

    /** Empty where nothing is recorded, so that the day is free. */
    Optional<DayBar> of(Symbol symbol, LocalDate date);
}

package jeoul.sim;

import java.time.LocalDate;
import java.util.List;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Symbol;

/** Bars of whole days before the simulation's first. */
public interface DailyBarSource {

    /** Knows nothing. */
    DailyBarSource NONE = (symbol, from, to) -> List.of();

    /** Both dates included, oldest first. */
    List<Bar> bars(Symbol symbol, LocalDate from, LocalDate to);
}

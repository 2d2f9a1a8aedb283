package jeoul.sim.study;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Symbol;
import jeoul.sim.conditioned.DayBar;
import jeoul.sim.flow.SymbolDay;

/** Recorded daily bars, as a backtest looks at them. */
public interface BarMarket {

    /** The last day of any bar. */
    LocalDate lastDate();

    /**
     * What is known of a symbol before a day's open. One that others' bars of the day leave out is
     * halted.
     *
     * @return empty if no bar tells a price
     */
    Optional<SymbolDay> known(LocalDate date, Symbol symbol);

    /** What the day was like: never shown to a plan, followed by the day's market. */
    Optional<DayBar> bar(Symbol symbol, LocalDate date);

    /** The last close on or before a day, won. */
    OptionalLong close(LocalDate date, Symbol symbol);

    /** The split or merger of shares that a day's base price tells of. */
    Optional<Split> split(LocalDate date, Symbol symbol);

    /** Whether the symbol has no bar on the day or after it, though others have. */
    boolean vanished(LocalDate date, Symbol symbol);

    /**
     * Shares that became more or fewer overnight.
     *
     * @param from of so many
     * @param to came so many
     */
    record Split(LocalDate date, Symbol symbol, long from, long to) {}
}

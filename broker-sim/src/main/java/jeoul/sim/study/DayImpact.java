package jeoul.sim.study;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Symbol;
import jeoul.sim.conditioned.ConditionedFlowModel;

/**
 * How our orders changed a symbol's day: what it printed without them and with them, on the same
 * background.
 */
public record DayImpact(Symbol symbol, Bar without, Bar with) {

    private static final double BASIS_POINTS = 10_000;

    public DayImpact {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(without, "without");
        Objects.requireNonNull(with, "with");
    }

    /** Of the symbols whose day followed a bar, in order. */
    static List<DayImpact> of(
            RehearsedDay day, LocalDate date, ConditionedFlowModel model, long seed) {
        List<DayImpact> impacts = new ArrayList<>();
        for (Map.Entry<Symbol, Bar> each : day.printed().entrySet()) {
            Optional<Bar> without = model.withoutOrders(each.getKey(), date, seed);
            without.ifPresent(
                    bar -> impacts.add(new DayImpact(each.getKey(), bar, each.getValue())));
        }
        return impacts;
    }

    /** Close with our orders over close without them, less one, in basis points. */
    public double closeBps() {
        return BASIS_POINTS * (with.close() / (double) without.close() - 1);
    }

    /** The same of the volume-weighted average prices, our trades included. */
    public double vwapBps() {
        return BASIS_POINTS * (vwap(with) / vwap(without) - 1);
    }

    /** Won per share. */
    public static double vwap(Bar bar) {
        return (double) bar.turnover() / bar.volume();
    }
}

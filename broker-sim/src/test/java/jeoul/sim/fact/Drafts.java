package jeoul.sim.fact;

import java.time.LocalDate;
import java.util.function.IntToDoubleFunction;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.market.TradingMode;
import jeoul.sim.flow.SymbolDay;

/** Days written by hand, on which the answers are known. */
final class Drafts {

    static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    static final TradingDay HOURS = TradingDay.ordinary(DATE);

    /** A tick of 100 won at 100,000 won is ten basis points. */
    static final SymbolDay SYMBOL = symbol("030200", 100_000, 1_000_000, 0.03);

    private Drafts() {}

    static SymbolDay symbol(String code, long basePrice, long volume, double range) {
        return new SymbolDay(
                Listing.stock(new Symbol(code), code, Market.KOSPI),
                DATE,
                basePrice,
                volume,
                range,
                TradingMode.CONTINUOUS,
                false);
    }

    static DayDraft empty() {
        return new DayDraft(SYMBOL, HOURS, false);
    }

    /**
     * A day on which the mid moves only at full minutes, by given logarithmic returns. It is so
     * high that rounding to whole won does not show.
     */
    static ObservedDay ofMinuteReturns(IntToDoubleFunction returns) {
        DayDraft draft = empty();
        double logarithm = StrictMath.log(1e15);
        for (int step = 0; step < draft.mids.length; step++) {
            if (step > 0 && step % DayDraft.STEPS_PER_MINUTE == 0) {
                logarithm += returns.applyAsDouble(step / DayDraft.STEPS_PER_MINUTE - 1);
            }
            draft.mids[step] = StrictMath.round(StrictMath.exp(logarithm));
        }
        return new ObservedDay(draft);
    }
}

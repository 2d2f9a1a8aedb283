package jeoul.engine.execute;

import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Strategy;

/**
 * All an executor is built from.
 *
 * @param parents sorted by symbol, each symbol once
 * @param before the account the plan was made from
 * @param priceLimits of each parent's symbol
 * @param ordersBefore order ids this run has used on earlier days; ours go on from there
 */
public record ExecutionPlan(
        TradingDay day,
        Strategy strategy,
        List<ParentOrder> parents,
        AccountSnapshot before,
        List<SymbolLimits> priceLimits,
        ExecutionLimits limits,
        long ordersBefore) {

    public ExecutionPlan {
        if (ordersBefore < 0) {
            throw new IllegalArgumentException("orders before cannot be negative: " + ordersBefore);
        }
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(limits, "limits");
        parents = List.copyOf(parents);
        priceLimits = List.copyOf(priceLimits);
        for (int i = 1; i < parents.size(); i++) {
            if (parents.get(i - 1).symbol().compareTo(parents.get(i).symbol()) >= 0) {
                throw new IllegalArgumentException("parents are sorted by symbol, each once");
            }
        }
        NavigableMap<Symbol, PriceLimits> known = limitsBySymbol(priceLimits);
        for (ParentOrder parent : parents) {
            if (!known.containsKey(parent.symbol())) {
                throw new IllegalArgumentException("no price limits for " + parent.symbol());
            }
        }
    }

    /** The daily price limits of one symbol. */
    public record SymbolLimits(Symbol symbol, PriceLimits limits) {}

    static NavigableMap<Symbol, PriceLimits> limitsBySymbol(List<SymbolLimits> limits) {
        NavigableMap<Symbol, PriceLimits> bySymbol = new TreeMap<>();
        for (SymbolLimits each : limits) {
            bySymbol.put(each.symbol(), each.limits());
        }
        return bySymbol;
    }
}

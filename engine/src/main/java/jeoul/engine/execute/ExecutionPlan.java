package jeoul.engine.execute;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Strategy;

/**
 * All an executor is built from.
 *
 * @param parents sorted by symbol, each symbol once
 * @param before the account the plan was made from
 * @param priceLimits of each parent's symbol
 * @param ordersBefore order ids this run has used on earlier days; ours go on from there
 * @param othersAccepted orders of the day that were there before and are not ours, which the person
 *     accepts. Any other that is not ours halts its symbol and side
 */
public record ExecutionPlan(
        TradingDay day,
        Strategy strategy,
        List<ParentOrder> parents,
        AccountSnapshot before,
        List<SymbolLimits> priceLimits,
        ExecutionLimits limits,
        long ordersBefore,
        NavigableSet<BrokerOrderId> othersAccepted) {

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
        othersAccepted = Collections.unmodifiableNavigableSet(new TreeSet<>(othersAccepted));
        for (int i = 1; i < parents.size(); i++) {
            if (parents.get(i - 1).symbol().compareTo(parents.get(i).symbol()) >= 0) {
                throw new IllegalArgumentException("parents are sorted by symbol, each once");
            }
        }
        NavigableMap<Symbol, SymbolLimits> known = limitsBySymbol(priceLimits);
        for (ParentOrder parent : parents) {
            if (!known.containsKey(parent.symbol())) {
                throw new IllegalArgumentException("no price limits for " + parent.symbol());
            }
        }
    }

    /** Where no order was there before. */
    public ExecutionPlan(
            TradingDay day,
            Strategy strategy,
            List<ParentOrder> parents,
            AccountSnapshot before,
            List<SymbolLimits> priceLimits,
            ExecutionLimits limits,
            long ordersBefore) {
        this(
                day,
                strategy,
                parents,
                before,
                priceLimits,
                limits,
                ordersBefore,
                Collections.emptyNavigableSet());
    }

    /**
     * The limits of one symbol.
     *
     * @param limits daily price limits
     * @param mostShares of it in this run, such as a share of the day's volume
     */
    public record SymbolLimits(Symbol symbol, PriceLimits limits, OptionalLong mostShares) {

        public SymbolLimits {
            Objects.requireNonNull(symbol, "symbol");
            Objects.requireNonNull(limits, "limits");
            if (mostShares.isPresent() && mostShares.getAsLong() < 0) {
                throw new IllegalArgumentException("most shares cannot be negative: " + mostShares);
            }
        }

        public SymbolLimits(Symbol symbol, PriceLimits limits) {
            this(symbol, limits, OptionalLong.empty());
        }
    }

    static NavigableMap<Symbol, SymbolLimits> limitsBySymbol(List<SymbolLimits> limits) {
        NavigableMap<Symbol, SymbolLimits> bySymbol = new TreeMap<>();
        for (SymbolLimits each : limits) {
            bySymbol.put(each.symbol(), each);
        }
        return bySymbol;
    }
}

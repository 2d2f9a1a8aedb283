package jeoul.engine.plan;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.OrderType;

/**
 * All a plan is made from.
 *
 * @param holdings what the account holds, kept symbols included; each symbol once
 * @param cash won: the D+2 deposit
 * @param market price and trading mode of every symbol of model and holdings
 * @param invest share of the account's value to invest, above 0 and at most 1
 * @param amount won to invest instead of that share
 * @param keep symbols never traded, whose value is not counted
 * @param orderType what the orders will be: some types cannot trade in some modes
 */
public record PlanRequest(
        ModelPortfolio model,
        List<Position> holdings,
        long cash,
        NavigableMap<Symbol, Tradable> market,
        double invest,
        OptionalLong amount,
        NavigableSet<Symbol> keep,
        OrderType orderType) {

    public PlanRequest {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(orderType, "orderType");
        Objects.requireNonNull(amount, "amount");
        holdings = List.copyOf(holdings);
        market = Collections.unmodifiableNavigableMap(new TreeMap<>(market));
        keep = Collections.unmodifiableNavigableSet(new TreeSet<>(keep));
        TreeSet<Symbol> held = new TreeSet<>();
        for (Position position : holdings) {
            if (!held.add(position.symbol())) {
                throw new IllegalArgumentException("holding twice: " + position.symbol());
            }
        }
        if (!(invest > 0 && invest <= 1)) {
            throw new IllegalArgumentException("invest lies above 0 and at most at 1: " + invest);
        }
        if (amount.isPresent() && amount.getAsLong() < 1) {
            throw new IllegalArgumentException("amount must be positive: " + amount.getAsLong());
        }
    }

    /**
     * A symbol as the planner sees it.
     *
     * @param name for people; used where the model names none
     * @param price won per share; may lie between ticks
     */
    public record Tradable(String name, long price, TradingMode mode) {
        public Tradable {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(mode, "mode");
            if (price < 1) {
                throw new IllegalArgumentException("price must be positive: " + price);
            }
        }

        /** A symbol whose name is not known. */
        public Tradable(long price, TradingMode mode) {
            this("", price, mode);
        }
    }
}

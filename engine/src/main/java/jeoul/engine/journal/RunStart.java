package jeoul.engine.journal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.market.Symbol;

/**
 * All that a run was started with: with it and the events of the journal it can be lived again.
 *
 * @param account whose run it is
 * @param before what the account held when the plan was made
 * @param orders the plan, sorted by symbol, each symbol once
 * @param priceLimits of each symbol to trade
 * @param settings everything else by name: strategy, limits, seed, versions. Whoever gets the
 *     journal reads them, so no key, token or account number belongs here
 */
public record RunStart(
        AccountHash account,
        AccountSnapshot before,
        List<PlannedOrder> orders,
        List<DailyLimits> priceLimits,
        NavigableMap<String, String> settings) {

    public RunStart {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(before, "before");
        orders = List.copyOf(orders);
        priceLimits = List.copyOf(priceLimits);
        settings = Collections.unmodifiableNavigableMap(new TreeMap<>(settings));
        TreeSet<Symbol> symbols = new TreeSet<>();
        for (PlannedOrder order : orders) {
            if (!symbols.isEmpty() && symbols.last().compareTo(order.symbol()) >= 0) {
                throw new IllegalArgumentException("orders are sorted by symbol, each once");
            }
            symbols.add(order.symbol());
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            Objects.requireNonNull(setting.getValue(), setting.getKey());
        }
    }

    /**
     * The value of a setting.
     *
     * @throws IllegalArgumentException if there is none
     */
    public String setting(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the journal has no setting " + name);
        }
        return value;
    }
}

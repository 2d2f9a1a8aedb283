package jeoul.engine.report;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.account.ChargeSettings;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.plan.RebalancePlan;

/**
 * All a day's report is made from.
 *
 * @param after the account when the day was over
 * @param market what the market did, by symbol of the plan
 * @param lowestOrderable least orderable won of the day, where the broker tells
 */
public record DayRecord(
        TradingDay day,
        TradingCalendar calendar,
        String strategy,
        RebalancePlan plan,
        ExecutionResult execution,
        AccountSnapshot before,
        AccountSnapshot after,
        NavigableMap<Symbol, SymbolMarket> market,
        ChargeSettings charges,
        OptionalLong lowestOrderable,
        Optional<Instant> lowestAt) {

    public DayRecord {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(execution, "execution");
        market = Collections.unmodifiableNavigableMap(new TreeMap<>(market));
    }

    /**
     * What one symbol's market did.
     *
     * @param last last price of the day, or the base price if it did not trade
     * @param minuteBars oldest first
     */
    public record SymbolMarket(Listing listing, long last, List<Bar> minuteBars) {
        public SymbolMarket {
            Objects.requireNonNull(listing, "listing");
            minuteBars = List.copyOf(minuteBars);
        }
    }
}

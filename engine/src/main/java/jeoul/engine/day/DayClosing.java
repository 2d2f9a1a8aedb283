package jeoul.engine.day;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.market.Symbol;
import jeoul.engine.report.DayRecord;

/**
 * What a day's execution is held against.
 *
 * @param after the broker's own account when nothing was left to do
 * @param market what the market did until then, by symbol; what is not listed is missing
 * @param lowestOrderable least orderable won of the day, where the broker tells
 */
public record DayClosing(
        AccountSnapshot after,
        NavigableMap<Symbol, DayRecord.SymbolMarket> market,
        OptionalLong lowestOrderable,
        Optional<Instant> lowestAt) {

    public DayClosing {
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(lowestOrderable, "lowestOrderable");
        Objects.requireNonNull(lowestAt, "lowestAt");
        market = Collections.unmodifiableNavigableMap(new TreeMap<>(market));
    }

    /** With the least orderable cash, which only some brokers tell. */
    public DayClosing withLowest(long won, Instant at) {
        return new DayClosing(after, market, OptionalLong.of(won), Optional.of(at));
    }
}

package jeoul.engine.journal;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import jeoul.engine.account.AccountSnapshot;

/**
 * What a run is held against once it is over. With it the report can be made again without the
 * broker.
 *
 * @param after what the broker said the account held
 * @param symbols what the market had done, each symbol once
 * @param facts everything else by name, such as why the run ended
 */
public record RunEnd(
        AccountSnapshot after, List<ClosedSymbol> symbols, NavigableMap<String, String> facts) {

    public RunEnd {
        Objects.requireNonNull(after, "after");
        symbols = List.copyOf(symbols);
        facts = Collections.unmodifiableNavigableMap(new TreeMap<>(facts));
    }
}

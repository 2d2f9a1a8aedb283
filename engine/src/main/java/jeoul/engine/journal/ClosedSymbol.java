package jeoul.engine.journal;

import java.util.List;
import java.util.Objects;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Listing;

/**
 * What one symbol's market had done when the run ended.
 *
 * @param last won per share: the last price, or the base price if it did not trade
 * @param minuteBars oldest first; none where nobody needs them
 */
public record ClosedSymbol(Listing listing, long last, List<Bar> minuteBars) {

    public ClosedSymbol {
        Objects.requireNonNull(listing, "listing");
        minuteBars = List.copyOf(minuteBars);
    }
}

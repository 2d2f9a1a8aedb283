package jeoul.engine.journal;

import java.time.Instant;
import java.util.Objects;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;

/**
 * One symbol of the plan a run was started with.
 *
 * @param decisionPrice won per share the plan was made at
 * @param quantity shares to trade in all
 * @param slice shares of one order
 * @param start when the first slice is due
 * @param end when the last is
 */
public record PlannedOrder(
        Symbol symbol,
        Side side,
        long decisionPrice,
        long quantity,
        long slice,
        Instant start,
        Instant end) {

    public PlannedOrder {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
    }
}

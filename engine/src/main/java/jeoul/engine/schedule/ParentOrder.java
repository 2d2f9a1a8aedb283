package jeoul.engine.schedule;

import java.util.Objects;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;

/**
 * The intention to trade one symbol: what the plan says, cut into slices.
 *
 * @param decisionPrice won per share the plan was made at
 */
public record ParentOrder(Symbol symbol, Side side, long decisionPrice, Schedule schedule) {

    public ParentOrder {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(schedule, "schedule");
        if (decisionPrice < 1 || schedule.quantity() < 1) {
            throw new IllegalArgumentException("nothing to trade: " + symbol);
        }
    }

    /** Shares to trade in all. */
    public long quantity() {
        return schedule.quantity();
    }
}

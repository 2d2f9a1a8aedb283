package jeoul.engine.plan;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;

/**
 * One symbol of a rebalance plan.
 *
 * @param held shares held before
 * @param price won per share the plan was made at (the decision price)
 * @param target shares to hold after
 * @param trade target less held: positive buys, negative sells
 * @param heldBack why the target is not what the model asks for, if it is not
 * @param roundingWon what rounding to whole shares adds to (positive) or leaves out of (negative)
 *     the sum meant for this symbol
 */
public record PlanRow(
        Symbol symbol,
        String name,
        long held,
        long price,
        long target,
        long trade,
        Optional<Cause> heldBack,
        long roundingWon) {

    public PlanRow {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(heldBack, "heldBack");
        if (held < 0 || target < 0 || price < 1 || trade != target - held) {
            throw new IllegalArgumentException("not a plan row: " + symbol);
        }
    }

    /** Shares to trade, whatever the side. */
    public OptionalLong quantity() {
        return trade == 0 ? OptionalLong.empty() : OptionalLong.of(Math.abs(trade));
    }

    public Side side() {
        return trade >= 0 ? Side.BUY : Side.SELL;
    }
}

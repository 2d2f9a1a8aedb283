package jeoul.engine.execute;

import java.util.Objects;
import java.util.OptionalDouble;
import jeoul.engine.schedule.ParentOrder;

/**
 * How far one parent order has come.
 *
 * @param due shares its schedule wants sent by now
 * @param filled shares
 * @param filledWon what was paid or received for them, without costs
 * @param open shares of orders that have left and may still fill
 * @param lost shares given up, whatever the cause
 * @param unknownOrders orders whose fate is not known at the moment, or never became known
 * @param slippageBps against arrival, positive a cost; empty without fills or arrival
 */
public record ParentProgress(
        ParentOrder order,
        long due,
        long filled,
        long filledWon,
        long open,
        long lost,
        long unknownOrders,
        OptionalDouble slippageBps) {

    public ParentProgress {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(slippageBps, "slippageBps");
    }

    /** Won that the fills have brought, or cost if negative; commission and tax not counted. */
    public long proceeds() {
        return -order.side().sign() * filledWon;
    }

    /** Shares that are due and have neither left nor been given up. */
    public long late() {
        return Math.max(0, due - filled - open - lost);
    }
}

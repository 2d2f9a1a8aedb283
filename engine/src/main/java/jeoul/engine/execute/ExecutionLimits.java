package jeoul.engine.execute;

import java.time.Duration;

/**
 * Our own limits, checked before an order leaves. What crosses one is denied, and nothing new is
 * sent for its symbol after that, or for any if the limit is one of the whole run. Two only make
 * orders wait: those of a second, and those open with an unknown outcome.
 *
 * @param wonPerOrder most won in one order, at the last known price
 * @param wonPerDay most won sent in a day, buys and sells together
 * @param collarBps how far the price an order would trade at may be from the decision price, and
 *     from the last price traded, basis points
 * @param quoteAge how old a quote the collar is checked against may be before a new one is asked
 *     for
 * @param ordersPerSecond most orders handed to the broker within one second
 * @param ordersPerDay most orders in a day
 * @param sharesPerSymbol most shares of one symbol in a day
 * @param refusalsInRow refusals of one symbol in a row, cash aside, after which it is given up
 * @param unknownsOpen while the outcome of more orders than these is unknown, nothing is sent
 */
public record ExecutionLimits(
        long wonPerOrder,
        long wonPerDay,
        long collarBps,
        Duration quoteAge,
        long ordersPerSecond,
        long ordersPerDay,
        long sharesPerSymbol,
        int refusalsInRow,
        int unknownsOpen) {

    /**
     * Wide enough for a person's rebalance, narrow enough to stop a runaway: a thousand million won
     * an order, a hundred thousand orders a day, prices within the day's limit of 30 %.
     */
    public static final ExecutionLimits DEFAULT =
            new ExecutionLimits(
                    1_000_000_000L,
                    100_000_000_000L,
                    3_000,
                    Duration.ofMinutes(1),
                    60,
                    200_000,
                    10_000_000L,
                    20,
                    10);

    public ExecutionLimits {
        if (wonPerOrder < 1
                || wonPerDay < 1
                || collarBps < 1
                || quoteAge.isNegative()
                || ordersPerSecond < 1
                || ordersPerDay < 1
                || sharesPerSymbol < 1
                || refusalsInRow < 1
                || unknownsOpen < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}

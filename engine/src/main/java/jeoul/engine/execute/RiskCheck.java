package jeoul.engine.execute;

import java.time.Instant;
import java.util.Optional;
import jeoul.engine.order.Order;

/** Our own limits, counted over the day. */
final class RiskCheck {

    private final ExecutionLimits limits;
    private long orders;
    private long won;
    private long second = Long.MIN_VALUE;
    private long ordersThisSecond;

    RiskCheck(ExecutionLimits limits) {
        this.limits = limits;
    }

    /**
     * Counts an order that is about to leave, if no limit is crossed.
     *
     * @param price won per share it is reckoned at
     * @return the limit crossed, for people; empty if the order may leave
     */
    Optional<String> submit(Parent parent, long price, long quantity, Instant now) {
        if (quantity > Order.MAX_QUANTITY || price > Order.MAX_PRICE) {
            return Optional.of("no order can be " + price + " x " + quantity);
        }
        long value = Math.multiplyExact(price, quantity);
        if (value > limits.wonPerOrder()) {
            return Optional.of("won per order " + value + " > " + limits.wonPerOrder());
        }
        if (value > limits.wonPerDay() - won) {
            return Optional.of("won per day " + won + " + " + value + " > " + limits.wonPerDay());
        }
        if (quantity > limits.sharesPerSymbol() - parent.committed()) {
            return Optional.of("shares per symbol > " + limits.sharesPerSymbol());
        }
        Optional<String> crossed = revise(parent, price, now);
        if (crossed.isEmpty()) {
            won += value;
        }
        return crossed;
    }

    /** As {@link #submit}, for an order that replaces another and adds neither won nor shares. */
    Optional<String> revise(Parent parent, long price, Instant now) {
        if (orders >= limits.ordersPerDay()) {
            return Optional.of("orders per day > " + limits.ordersPerDay());
        }
        if (ordersIn(now) >= limits.ordersPerSecond()) {
            return Optional.of("orders per second > " + limits.ordersPerSecond());
        }
        long decision = parent.order().decisionPrice();
        long moved = Math.multiplyExact(Math.abs(price - decision), 10_000L);
        // Rounded up: a price a hair beyond the collar is beyond it.
        long movedBps = moved / decision + (moved % decision == 0 ? 0 : 1);
        if (movedBps > limits.collarBps()) {
            return Optional.of(
                    "price " + price + " is " + movedBps + " bp from the plan's " + decision);
        }
        orders++;
        ordersThisSecond = ordersIn(now) + 1;
        second = now.getEpochSecond();
        return Optional.empty();
    }

    private long ordersIn(Instant now) {
        return now.getEpochSecond() == second ? ordersThisSecond : 0;
    }
}

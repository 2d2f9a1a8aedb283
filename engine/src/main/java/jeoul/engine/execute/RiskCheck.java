package jeoul.engine.execute;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Quote;
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
     * A limit that an order would cross.
     *
     * @param wholeRun whether it is one of the whole run, or of the order's symbol
     * @param limit for people
     */
    record Crossing(boolean wholeRun, String limit) {}

    /** When the next order may leave by the limit of a second: now, or when the second is over. */
    Instant mayLeaveAt(Instant now) {
        return ordersIn(now) < limits.ordersPerSecond()
                ? now
                : Instant.ofEpochSecond(now.getEpochSecond() + 1);
    }

    /**
     * Counts an order that is about to leave, if no limit is crossed.
     *
     * @param price won per share it is reckoned at
     * @return the limit crossed; empty if the order may leave
     */
    Optional<Crossing> submit(Parent parent, long price, long quantity, Instant now) {
        if (quantity > Order.MAX_QUANTITY || price > Order.MAX_PRICE) {
            return ofSymbol("no order can be " + price + " x " + quantity);
        }
        long value = Math.multiplyExact(price, quantity);
        if (value > limits.wonPerOrder()) {
            return ofSymbol("won per order " + value + " > " + limits.wonPerOrder());
        }
        if (value > limits.wonPerDay() - won) {
            return ofRun("won per day " + won + " + " + value + " > " + limits.wonPerDay());
        }
        if (quantity > limits.sharesPerSymbol() - parent.committed()) {
            return ofSymbol("shares per symbol > " + limits.sharesPerSymbol());
        }
        OptionalLong most = parent.mostShares();
        if (most.isPresent() && quantity > most.getAsLong() - parent.committed()) {
            return ofSymbol("shares of " + parent.order().symbol() + " > " + most.getAsLong());
        }
        Optional<Crossing> crossed = revise(parent, price, now);
        if (crossed.isEmpty()) {
            won += value;
        }
        return crossed;
    }

    /** As {@link #submit}, for an order that replaces another and adds neither won nor shares. */
    Optional<Crossing> revise(Parent parent, long price, Instant now) {
        if (orders >= limits.ordersPerDay()) {
            return ofRun("orders per day > " + limits.ordersPerDay());
        }
        long decision = parent.order().decisionPrice();
        if (isBeyondCollar(price, decision)) {
            return ofSymbol(beyond(price, "the plan's", decision));
        }
        OptionalLong last = parent.view().quote().map(Quote::last).orElse(OptionalLong.empty());
        if (last.isPresent() && isBeyondCollar(price, last.getAsLong())) {
            return ofSymbol(beyond(price, "the last", last.getAsLong()));
        }
        orders++;
        ordersThisSecond = ordersIn(now) + 1;
        second = now.getEpochSecond();
        return Optional.empty();
    }

    private boolean isBeyondCollar(long price, long reference) {
        return movedBps(price, reference) > limits.collarBps();
    }

    private static String beyond(long price, String whose, long reference) {
        return "price "
                + price
                + " is "
                + movedBps(price, reference)
                + " bp from "
                + whose
                + " "
                + reference;
    }

    private static long movedBps(long price, long reference) {
        long moved = Math.multiplyExact(Math.abs(price - reference), 10_000L);
        // Rounded up: a price a hair beyond the collar is beyond it.
        return moved / reference + (moved % reference == 0 ? 0 : 1);
    }

    private static Optional<Crossing> ofSymbol(String limit) {
        return Optional.of(new Crossing(false, limit));
    }

    private static Optional<Crossing> ofRun(String limit) {
        return Optional.of(new Crossing(true, limit));
    }

    private long ordersIn(Instant now) {
        return now.getEpochSecond() == second ? ordersThisSecond : 0;
    }
}

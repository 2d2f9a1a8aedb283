package jeoul.sim.exchange;

import java.util.Optional;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.RejectReason;

/** The grid and the limits that the prices an order names must keep. */
record PriceRules(TickTable ticks, PriceLimits limits) {

    Optional<Refusal> refusal(OwnOrder order) {
        Optional<Refusal> price =
                order.type.pricing().namesPrice() ? refusal(order.price) : Optional.empty();
        if (price.isPresent()) {
            return price;
        }
        return switch (order.type.pricing()) {
            case STOP_LIMIT -> refusal(order.stop);
            // KRX order types: a conditional limit order that could not get a better price as a
            // market order is not taken.
            case CONDITIONAL_LIMIT ->
                    order.price == (order.buy ? limits.upper() : limits.lower())
                            ? Optional.of(
                                    new Refusal(
                                            RejectReason.BEYOND_PRICE_LIMIT,
                                            "no conditional limit order at the daily limit "
                                                    + order.price))
                            : Optional.empty();
            case LIMIT, MARKET, BEST_OPPOSITE, BEST_SAME, MID, CLOSE_PRICE -> Optional.empty();
        };
    }

    private Optional<Refusal> refusal(long price) {
        if (!ticks.isOnGrid(price)) {
            return Optional.of(
                    new Refusal(
                            RejectReason.WRONG_TICK,
                            price + " is not a multiple of the tick " + ticks.tickAt(price)));
        }
        if (!limits.contains(price)) {
            return Optional.of(
                    new Refusal(
                            RejectReason.BEYOND_PRICE_LIMIT,
                            price + " lies outside " + limits.lower() + " to " + limits.upper()));
        }
        return Optional.empty();
    }
}

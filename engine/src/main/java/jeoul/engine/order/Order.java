package jeoul.engine.order;

import java.util.Objects;
import java.util.OptionalLong;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;

/**
 * An order as it is asked for. It holds no state; what became of it is told by events.
 *
 * @param price won per share, present exactly for the types that name one
 * @param quantity shares, at least 1
 * @param stop the trigger of a stop-limit order, won per share, present for that type alone
 */
public record Order(
        ClientOrderId id,
        Symbol symbol,
        Side side,
        OrderType type,
        OptionalLong price,
        long quantity,
        OptionalLong stop) {

    /** No order is larger than this, so that won amounts stay far from overflow. */
    public static final long MAX_QUANTITY = 10_000_000_000L;

    /** No price is higher than this, for the same reason. */
    public static final long MAX_PRICE = 100_000_000L;

    public Order {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new IllegalArgumentException("quantity out of range: " + quantity);
        }
        if (price.isPresent() != type.pricing().namesPrice()) {
            throw new IllegalArgumentException(
                    type + (price.isPresent() ? " takes no price" : " needs a price"));
        }
        if (stop.isPresent() != (type.pricing() == Pricing.STOP_LIMIT)) {
            throw new IllegalArgumentException(
                    type + (stop.isPresent() ? " takes no stop" : " needs a stop"));
        }
        requirePrice(price);
        requirePrice(stop);
    }

    /** An order of a type that names no price. */
    public static Order unpriced(
            ClientOrderId id, Symbol symbol, Side side, OrderType type, long quantity) {
        return new Order(
                id, symbol, side, type, OptionalLong.empty(), quantity, OptionalLong.empty());
    }

    /** An order at a price. */
    public static Order priced(
            ClientOrderId id, Symbol symbol, Side side, OrderType type, long price, long quantity) {
        return new Order(
                id, symbol, side, type, OptionalLong.of(price), quantity, OptionalLong.empty());
    }

    private static void requirePrice(OptionalLong price) {
        if (price.isPresent() && (price.getAsLong() < 1 || price.getAsLong() > MAX_PRICE)) {
            throw new IllegalArgumentException("price out of range: " + price.getAsLong());
        }
    }
}

package jeoul.engine.broker;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;

/**
 * One line of the broker's list of the day's orders.
 *
 * @param revises the order it was revised from (원주문번호); empty for an order that was sent anew
 * @param at when the broker received it
 * @param filledNotional won, of the filled shares together
 */
public record OrderStatus(
        BrokerOrderId number,
        Optional<BrokerOrderId> revises,
        Symbol symbol,
        Side side,
        OrderType type,
        OptionalLong price,
        long quantity,
        long filled,
        long filledNotional,
        long cancelled,
        long rejected,
        Instant at) {

    public OrderStatus {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(revises, "revises");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(at, "at");
        if (filled < 0
                || cancelled < 0
                || rejected < 0
                || quantity - filled - cancelled - rejected < 0) {
            throw new IllegalArgumentException("parts exceed the order " + number);
        }
    }

    /** Shares still open. */
    public long leaves() {
        return quantity - filled - cancelled - rejected;
    }
}

package jeoul.kis.server;

import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;

/** Places orders in the served account by another way than the server, as a person does. */
@FunctionalInterface
public interface ForeignOrders {

    /** Where there is no other way. */
    ForeignOrders NONE = (symbol, side, type, price, quantity) -> Optional.empty();

    /**
     * @return the order's number, if the broker took it
     */
    Optional<BrokerOrderId> place(
            Symbol symbol, Side side, OrderType type, OptionalLong price, long quantity);
}

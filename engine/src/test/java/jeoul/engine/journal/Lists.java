package jeoul.engine.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;

/** Lists of the day's orders. */
final class Lists {

    private Lists() {}

    static Event told(long second, OrderStatus... lines) {
        return new Event.OrdersRefreshed(
                new RequestId(second), List.of(lines), true, Journals.OPEN.plusSeconds(second));
    }

    static OrderStatus line(String number, long filled) {
        return new OrderStatus(
                new BrokerOrderId(number),
                Optional.empty(),
                new Symbol("005930"),
                Side.BUY,
                OrderType.BEST_OPPOSITE,
                OptionalLong.of(62_200),
                1,
                filled,
                62_200 * filled,
                0,
                0,
                Journals.OPEN);
    }
}

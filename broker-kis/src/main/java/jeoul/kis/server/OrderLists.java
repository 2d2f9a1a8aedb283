package jeoul.kis.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;

/** Asks the broker for its list of the day's orders. */
final class OrderLists {

    private final Broker broker;
    private final RequestIds ids;
    private final Map<RequestId, Consumer<Optional<List<OrderStatus>>>> waiting = new HashMap<>();

    OrderLists(Broker broker, RequestIds ids) {
        this.broker = broker;
        this.ids = ids;
    }

    /**
     * @param then told once: the whole list, or empty where the broker has none to give
     */
    void ask(Consumer<Optional<List<OrderStatus>>> then) {
        RequestId request = ids.next();
        waiting.put(request, then);
        broker.send(List.of(new Command.RefreshOrders(request)));
    }

    void refreshed(Event.OrdersRefreshed event) {
        answer(event.request(), event.complete() ? Optional.of(event.orders()) : Optional.empty());
    }

    void unavailable(Event.Unavailable event) {
        answer(event.request(), Optional.empty());
    }

    private void answer(RequestId request, Optional<List<OrderStatus>> orders) {
        Consumer<Optional<List<OrderStatus>>> asked = waiting.remove(request);
        if (asked != null) {
            asked.accept(orders);
        }
    }
}

package jeoul.cli.command;

import java.util.List;
import jeoul.engine.InputException;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;

/** Finds orders in the broker's list that still have something left. */
final class StandingOrders {

    private final Event.OrdersRefreshed list;

    StandingOrders(Event.OrdersRefreshed list) {
        this.list = list;
    }

    List<OrderStatus> all() {
        return list.orders().stream().filter(order -> order.leaves() > 0).toList();
    }

    /**
     * The order of a number as the list shows it; zeros in front may be left out.
     *
     * @throws InputException if there is none, or nothing is left of it
     */
    OrderStatus numbered(String typed) {
        List<OrderStatus> found =
                list.orders().stream()
                        .filter(order -> bare(order.number().value()).equals(bare(typed)))
                        .toList();
        if (found.isEmpty()) {
            throw new InputException(
                    "ID",
                    list.complete()
                            ? "no order '" + typed + "' today"
                            : "no order '" + typed + "' in the part of the list that came",
                    "a number that 'jeoul orders' shows");
        }
        OrderStatus order = found.get(found.size() - 1);
        if (found.size() > 1) {
            throw new InputException(
                    "ID", "'" + typed + "' is the number of several orders", "it with its zeros");
        }
        if (order.leaves() == 0) {
            throw new InputException(
                    "ID", "nothing is left of order '" + typed + "'", "an open order");
        }
        return order;
    }

    private static String bare(String number) {
        String bare = number.replaceFirst("^0+", "");
        return bare.isEmpty() ? number : bare;
    }
}

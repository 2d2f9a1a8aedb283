package jeoul.engine.journal;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Unsent;
import jeoul.engine.order.ClientOrderId;

/**
 * Which commands have not left, told of steps and departures in the order they were kept. A
 * resumption settles what was commanded before it: nothing of that leaves any more.
 */
final class UnsentCount {

    private final TreeSet<ClientOrderId> orders = new TreeSet<>();

    /** How often the cancel of an order was commanded and has not left. */
    private final TreeMap<ClientOrderId, Integer> waitingCancels = new TreeMap<>();

    /** Orders of which no cancel has left since one was commanded last. */
    private final TreeSet<ClientOrderId> cancels = new TreeSet<>();

    void kept(Event event, List<Command> commands) {
        if (event instanceof Event.Resumed) {
            forget();
        }
        for (Command command : commands) {
            Departing.of(command).ifPresent(this::commanded);
        }
    }

    void commanded(Departing departing) {
        if (departing.isCancel()) {
            waitingCancels.merge(departing.order(), 1, Integer::sum);
            cancels.add(departing.order());
        } else {
            orders.add(departing.order());
        }
    }

    /**
     * @throws IllegalArgumentException if it was not commanded, or has left before
     */
    void left(Departing departing) {
        boolean waited;
        if (departing.isCancel()) {
            // Which of several it was cannot be told, so none of them is certain not to have left.
            cancels.remove(departing.order());
            waited = waitingCancels.containsKey(departing.order());
            waitingCancels.computeIfPresent(
                    departing.order(), (order, count) -> count == 1 ? null : count - 1);
        } else {
            waited = orders.remove(departing.order());
        }
        if (!waited) {
            throw new IllegalArgumentException(
                    departing.kind().text()
                            + " "
                            + departing.order()
                            + " leaves, which was not commanded or has left before");
        }
    }

    /** Whatever was commanded so far may have left. */
    void forget() {
        orders.clear();
        waitingCancels.clear();
        cancels.clear();
    }

    Unsent unsent() {
        return new Unsent(orders, cancels);
    }
}

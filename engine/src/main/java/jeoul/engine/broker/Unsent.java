package jeoul.engine.broker;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import jeoul.engine.order.ClientOrderId;

/**
 * Commands that certainly never left us.
 *
 * @param orders new orders, and revisions by the id of the part they were to move
 * @param cancels cancels, by the id of their order
 */
public record Unsent(NavigableSet<ClientOrderId> orders, NavigableSet<ClientOrderId> cancels) {

    /** Whatever was commanded may have left. */
    public static final Unsent NONE = of(List.of(), List.of());

    public Unsent {
        orders = Collections.unmodifiableNavigableSet(new TreeSet<>(orders));
        cancels = Collections.unmodifiableNavigableSet(new TreeSet<>(cancels));
    }

    public static Unsent of(Collection<ClientOrderId> orders, Collection<ClientOrderId> cancels) {
        return new Unsent(new TreeSet<>(orders), new TreeSet<>(cancels));
    }

    public int size() {
        return orders.size() + cancels.size();
    }
}

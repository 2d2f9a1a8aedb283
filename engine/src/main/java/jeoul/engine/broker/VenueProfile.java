package jeoul.engine.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jeoul.engine.order.Condition;
import jeoul.engine.order.OrderSession;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.Pricing;

/**
 * What a broker's environment allows: how fast calls may follow each other, which order types it
 * takes, how long its pages are.
 *
 * @param name as on the command line
 * @param callInterval least time between two calls that we allow ourselves, below the venue's limit
 * @param reservedPerMille share of the calls kept for inquiries, in thousandths: while one waits,
 *     it gets one of every {@code 1000 / reservedPerMille} calls however many orders wait; other
 *     calls are the orders' and cancels' first, and an inquiry's only if none of them can leave. 0
 *     lets inquiries wait for every order
 * @param balancePage holdings on one page of a balance
 * @param ordersPage orders on one page of the day's list
 */
public record VenueProfile(
        String name,
        Duration callInterval,
        int reservedPerMille,
        List<OrderType> orderTypes,
        int balancePage,
        int ordersPage) {

    /** KIS real: 20 calls a second allowed, 18 used. */
    public static final VenueProfile REAL =
            new VenueProfile(
                    "real", Duration.ofNanos(1_000_000_000L / 18), 100, OrderType.all(), 50, 100);

    /** KIS mock: one call a second for planning; 1,100 ms apart was measured to be safe. */
    public static final VenueProfile MOCK =
            new VenueProfile("mock", Duration.ofMillis(1_100), 100, mockTypes(), 20, 15);

    public VenueProfile {
        Objects.requireNonNull(name, "name");
        orderTypes = List.copyOf(orderTypes);
        if (callInterval.isNegative() || callInterval.isZero()) {
            throw new IllegalArgumentException("calls need a time between them: " + callInterval);
        }
        if (reservedPerMille < 0 || reservedPerMille > 900 || balancePage < 1 || ordersPage < 1) {
            throw new IllegalArgumentException("not a profile: " + name);
        }
    }

    /** Time between two orders if the reserved share of calls goes to inquiries. */
    public Duration orderInterval() {
        return callInterval.multipliedBy(1_000).dividedBy(1_000 - reservedPerMille);
    }

    public boolean offers(OrderType type) {
        return orderTypes.contains(type);
    }

    private static List<OrderType> mockTypes() {
        // KIS mock refuses off-hours, IOC and FOK orders; mid and stop are assumed refused.
        List<OrderType> types = new ArrayList<>();
        for (OrderType type : OrderType.all()) {
            if (type.session() == OrderSession.REGULAR
                    && type.condition() == Condition.DAY
                    && type.pricing() != Pricing.MID
                    && type.pricing() != Pricing.STOP_LIMIT) {
                types.add(type);
            }
        }
        return types;
    }
}

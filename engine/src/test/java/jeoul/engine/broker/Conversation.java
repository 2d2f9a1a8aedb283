package jeoul.engine.broker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;

/** Sends commands to a venue and remembers, in order, everything that was heard. */
final class Conversation implements AutoCloseable {

    /** Longer than any answer takes, the slowest list of many pages included. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Venue venue;
    private final Scenario scenario;
    private final List<Heard> heard = new ArrayList<>();
    private long lastOrder;
    private long lastRequest;

    Conversation(Venue venue, Scenario scenario) {
        this.venue = venue;
        this.scenario = scenario;
    }

    MarketData marketData() {
        return venue.marketData();
    }

    Instant now() {
        return venue.timeline().now();
    }

    Instant at(LocalTime time) {
        return Seoul.at(scenario.date(), time);
    }

    void send(Command... commands) {
        venue.broker().send(List.of(commands));
    }

    void markDepartures(Departures departures) {
        venue.broker().markDepartures(departures);
    }

    Order limit(Symbol symbol, Side side, long price, long quantity) {
        return Order.priced(nextId(), symbol, side, OrderType.LIMIT, price, quantity);
    }

    Order best(Symbol symbol, Side side, long quantity) {
        return Order.unpriced(nextId(), symbol, side, OrderType.BEST_OPPOSITE, quantity);
    }

    ClientOrderId nextId() {
        return new ClientOrderId(++lastOrder);
    }

    RequestId nextRequest() {
        return new RequestId(++lastRequest);
    }

    /** Sends an order and waits until the broker has numbered it. */
    Event.Accepted accepted(Order order) {
        send(new Command.Submit(order));
        return await(Event.Accepted.class, event -> event.order().equals(order.id()));
    }

    /** Sends an order and waits until it is refused; it must not have been accepted before. */
    Event.Rejected rejected(Order order) {
        send(new Command.Submit(order));
        Event.Rejected rejected =
                await(Event.Rejected.class, event -> event.order().equals(order.id()));
        assertFalse(
                all(Event.Accepted.class).stream().anyMatch(e -> e.order().equals(order.id())),
                "accepted and then " + rejected);
        return rejected;
    }

    /** Sends an order and waits until all of it is filled. */
    void filled(Order order) {
        send(new Command.Submit(order));
        awaitFills(order.id(), order.quantity());
    }

    void awaitFills(ClientOrderId order, long quantity) {
        await(Event.class, event -> shares(order) == quantity);
    }

    long shares(ClientOrderId order) {
        return fills(order).stream().mapToLong(Event.Filled::quantity).sum();
    }

    List<Event.Filled> fills(ClientOrderId order) {
        return all(Event.Filled.class).stream().filter(e -> e.order().equals(order)).toList();
    }

    Event.AccountRefreshed account() {
        RequestId request = nextRequest();
        send(new Command.RefreshAccount(request));
        return await(Event.AccountRefreshed.class, event -> event.request().equals(request));
    }

    Event.OrdersRefreshed orders() {
        RequestId request = nextRequest();
        send(new Command.RefreshOrders(request));
        return await(Event.OrdersRefreshed.class, event -> event.request().equals(request));
    }

    /** The first such event heard, now or before; waits for it if there is none yet. */
    <E extends Event> E await(Class<E> type, Predicate<E> wanted) {
        Instant deadline = now().plus(PATIENCE);
        while (true) {
            for (E event : all(type)) {
                if (wanted.test(event)) {
                    return event;
                }
            }
            if (!now().isBefore(deadline)) {
                return fail(
                        "no such " + type.getSimpleName() + " within " + PATIENCE + ": " + heard);
            }
            listen(deadline);
        }
    }

    /** Lets time pass to an instant and hears everything on the way. */
    void until(Instant instant) {
        while (now().isBefore(instant)) {
            listen(instant);
        }
    }

    <E extends Event> List<E> all(Class<E> type) {
        return heard.stream().map(Heard::event).filter(type::isInstance).map(type::cast).toList();
    }

    /** Everything, with the times it was handed over. */
    List<Heard> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        venue.close();
    }

    private void listen(Instant until) {
        Instant now = venue.timeline().await(until);
        venue.broker().poll(event -> heard.add(new Heard(event, now)));
    }

    record Heard(Event event, Instant handedOver) {}
}

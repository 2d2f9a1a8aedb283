package jeoul.cli.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.broker.Scenario;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.OrderType;
import jeoul.kis.client.KisTimings;
import jeoul.kis.server.fault.FaultScript;
import jeoul.sim.SimSettings;
import jeoul.sim.SimVenue;
import org.junit.jupiter.api.Test;

/** Client, server and exchange, and an order that came into the account past all of them. */
class OthersOrdersTest {

    private final Lockstep lockstep =
            new Lockstep(
                    SimSettings.of(
                            Lockstep.unhurried(Scenario.ORDINARY.profile()),
                            Scenario.ORDINARY.cash(),
                            Scenario.ORDINARY.holdings(),
                            1),
                    SimVenue.market(Scenario.ORDINARY),
                    Scenario.ORDINARY.profile(),
                    FaultScript.NONE,
                    KisTimings.DEFAULT);
    private final List<Event> heard = new ArrayList<>();
    private long requests;

    @Test
    void itIsRevisedAndCancelledThroughTheServer() {
        pass(Duration.ofHours(1).plusMinutes(10));
        BrokerOrderId number =
                lockstep.sim()
                        .placeForeign(
                                Scenario.SAMSUNG,
                                Side.SELL,
                                OrderType.LIMIT,
                                OptionalLong.of(80_000),
                                5)
                        .orElseThrow();
        ClientOrderId order = new ClientOrderId(1);
        ClientOrderId revised = new ClientOrderId(2);
        assertEquals(number, orders().get(0).number());

        send(new Command.Adopt(order, number, 0));
        send(new Command.Revise(order, revised, OrderType.LIMIT, OptionalLong.of(81_000), 2));
        send(new Command.Cancel(order, 3));
        send(new Command.Cancel(revised, 2));

        assertEquals(
                List.of("Revised 2", "Cancelled 3", "Cancelled 2"),
                heard.stream().flatMap(event -> shares(event).stream()).toList());
        assertEquals(0, orders().stream().mapToLong(OrderStatus::leaves).sum());
    }

    private static List<String> shares(Event event) {
        if (event instanceof Event.Revised moved) {
            return List.of("Revised " + moved.quantity());
        }
        if (event instanceof Event.Cancelled cancelled) {
            return List.of("Cancelled " + cancelled.quantity());
        }
        return List.of();
    }

    private List<OrderStatus> orders() {
        RequestId request = new RequestId(++requests);
        send(new Command.RefreshOrders(request));
        for (Event event : heard) {
            if (event instanceof Event.OrdersRefreshed list && list.request().equals(request)) {
                return list.orders();
            }
        }
        throw new AssertionError("no list came: " + heard);
    }

    private void send(Command command) {
        lockstep.broker().send(List.of(command));
        pass(Duration.ofSeconds(10));
    }

    private void pass(Duration time) {
        Instant end = lockstep.now().plus(time);
        while (lockstep.now().isBefore(end)) {
            lockstep.await(end);
            lockstep.broker().poll(heard::add);
        }
    }
}

package jeoul.cli.emulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Departures;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;

/** The lines that the emulator writes of each order. */
class OrderLogTest {

    private static final Instant TEN = Instant.parse("2026-11-20T01:00:00Z");

    private final List<String> lines = new ArrayList<>();
    private final Told broker = new Told();
    private final OrderLog log = new OrderLog(broker, lines::add);

    @Test
    void callsAnOrderByTheNameThatAPersonTypes() {
        log.send(List.of(submit(1, OrderType.BEST_OPPOSITE, OptionalLong.empty())));
        hear(new Event.Accepted(id(1), new BrokerOrderId("0000000001"), TEN));

        assertEquals(List.of("10:00:00  0000000001 buy 1 035720 best-limit: accepted"), lines);
    }

    @Test
    void aRevisedOrderIsToldWithItsNewTerms() {
        log.send(List.of(submit(1, OrderType.LIMIT, OptionalLong.of(35_400))));
        log.send(
                List.of(
                        new Command.Revise(
                                id(1), id(2), OrderType.BEST_OPPOSITE, OptionalLong.empty(), 1)));
        hear(new Event.Accepted(id(1), new BrokerOrderId("0000000001"), TEN));
        hear(new Event.Revised(id(1), id(2), new BrokerOrderId("0000000002"), 1, TEN));
        hear(new Event.Filled(id(2), 50_600, 1, TEN));

        assertEquals(
                List.of(
                        "10:00:00  0000000001 buy 1 035720 limit at 35400: accepted",
                        "10:00:00  0000000002 buy 1 035720 best-limit: 1 moved from 0000000001",
                        "10:00:00  0000000002 buy 1 035720 best-limit: 1 filled at 50600"),
                lines);
    }

    @Test
    void anOrderPlacedElsewhereHasItsNumber() {
        log.send(List.of(new Command.Adopt(id(1), new BrokerOrderId("0000000007"), 0)));
        log.send(
                List.of(
                        new Command.Revise(
                                id(1), id(2), OrderType.LIMIT, OptionalLong.of(50_000), 3)));
        hear(new Event.Revised(id(1), id(2), new BrokerOrderId("0000000008"), 3, TEN));
        hear(new Event.Cancelled(id(1), 2, TEN));

        assertEquals(
                List.of(
                        "10:00:00  0000000008: 3 moved from 0000000007",
                        "10:00:00  0000000007 placed elsewhere: 2 cancelled"),
                lines);
    }

    private void hear(Event event) {
        broker.next.add(event);
        log.poll(heard -> {});
    }

    private static Command submit(long number, OrderType type, OptionalLong price) {
        return new Command.Submit(
                new Order(
                        id(number),
                        new Symbol("035720"),
                        Side.BUY,
                        type,
                        price,
                        1,
                        OptionalLong.empty()));
    }

    private static ClientOrderId id(long number) {
        return new ClientOrderId(number);
    }

    /** Says what it is told to say. */
    private static final class Told implements Broker {

        private final List<Event> next = new ArrayList<>();

        @Override
        public void send(List<Command> commands) {}

        @Override
        public void markDepartures(Departures departures) {}

        @Override
        public int poll(Consumer<Event> events) {
            next.forEach(events);
            int told = next.size();
            next.clear();
            return told;
        }
    }
}

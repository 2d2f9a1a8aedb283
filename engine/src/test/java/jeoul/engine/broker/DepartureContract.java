package jeoul.engine.broker;

import static jeoul.engine.broker.Scenario.ORDINARY;
import static jeoul.engine.broker.Scenario.SAMSUNG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import jeoul.engine.market.Side;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;

/** What every broker writes down before an order, a revision or a cancel leaves it. */
abstract class DepartureContract extends OrderContract {

    private final List<Command> marked = new ArrayList<>();

    @Test
    void ordersRevisionsAndCancelsAreMarkedOnceEachInTheOrderTheyLeave() {
        start(ORDINARY);
        talk.markDepartures((command, at) -> marked.add(command));
        Command.Submit submit = new Command.Submit(talk.limit(SAMSUNG, Side.BUY, 60_000, 3));
        talk.send(submit);
        talk.await(Event.Accepted.class, event -> true);
        Command.Revise revise =
                new Command.Revise(
                        submit.order().id(),
                        talk.nextId(),
                        OrderType.LIMIT,
                        OptionalLong.of(60_100),
                        3);
        talk.send(revise);
        talk.await(Event.Revised.class, event -> true);
        Command.Cancel cancel = new Command.Cancel(revise.revised(), 3);
        talk.send(cancel, new Command.RefreshAccount(talk.nextRequest()));
        talk.await(Event.Cancelled.class, event -> true);
        talk.account();

        assertEquals(List.of(submit, revise, cancel), marked);
    }

    @Test
    void anOrderIsMarkedWhenItLeavesAndNotWhenItIsTaken() {
        start(ORDINARY.with(VenueProfile.MOCK));
        talk.markDepartures(
                (command, at) -> {
                    assertEquals(talk.now(), at);
                    marked.add(command);
                });
        Order first = talk.limit(SAMSUNG, Side.BUY, 60_000, 1);
        Order second = talk.limit(SAMSUNG, Side.BUY, 60_000, 1);
        talk.send(new Command.Submit(first), new Command.Submit(second));

        talk.await(Event.Sent.class, event -> event.order().equals(first.id()));
        assertEquals(List.of(new Command.Submit(first)), marked);
        talk.send(new Command.Cancel(second.id(), 1));
        talk.await(Event.Cancelled.class, event -> event.order().equals(second.id()));
        talk.until(talk.now().plusSeconds(10));

        assertEquals(List.of(new Command.Submit(first)), marked);
    }

    @Test
    void whatCannotBeMarkedDoesNotLeave() {
        start(ORDINARY);
        talk.markDepartures(
                (command, at) -> {
                    throw new UnsupportedOperationException("disk full");
                });
        talk.send(new Command.Submit(talk.limit(SAMSUNG, Side.BUY, 60_000, 1)));

        UnsupportedOperationException full =
                assertThrows(
                        UnsupportedOperationException.class,
                        () -> talk.until(talk.now().plusSeconds(5)));

        assertEquals("disk full", full.getMessage());
        talk.markDepartures((command, at) -> marked.add(command));
        List<OrderStatus> orders = talk.orders().orders();
        assertTrue(orders.size() <= marked.size(), orders.toString());
    }
}

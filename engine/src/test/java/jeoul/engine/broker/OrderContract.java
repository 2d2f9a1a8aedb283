package jeoul.engine.broker;

import static jeoul.engine.broker.Scenario.ORDINARY;
import static jeoul.engine.broker.Scenario.SAMSUNG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.account.Position;
import jeoul.engine.market.Side;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.engine.order.RejectReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every broker does with an order. */
abstract class OrderContract {

    Conversation talk;

    /** Opens a venue that shows the scenario, with its timeline at the scenario's start. */
    protected abstract Venue open(Scenario scenario);

    @AfterEach
    void close() {
        if (talk != null) {
            talk.close();
        }
    }

    @Test
    void acceptsThenFillsABestLimitBuyAtTheAsk() {
        start(ORDINARY);
        Order order = talk.best(SAMSUNG, Side.BUY, 3);

        talk.filled(order);

        assertEquals(
                List.of(Event.Sent.class, Event.Accepted.class, Event.Filled.class),
                talk.all(Event.class).stream()
                        .filter(event -> !(event instanceof Event.PhaseChanged))
                        .map(Object::getClass)
                        .toList());
        Event.Filled fill = talk.fills(order.id()).get(0);
        assertEquals(70_100, fill.price());
        assertEquals(3, fill.quantity());
    }

    @Test
    void rejectsABuyBeyondOrderableCash() {
        start(ORDINARY.withCash(1_000_000));
        talk.accepted(talk.limit(SAMSUNG, Side.BUY, 60_000, 10));

        Event.Rejected rejected = talk.rejected(talk.limit(SAMSUNG, Side.BUY, 60_000, 7));

        assertEquals(RejectReason.INSUFFICIENT_CASH, rejected.reason());
        talk.accepted(talk.limit(SAMSUNG, Side.BUY, 60_000, 6));
    }

    @Test
    void rejectsAnUnpricedBuyThatTheCashCoversOnlyBelowTheUpperLimit() {
        start(ORDINARY.withCash(900_000));

        // 10 cost 701,000 at the ask, 910,000 at the upper limit.
        Event.Rejected rejected = talk.rejected(talk.best(SAMSUNG, Side.BUY, 10));

        assertEquals(RejectReason.INSUFFICIENT_CASH, rejected.reason());
        talk.filled(talk.best(SAMSUNG, Side.BUY, 9));
    }

    @Test
    void rejectsASellBeyondSellableShares() {
        start(ORDINARY);
        talk.accepted(talk.limit(SAMSUNG, Side.SELL, 80_000, 40));

        Event.Rejected rejected = talk.rejected(talk.limit(SAMSUNG, Side.SELL, 80_000, 11));

        assertEquals(RejectReason.INSUFFICIENT_SHARES, rejected.reason());
        assertEquals(List.of(new Position(SAMSUNG, 50, 10)), talk.account().account().positions());
    }

    @Test
    void rejectsAPriceOffTheGrid() {
        start(ORDINARY);

        assertEquals(
                RejectReason.WRONG_TICK,
                talk.rejected(talk.limit(SAMSUNG, Side.BUY, 69_950, 1)).reason());
    }

    @Test
    void rejectsAPriceBeyondTheDaysLimits() {
        start(ORDINARY);

        assertEquals(
                RejectReason.BEYOND_PRICE_LIMIT,
                talk.rejected(talk.limit(SAMSUNG, Side.BUY, 91_100, 1)).reason());
        assertEquals(
                RejectReason.BEYOND_PRICE_LIMIT,
                talk.rejected(talk.limit(SAMSUNG, Side.SELL, 48_950, 1)).reason());
    }

    @Test
    void rejectsATypeTheAccountIsNotOffered() {
        start(ORDINARY.with(VenueProfile.MOCK));
        Order order =
                Order.unpriced(talk.nextId(), SAMSUNG, Side.BUY, OrderType.BEST_OPPOSITE_IOC, 1);

        assertEquals(RejectReason.TYPE_NOT_OFFERED, talk.rejected(order).reason());
    }

    @Test
    void rejectsAnOrderBeforeAnySessionTakesIt() {
        start(ORDINARY.startingAt(LocalTime.of(8, 10)));

        assertEquals(
                RejectReason.OUTSIDE_SESSION,
                talk.rejected(talk.limit(SAMSUNG, Side.BUY, 70_000, 1)).reason());
    }

    @Test
    void refusesBestLimitInTheOpeningAuctionAfterAcceptance() {
        start(ORDINARY.startingAt(LocalTime.of(8, 50)));
        Order order = talk.best(SAMSUNG, Side.BUY, 1);
        talk.accepted(order);

        Event.Rejected rejected =
                talk.await(Event.Rejected.class, event -> event.order().equals(order.id()));

        assertEquals(RejectReason.NOT_IN_AUCTION, rejected.reason());
        assertEquals(10_000_000, talk.account().account().cash().orderable());
        assertEquals(1, talk.orders().orders().get(0).rejected());
    }

    @Test
    void cancelsPartOfARestingOrder() {
        start(ORDINARY);
        Order order = talk.limit(SAMSUNG, Side.BUY, 69_000, 10);
        talk.accepted(order);

        talk.send(new Command.Cancel(order.id(), 4));

        Event.Cancelled cancelled = talk.await(Event.Cancelled.class, event -> true);
        assertEquals(4, cancelled.quantity());
        OrderStatus status = talk.orders().orders().get(0);
        assertEquals(4, status.cancelled());
        assertEquals(6, status.leaves());
        // 414,000 and 58 won stay held back.
        assertEquals(9_585_942, talk.account().account().cash().orderable());
    }

    @Test
    void rejectsTheCancelOfAFilledOrder() {
        start(ORDINARY);
        Order order = talk.best(SAMSUNG, Side.BUY, 1);
        talk.filled(order);

        talk.send(new Command.Cancel(order.id(), 1));

        assertEquals(
                RejectReason.UNKNOWN_ORDER,
                talk.await(Event.CancelRejected.class, event -> true).reason());
    }

    @Test
    void rejectsTheCancelOfAnOrderItNeverSaw() {
        start(ORDINARY);

        talk.send(new Command.Cancel(new ClientOrderId(77), 1));

        assertEquals(
                RejectReason.UNKNOWN_ORDER,
                talk.await(Event.CancelRejected.class, event -> true).reason());
    }

    @Test
    void revisesToANewOrderNumber() {
        start(ORDINARY);
        Order order = talk.limit(SAMSUNG, Side.BUY, 69_000, 10);
        Event.Accepted accepted = talk.accepted(order);
        ClientOrderId moved = talk.nextId();

        talk.send(
                new Command.Revise(order.id(), moved, OrderType.LIMIT, OptionalLong.of(70_100), 6));

        Event.Revised revised = talk.await(Event.Revised.class, event -> true);
        assertEquals(moved, revised.revised());
        assertEquals(6, revised.quantity());
        assertNotEquals(accepted.number(), revised.number());
        talk.awaitFills(moved, 6);
        List<OrderStatus> orders = talk.orders().orders();
        assertEquals(4, orders.get(0).leaves());
        assertEquals(Optional.empty(), orders.get(0).revises());
        assertEquals(Optional.of(accepted.number()), orders.get(1).revises());
        assertEquals(420_600, orders.get(1).filledNotional());
    }

    @Test
    void rejectsARevisionThatTheCashDoesNotCover() {
        start(ORDINARY.withCash(700_000));
        Order order = talk.limit(SAMSUNG, Side.BUY, 69_000, 10);
        talk.accepted(order);

        talk.send(
                new Command.Revise(
                        order.id(), talk.nextId(), OrderType.LIMIT, OptionalLong.of(70_000), 10));

        assertEquals(
                RejectReason.INSUFFICIENT_CASH,
                talk.await(Event.ReviseRejected.class, event -> true).reason());
        assertEquals(10, talk.orders().orders().get(0).leaves());
    }

    @Test
    void withdrawsWhatHasNotLeft() {
        start(ORDINARY.with(VenueProfile.MOCK));
        List<Order> orders = submitted(3);
        talk.await(Event.Sent.class, event -> true);

        talk.send(new Command.Cancel(orders.get(2).id(), 1));

        Event.Cancelled cancelled = talk.await(Event.Cancelled.class, event -> true);
        assertEquals(orders.get(2).id(), cancelled.order());
        talk.until(talk.now().plusSeconds(10));
        assertEquals(
                List.of(orders.get(0).id(), orders.get(1).id()),
                talk.all(Event.Sent.class).stream().map(Event.Sent::order).toList());
        assertEquals(2, talk.orders().orders().size());
    }

    @Test
    void ordersLeaveNoFasterThanTheProfileAllows() {
        start(ORDINARY.with(VenueProfile.MOCK));
        submitted(5);
        talk.until(talk.now().plusSeconds(10));

        List<Instant> times = talk.all(Event.Sent.class).stream().map(Event.Sent::at).toList();

        assertEquals(5, times.size());
        for (int i = 1; i < times.size(); i++) {
            Duration between = Duration.between(times.get(i - 1), times.get(i));
            assertTrue(between.compareTo(Duration.ofMillis(1_100)) >= 0, times.toString());
        }
    }

    @Test
    void expiresWhatRestsAtTheClose() {
        start(ORDINARY.startingAt(LocalTime.of(15, 0)));
        Order order = talk.limit(SAMSUNG, Side.BUY, 69_000, 10);
        talk.accepted(order);

        talk.until(talk.at(LocalTime.of(15, 35)));

        Event.Expired expired = talk.all(Event.Expired.class).get(0);
        assertEquals(order.id(), expired.order());
        assertEquals(10, expired.quantity());
        assertFalse(expired.at().isBefore(talk.at(LocalTime.of(15, 30))));
        assertEquals(10_000_000, talk.account().account().cash().orderable());
    }

    @Test
    void cancelsAnOrderAdoptedByItsNumber() {
        start(ORDINARY);
        Order order = talk.limit(SAMSUNG, Side.BUY, 69_000, 10);
        Event.Accepted accepted = talk.accepted(order);
        ClientOrderId adopted = talk.nextId();

        talk.send(new Command.Adopt(adopted, accepted.number(), 0), new Command.Cancel(adopted, 4));

        Event.Cancelled cancelled = talk.await(Event.Cancelled.class, event -> true);
        assertEquals(adopted, cancelled.order());
        assertEquals(4, cancelled.quantity());
        assertEquals(6, talk.orders().orders().get(0).leaves());
    }

    @Test
    void revisesAnOrderAdoptedByItsNumber() {
        start(ORDINARY);
        Order order = talk.limit(SAMSUNG, Side.BUY, 69_000, 10);
        Event.Accepted accepted = talk.accepted(order);
        ClientOrderId adopted = talk.nextId();
        ClientOrderId moved = talk.nextId();

        talk.send(
                new Command.Adopt(adopted, accepted.number(), 0),
                new Command.Revise(adopted, moved, OrderType.LIMIT, OptionalLong.of(70_100), 6));

        Event.Revised revised = talk.await(Event.Revised.class, event -> true);
        assertEquals(adopted, revised.order());
        assertEquals(moved, revised.revised());
        talk.awaitFills(moved, 6);
    }

    @Test
    void tellsOfAnAdoptedOrderOnlyWhatGoesBeyondTheSharesKnown() {
        start(ORDINARY.startingAt(LocalTime.of(15, 0)));
        // Ten are offered at this price; five rest.
        Order order = talk.limit(SAMSUNG, Side.BUY, 70_100, 15);
        Event.Accepted accepted = talk.accepted(order);
        talk.awaitFills(order.id(), 10);
        talk.orders();
        ClientOrderId adopted = talk.nextId();

        talk.send(new Command.Adopt(adopted, accepted.number(), 4));
        talk.until(talk.at(LocalTime.of(15, 35)));

        assertEquals(6, talk.shares(adopted));
        assertTrue(talk.fills(adopted).stream().allMatch(fill -> fill.price() == 70_100));
        assertEquals(10, talk.shares(order.id()));
        Event.Expired expired = talk.all(Event.Expired.class).get(0);
        assertEquals(adopted, expired.order());
        assertEquals(5, expired.quantity());
    }

    @Test
    void anOrderAdoptedByTheNumberItIsKnownByStaysAsItIs() {
        start(ORDINARY);
        Order order = talk.limit(SAMSUNG, Side.BUY, 69_000, 10);
        Event.Accepted accepted = talk.accepted(order);

        talk.send(
                new Command.Adopt(order.id(), accepted.number(), 0),
                new Command.Cancel(order.id(), 10));

        assertEquals(10, talk.await(Event.Cancelled.class, event -> true).quantity());
    }

    @Test
    void refusesAnOrderIdUsedTwice() {
        start(ORDINARY);
        Order order = talk.limit(SAMSUNG, Side.BUY, 60_000, 1);
        talk.accepted(order);

        assertThrows(IllegalArgumentException.class, () -> talk.send(new Command.Submit(order)));
    }

    final void start(Scenario scenario) {
        talk = new Conversation(open(scenario), scenario);
    }

    /** One command for so many orders of one share each, which will rest. */
    final List<Order> submitted(int count) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(talk.limit(SAMSUNG, Side.BUY, 60_000, 1));
        }
        talk.send(orders.stream().map(Command.Submit::new).toArray(Command[]::new));
        return orders;
    }
}

package jeoul.engine.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;

class CallQueueTest {

    private static final Instant START = Instant.parse("2026-03-05T00:10:00Z");

    private final CallQueue queue = new CallQueue(VenueProfile.MOCK, 100);
    private final List<String> left = new ArrayList<>();
    private Instant now = START;

    @Test
    void ordersGoBeforeInquiries() {
        queue.ask(() -> left.add("balance"), () -> {});
        submit(1, 1);
        submit(2, 1);

        callAll();

        assertEquals(List.of("1 x 1", "2 x 1", "balance"), left);
    }

    @Test
    void waitingInquiryGetsOneCallInTen() {
        queue.ask(() -> left.add("balance"), () -> {});
        for (int i = 1; i <= 12; i++) {
            submit(i, 1);
        }

        callAll();

        assertEquals(9, left.indexOf("balance"));
    }

    @Test
    void callsKeepTheProfilesInterval() {
        submit(1, 1);
        submit(2, 1);

        assertTrue(queue.call(START));
        assertEquals(START.plusMillis(1_100), queue.nextCallAt(START));
        assertThrows(IllegalStateException.class, () -> queue.call(START.plusMillis(1_099)));
        assertTrue(queue.call(START.plusMillis(1_100)));
    }

    @Test
    void refusalsHoldEverythingBack() {
        submit(1, 1);
        queue.holdUntil(START.plusSeconds(2));

        assertEquals(START.plusSeconds(2), queue.nextCallAt(START));
    }

    @Test
    void cancelWaitsForItsOrdersNumberAndLetsOthersPass() {
        submit(1, 1);
        queue.act(id(1), () -> left.add("cancel 1"), () -> left.add("dropped"));
        submit(2, 1);
        call();
        call();

        assertFalse(queue.canCall());
        assertFalse(call());
        queue.numbered(id(1));
        assertTrue(queue.canCall());
        call();

        assertEquals(List.of("1 x 1", "2 x 1", "cancel 1"), left);
    }

    @Test
    void cancelOfARefusedOrderIsDroppedWithoutACall() {
        submit(1, 1);
        queue.act(id(1), () -> left.add("cancel 1"), () -> left.add("dropped"));
        call();
        queue.ended(id(1));

        assertFalse(queue.canCall());
        assertFalse(call());
        assertEquals(List.of("1 x 1", "dropped"), left);
        assertEquals(0, queue.size());
    }

    @Test
    void withdrawsPartAndAllOfWhatHasNotLeft() {
        submit(1, 10);
        submit(2, 3);

        assertEquals(4, queue.withdraw(id(1), 4));
        assertEquals(3, queue.withdraw(id(2), 99));
        assertFalse(queue.isUnsent(id(2)));
        callAll();

        assertEquals(List.of("1 x 6"), left);
    }

    @Test
    void orderThatUsesItsCallForSomethingElseKeepsItsPlace() {
        Prepared prepared = new Prepared();
        queue.begin(id(1));
        queue.submit(order(1, 5), prepared);
        submit(2, 1);

        call();
        assertEquals(List.of("prepare 1"), left);
        call();
        prepared.ready = true;
        assertEquals(2, queue.withdraw(id(1), 2));
        submit(3, 1);
        callAll();

        assertEquals(List.of("prepare 1", "2 x 1", "1 x 3", "3 x 1"), left);
        assertFalse(queue.isUnsent(id(1)));
    }

    @Test
    void nextPageGoesBeforeOtherInquiries() {
        queue.ask(
                () -> {
                    left.add("page 1");
                    queue.askNext(() -> left.add("page 2"), () -> {});
                },
                () -> {});
        queue.ask(() -> left.add("other"), () -> {});

        callAll();

        assertEquals(List.of("page 1", "page 2", "other"), left);
    }

    @Test
    void whatFailedGoesFirstAgain() {
        submit(1, 1);
        queue.actAgain(() -> left.add("again"));

        callAll();

        assertEquals(List.of("again", "1 x 1"), left);
    }

    @Test
    void givesUpInquiriesAndKeepsOrders() {
        submit(1, 1);
        queue.ask(() -> left.add("balance"), () -> left.add("given up"));

        queue.dropInquiries();

        assertEquals(List.of("given up"), left);
        assertEquals(1, queue.size());
    }

    @Test
    void tellsWhenItIsFull() {
        CallQueue small = new CallQueue(VenueProfile.MOCK, 2);
        small.ask(() -> {}, () -> {});
        assertFalse(small.isFull());
        small.ask(() -> {}, () -> {});
        assertTrue(small.isFull());
    }

    @Test
    void refusesAnOrderIdUsedTwice() {
        queue.begin(id(1));

        assertThrows(IllegalArgumentException.class, () -> queue.begin(id(1)));
    }

    private final class Prepared implements CallQueue.Submission {

        private boolean asked;
        private boolean ready;

        @Override
        public boolean isReady() {
            return !asked || ready;
        }

        @Override
        public boolean leave(Order order) {
            if (!asked) {
                asked = true;
                left.add("prepare " + order.id());
                return false;
            }
            left.add(order.id() + " x " + order.quantity());
            return true;
        }
    }

    private void submit(long id, long quantity) {
        queue.begin(id(id));
        queue.submit(
                order(id, quantity),
                order -> {
                    left.add(order.id() + " x " + order.quantity());
                    return true;
                });
    }

    private boolean call() {
        now = queue.nextCallAt(now);
        return queue.call(now);
    }

    private void callAll() {
        while (queue.canCall()) {
            call();
        }
    }

    private static Order order(long id, long quantity) {
        return Order.unpriced(
                id(id), new Symbol("005930"), Side.BUY, OrderType.BEST_OPPOSITE, quantity);
    }

    private static ClientOrderId id(long value) {
        return new ClientOrderId(value);
    }
}

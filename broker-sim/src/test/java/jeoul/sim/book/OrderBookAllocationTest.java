package jeoul.sim.book;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;
import org.junit.jupiter.api.Test;

class OrderBookAllocationTest {

    private static final Pricing[] PRICINGS = {
        Pricing.LIMIT,
        Pricing.LIMIT,
        Pricing.LIMIT,
        Pricing.MARKET,
        Pricing.CONDITIONAL_LIMIT,
        Pricing.BEST_OPPOSITE,
        Pricing.BEST_SAME,
        Pricing.MID,
        Pricing.STOP_LIMIT
    };

    private final Silence silence = new Silence();
    private final OrderBook book =
            new OrderBook(
                    PriceLadder.of(TickTable.uniform(10), 7_000, 13_000),
                    BookRules.LIMITED,
                    10_000,
                    silence);
    private final Random random = new Random(7);
    private final long[] handles = new long[1_000];

    private void send(int messages) {
        for (int i = 0; i < messages; i++) {
            int which = random.nextInt(handles.length);
            boolean buy = random.nextBoolean();
            long price = 9_800 + 10L * random.nextInt(40);
            Pricing pricing = PRICINGS[random.nextInt(PRICINGS.length)];
            Condition condition =
                    pricing == Pricing.LIMIT && random.nextInt(4) == 0
                            ? Condition.FOK
                            : Condition.DAY;
            if (random.nextInt(4) == 0) {
                handles[which] = book.revise(handles[which], Pricing.LIMIT, price, 5);
            } else {
                book.cancel(handles[which], Long.MAX_VALUE);
                handles[which] = book.submit(buy, pricing, condition, price, price + 10, 9, 1);
            }
            silence.seen += book.bestBid() + book.quantityAt(false, 9);
        }
        book.startAuction();
        book.submit(true, Pricing.LIMIT, Condition.DAY, 10_100, 0, 50, 1);
        book.submit(false, Pricing.MARKET, Condition.DAY, 0, 0, 50, 1);
        silence.seen += book.indicativePrice(10_000);
        book.uncross(10_000);
        book.startContinuous();
    }

    @Test
    void messagesAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        book.startContinuous();
        send(100_000);
        long before = threads.getThreadAllocatedBytes(thread);

        send(100_000);

        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(bytes < 1_000, bytes + " bytes for 100,000 messages");
        assertTrue(book.trades() > 50_000, book.trades() + " trades");
        assertTrue(silence.seen > 100_000, "only " + silence.seen + " callbacks and views");
    }

    private static final class Silence implements OrderBook.Listener {

        long seen;

        @Override
        public void traded(
                long price,
                long quantity,
                boolean takerBuys,
                long makerHandle,
                int makerOwner,
                long takerHandle,
                int takerOwner) {
            seen++;
        }

        @Override
        public void cancelled(long handle, int owner, long quantity) {
            seen++;
        }

        @Override
        public void refused(int owner, RejectReason reason) {
            seen++;
        }

        @Override
        public void interrupted(long price) {
            seen++;
        }

        @Override
        public void expired(long handle, int owner, long quantity) {
            seen++;
        }
    }
}

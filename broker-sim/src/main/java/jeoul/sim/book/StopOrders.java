package jeoul.sim.book;

import java.util.Arrays;

/**
 * Stop-limit orders, asleep until the last price reaches their stop: buys from below, sells from
 * above. Those released wait, stamped anew, until the book takes them as limit orders.
 */
final class StopOrders {

    private final OrderSlots slots;
    private final OrderQueues queues;
    private long[] stop = new long[0];
    private long[] limit = new long[0];

    StopOrders(OrderSlots slots, OrderQueues queues) {
        this.slots = slots;
        this.queues = queues;
    }

    /** Whether a last price has reached a stop; 0, before the first trade, reaches none. */
    static boolean reached(boolean buy, long stopPrice, long last) {
        return last > 0 && (buy ? last >= stopPrice : last <= stopPrice);
    }

    /** Puts an order to sleep behind those whose stop is as near or nearer. */
    void add(int slot, boolean buy, long stopPrice, long limitPrice) {
        if (slot >= stop.length) {
            stop = Arrays.copyOf(stop, slots.capacity());
            limit = Arrays.copyOf(limit, slots.capacity());
        }
        stop[slot] = stopPrice;
        limit[slot] = limitPrice;
        int row = OrderQueues.pair(OrderQueues.STOPS, buy);
        int other = queues.head(row);
        while (other != OrderSlots.NO_SLOT
                && (buy ? stop[other] <= stopPrice : stop[other] >= stopPrice)) {
            other = slots.next(other);
        }
        if (other == OrderSlots.NO_SLOT) {
            queues.append(row, slot);
        } else {
            queues.insertBefore(other, slot);
        }
    }

    /** Wakes the orders whose stop the last price has reached, nearest stop first. */
    void release(long last) {
        release(true, last);
        release(false, last);
    }

    private void release(boolean buy, long last) {
        int row = OrderQueues.pair(OrderQueues.STOPS, buy);
        int slot = queues.head(row);
        while (slot != OrderSlots.NO_SLOT && reached(buy, stop[slot], last)) {
            queues.remove(slot);
            slots.stamp(slot);
            queues.append(OrderQueues.pair(OrderQueues.RELEASED, buy), slot);
            slot = queues.head(row);
        }
    }

    /** The order released first that the book has not taken yet, or none. */
    int firstReleased() {
        int buy = queues.head(OrderQueues.pair(OrderQueues.RELEASED, true));
        int sell = queues.head(OrderQueues.pair(OrderQueues.RELEASED, false));
        if (buy == OrderSlots.NO_SLOT || sell == OrderSlots.NO_SLOT) {
            return Math.max(buy, sell);
        }
        return slots.arrival(buy) < slots.arrival(sell) ? buy : sell;
    }

    long stopOf(int slot) {
        return stop[slot];
    }

    long limitOf(int slot) {
        return limit[slot];
    }

    /** Whether a row holds stop orders, asleep or released. */
    static boolean isStop(int row) {
        return row >= OrderQueues.STOPS && row < OrderQueues.RELEASED + 2;
    }
}

package jeoul.sim.replay;

import it.unimi.dsi.fastutil.longs.Long2LongLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectAVLTreeMap;
import java.util.List;

/**
 * The queue of each price in order of arrival, as the recording's own messages and rows make it:
 * the matching engine has no part in it, so that what contradicts the priority of price and time
 * here does so in the recording.
 */
final class RecordedQueues {

    // By side, then price, then id: shares left. Bids are filed under minus their price, so that
    // the best price of either side comes first.
    private final List<Long2ObjectAVLTreeMap<Long2LongLinkedOpenHashMap>> sides =
            List.of(new Long2ObjectAVLTreeMap<>(), new Long2ObjectAVLTreeMap<>());

    /** An order arrives. */
    void add(long id, boolean buy, long price, long size) {
        queue(buy, price).put(id, size);
    }

    /** Shares are shown whose orders nobody told of: they were there before all that arrived. */
    void seed(boolean buy, long price, long size) {
        queue(buy, price).putAndMoveToFirst(RecordedBook.UNIDENTIFIED, size);
    }

    private Long2LongLinkedOpenHashMap queue(boolean buy, long price) {
        return side(buy)
                .computeIfAbsent(place(buy, price), empty -> new Long2LongLinkedOpenHashMap());
    }

    /**
     * Takes shares off an order, which is gone with its last one; off the unidentified ones at its
     * price if it did not arrive there.
     */
    void reduce(long id, boolean buy, long price, long size) {
        Long2LongLinkedOpenHashMap queue = side(buy).get(place(buy, price));
        if (queue == null) {
            return;
        }
        long found = found(queue, id);
        long left = queue.get(found) - size;
        if (left > 0) {
            queue.put(found, left);
            return;
        }
        queue.remove(found);
        if (queue.isEmpty()) {
            forget(buy, price);
        }
    }

    /** Forgets all orders of a price. */
    void forget(boolean buy, long price) {
        side(buy).remove(place(buy, price));
    }

    /**
     * Whether no shares rest ahead of an order: none at a better price, and none at its own that
     * were there before it.
     */
    boolean isFirst(long id, boolean buy, long price) {
        Long2ObjectAVLTreeMap<Long2LongLinkedOpenHashMap> side = side(buy);
        if (side.isEmpty()) {
            return true;
        }
        long best = side.firstLongKey();
        long place = place(buy, price);
        if (best != place) {
            return best > place;
        }
        Long2LongLinkedOpenHashMap queue = side.get(best);
        long found = found(queue, id);
        return queue.firstLongKey() == found || !queue.containsKey(found);
    }

    private static long found(Long2LongLinkedOpenHashMap queue, long id) {
        return queue.containsKey(id) ? id : RecordedBook.UNIDENTIFIED;
    }

    private Long2ObjectAVLTreeMap<Long2LongLinkedOpenHashMap> side(boolean buy) {
        return sides.get(buy ? 1 : 0);
    }

    private static long place(boolean buy, long price) {
        return buy ? -price : price;
    }
}

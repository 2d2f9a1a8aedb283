package jeoul.sim.recording;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jeoul.engine.market.Quote;
import jeoul.sim.book.OrderBook;

/** The recorded bids, or asks, as background orders in the replayed book. */
final class ReplayedSide {

    private final boolean buy;
    private final CancelModel cancels;

    /** By price, best first. */
    private final TreeMap<Long, ReplayedLevel> levels;

    /** What a call auction would match, which stands before all others at its price. */
    private long matched = OrderBook.NONE;

    ReplayedSide(boolean buy, CancelModel cancels) {
        this.buy = buy;
        this.cancels = cancels;
        levels =
                new TreeMap<>(
                        buy ? Comparator.<Long>reverseOrder() : Comparator.<Long>naturalOrder());
    }

    /** Finds what our orders took: from the best level on, as orders take. */
    void noteTaken(OrderBook book) {
        for (ReplayedLevel level : levels.values()) {
            boolean stood = level.resting() > 0;
            if (!level.noteTaken(book) && stood) {
                return;
            }
        }
    }

    /** Brings down the levels of which a book shows less. */
    void lower(OrderBook book, List<Quote.Level> shown, boolean hidesMore) {
        Iterator<Map.Entry<Long, ReplayedLevel>> entries = levels.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, ReplayedLevel> entry = entries.next();
            long now = now(entry.getKey(), entry.getValue(), shown, hidesMore);
            if (now < entry.getValue().recorded()) {
                entry.getValue().lowerTo(book, now);
            }
            if (now == 0) {
                entries.remove();
            }
        }
    }

    /** Brings up the levels of which a book shows more. */
    void raise(OrderBook book, List<Quote.Level> shown) {
        for (Quote.Level level : shown) {
            ReplayedLevel replayed =
                    levels.computeIfAbsent(
                            level.price(), price -> new ReplayedLevel(buy, price, cancels));
            if (level.quantity() > replayed.recorded()) {
                replayed.raiseTo(book, level.quantity());
            }
        }
    }

    /** How many shares fewer at a price a book shows. */
    long fall(long price, List<Quote.Level> shown, boolean hidesMore) {
        ReplayedLevel level = levels.get(price);
        return level == null ? 0 : level.recorded() - now(price, level, shown, hidesMore);
    }

    /** Shares recorded at a price. */
    long recordedAt(long price) {
        ReplayedLevel level = levels.get(price);
        return level == null ? 0 : level.recorded();
    }

    /** The best recorded price; 0 without any. */
    long best() {
        for (Map.Entry<Long, ReplayedLevel> entry : levels.entrySet()) {
            if (entry.getValue().recorded() > 0) {
                return entry.getKey();
            }
        }
        return 0;
    }

    /** The best price at which the background still has shares; 0 without any. */
    long bestResting() {
        for (Map.Entry<Long, ReplayedLevel> entry : levels.entrySet()) {
            if (entry.getValue().resting() > 0) {
                return entry.getKey();
            }
        }
        return 0;
    }

    boolean isBetter(long price, long than) {
        return buy ? price > than : price < than;
    }

    /**
     * A recorded trade at a price was sent to the book.
     *
     * @return shares of it that our orders had taken before
     */
    long traded(OrderBook book, long price, long quantity) {
        ReplayedLevel level = levels.get(price);
        return level == null ? 0 : level.traded(book, quantity);
    }

    /** Says what a call auction would match. */
    void match(OrderBook book, long price, long quantity) {
        unmatch(book);
        matched = book.submitFirst(buy, price, quantity);
    }

    void unmatch(OrderBook book) {
        if (matched != OrderBook.NONE) {
            book.cancel(matched, OrderBook.MAX_QUANTITY);
            matched = OrderBook.NONE;
        }
    }

    /** Takes away what stands at a price or better. */
    void withdrawTo(OrderBook book, long price) {
        Iterator<Map.Entry<Long, ReplayedLevel>> entries = levels.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, ReplayedLevel> entry = entries.next();
            if (isBetter(price, entry.getKey())) {
                return;
            }
            entry.getValue().withdraw(book);
            entries.remove();
        }
    }

    /** Takes away everything. */
    void withdraw(OrderBook book) {
        unmatch(book);
        levels.values().forEach(level -> level.withdraw(book));
        levels.clear();
    }

    /** What a book tells of a level: nothing if it lies behind the last level shown of many. */
    private long now(long price, ReplayedLevel level, List<Quote.Level> shown, boolean hidesMore) {
        for (Quote.Level line : shown) {
            if (line.price() == price) {
                return line.quantity();
            }
            if (isBetter(price, line.price())) {
                return 0;
            }
        }
        return hidesMore ? level.recorded() : 0;
    }
}

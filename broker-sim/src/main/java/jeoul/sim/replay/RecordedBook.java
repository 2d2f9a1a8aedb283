package jeoul.sim.replay;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import jeoul.engine.market.TickTable;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;
import jeoul.sim.book.BookRules;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;

/**
 * The order book with the order numbers of a recording. Beside the orders it knows, a price may
 * hold one unidentified order: shares that the recording shows without saying whose they are.
 *
 * <p>Prices are 1/10,000 dollar. A number is an order's place here, and its owner in the book.
 */
final class RecordedBook implements OrderBook.Listener {

    /** The id of shares nobody was named for. */
    static final long UNIDENTIFIED = Long.MIN_VALUE;

    /** The most shares an order may have. */
    static final long MOST_SHARES = OrderBook.MAX_QUANTITY;

    static final long HIGHEST_PRICE = PriceLadder.MAX_PRICE;

    /** Orders that were named and are not in the book: so many of the latest are remembered. */
    private static final int REMEMBERED = 1 << 16;

    /** One dollar: where the ladder starts, to grow to the prices that come. */
    private static final long START = 10_000;

    private static final int NO_NUMBER = 0;

    private final boolean matching;
    private final Fills fills;
    private TickTable ticks = UsTicks.NMS;
    private OrderBook book;
    private boolean refused;

    private final Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
    private final Long2IntOpenHashMap unidentified = new Long2IntOpenHashMap();
    private final LongLinkedOpenHashSet named = new LongLinkedOpenHashSet();

    // By number. A free one's handle is the next free number.
    private long[] ids = new long[1 << 10];
    private long[] handles = new long[1 << 10];
    private long[] prices = new long[1 << 10];
    private long[] arrivals = new long[1 << 10];
    private boolean[] buys = new boolean[1 << 10];
    private int free = NO_NUMBER;
    private int used;
    private long arrived;

    private int bids;
    private int asks;
    private int bidLevels;
    private int askLevels;
    private long unknown;
    private boolean bidsChanged = true;
    private boolean asksChanged = true;

    /** Who is told of trades. */
    @FunctionalInterface
    interface Fills {

        /** A resting order traded; its id, or {@link #UNIDENTIFIED}. */
        void filled(long price, long quantity, long id);
    }

    /**
     * @param matching whether orders that cross trade, or only rest
     */
    RecordedBook(boolean matching, Fills fills) {
        this.matching = matching;
        this.fills = Objects.requireNonNull(fills, "fills");
        book = empty();
    }

    private OrderBook empty() {
        OrderBook fresh =
                new OrderBook(
                        PriceLadder.of(ticks, START, START), BookRules.UNLIMITED, START, this);
        if (matching) {
            fresh.startContinuous();
        }
        return fresh;
    }

    // Orders

    boolean knows(long id) {
        return numbers.get(id) != NO_NUMBER;
    }

    /**
     * An order arrives, and rests as far as it does not trade.
     *
     * @param id one that is not known, or {@link #UNIDENTIFIED}, of which a price has one at most
     * @return false if the book has no room for such a price
     */
    boolean add(long id, boolean buy, long price, long size) {
        int number = take();
        ids[number] = id;
        prices[number] = price;
        buys[number] = buy;
        arrivals[number] = ++arrived;
        if (!submit(number, size)) {
            return false;
        }
        if (handles[number] == OrderBook.NONE) {
            release(number);
        } else if (id == UNIDENTIFIED) {
            unidentified.put(key(buy, price), number);
        } else {
            numbers.put(id, number);
        }
        return true;
    }

    private boolean submit(int number, long size) {
        boolean buy = buys[number];
        long price = prices[number];
        boolean opens = book.ordersAt(buy, price) == 0;
        long handle = submitted(buy, price, size, number);
        if (refused && !ticks.equals(UsTicks.ANY)) {
            refine();
            handle = submitted(buy, price, size, number);
        }
        handles[number] = handle;
        if (handle != OrderBook.NONE) {
            count(buy, 1, opens ? 1 : 0);
        }
        return !refused;
    }

    private long submitted(boolean buy, long price, long size, int number) {
        refused = false;
        changed(buy);
        if (matching) {
            changed(!buy);
        }
        return book.submit(buy, Pricing.LIMIT, Condition.DAY, price, 0, size, number);
    }

    /** Moves all orders to a book of a finer grid, in order of arrival. */
    private void refine() {
        OrderBook old = book;
        ticks = UsTicks.ANY;
        book = empty();
        IntStream.rangeClosed(1, used)
                .filter(number -> old.leaves(handles[number]) > 0)
                .boxed()
                .sorted(Comparator.comparingLong(number -> arrivals[number]))
                .forEach(
                        number -> {
                            long size = old.leaves(handles[number]);
                            handles[number] = submitted(buys[number], prices[number], size, number);
                        });
    }

    /**
     * Takes shares off an order; off the unidentified ones at its price if it is not known. What
     * neither has is not missed.
     */
    void reduce(long id, boolean buy, long price, long size) {
        int number = numbers.get(id);
        if (number == NO_NUMBER) {
            number = unidentified.get(key(buy, price));
        }
        if (number != NO_NUMBER) {
            cut(number, size);
        }
    }

    private void cut(int number, long size) {
        long handle = handles[number];
        changed(buys[number]);
        book.cancel(handle, size);
        if (book.leaves(handle) == 0) {
            gone(number);
        }
    }

    /** Takes a known order out of the book. */
    void remove(long id) {
        cut(numbers.get(id), Long.MAX_VALUE);
    }

    /** Gives a known order another size; one that grows goes to the end of its queue. */
    void resize(long id, long size) {
        int number = numbers.get(id);
        long less = book.leaves(handles[number]) - size;
        if (less >= 0) {
            cut(number, less);
            return;
        }
        boolean buy = buys[number];
        long price = prices[number];
        cut(number, Long.MAX_VALUE);
        add(id, buy, price, size);
    }

    /** A market order that takes what it can and leaves nothing. */
    void takeFrom(boolean restingBuys, long size) {
        changed(restingBuys);
        book.submit(!restingBuys, Pricing.MARKET, Condition.IOC, 0, 0, size, 0);
    }

    /** Takes all orders of a price out of the book; one named again later is not unknown. */
    void forget(boolean buy, long price) {
        long handle = book.firstAt(buy, price);
        while (handle != OrderBook.NONE) {
            int number = book.ownerOf(handle);
            if (ids[number] != UNIDENTIFIED) {
                remember(ids[number]);
            }
            cut(number, Long.MAX_VALUE);
            handle = book.firstAt(buy, price);
        }
    }

    // Orders that are not in the book

    /**
     * Somebody names an order.
     *
     * @return whether the book knows it; if not, it counts as unknown the first time
     */
    boolean names(long id) {
        if (knows(id)) {
            return true;
        }
        if (!named.contains(id)) {
            unknown++;
            remember(id);
        }
        return false;
    }

    private void remember(long id) {
        if (named.size() == REMEMBERED) {
            named.removeFirstLong();
        }
        named.add(id);
    }

    /** Orders that were named and never added, each counted once. */
    long unknownOrders() {
        return unknown;
    }

    private void changed(boolean buy) {
        if (buy) {
            bidsChanged = true;
        } else {
            asksChanged = true;
        }
    }

    // Views

    /** Whether a side may have changed since its levels were copied last. */
    boolean hasChanged(boolean buy) {
        return buy ? bidsChanged : asksChanged;
    }

    /** Shares resting at a price. */
    long quantityAt(boolean buy, long price) {
        return book.quantityAtPrice(buy, price);
    }

    /** The price of a level, 0 the best; 0 if there are not so many. */
    long priceAt(boolean buy, int level) {
        return book.priceAt(buy, level);
    }

    /**
     * Copies the levels of a side, best first, as many as the arrays hold; how many there were.
     * From then on the side has not changed.
     */
    int copyLevels(boolean buy, long[] levelPrices, long[] sizes) {
        if (buy) {
            bidsChanged = false;
        } else {
            asksChanged = false;
        }
        return book.levels(buy, levelPrices, sizes);
    }

    int levels(boolean buy) {
        return buy ? bidLevels : askLevels;
    }

    int orders(boolean buy) {
        return buy ? bids : asks;
    }

    // What the book tells

    @Override
    public void traded(
            long price,
            long quantity,
            boolean takerBuys,
            long makerHandle,
            int makerOwner,
            long takerHandle,
            int takerOwner) {
        fills.filled(price, quantity, ids[makerOwner]);
        if (book.leaves(makerHandle) == 0) {
            gone(makerOwner);
        }
    }

    @Override
    public void refused(int owner, RejectReason reason) {
        refused = true;
    }

    @Override
    public void cancelled(long handle, int owner, long quantity) {
        throw new IllegalStateException("no order with an owner may be cancelled by the book");
    }

    @Override
    public void interrupted(long price) {
        throw new IllegalStateException("there are no trade bounds");
    }

    @Override
    public void expired(long handle, int owner, long quantity) {
        throw new IllegalStateException("a recorded day does not end");
    }

    // Numbers

    private int take() {
        int number = free;
        if (number != NO_NUMBER) {
            free = (int) handles[number];
            return number;
        }
        if (++used == ids.length) {
            int size = Math.multiplyExact(used, 2);
            ids = Arrays.copyOf(ids, size);
            handles = Arrays.copyOf(handles, size);
            prices = Arrays.copyOf(prices, size);
            arrivals = Arrays.copyOf(arrivals, size);
            buys = Arrays.copyOf(buys, size);
        }
        return used;
    }

    private void gone(int number) {
        boolean buy = buys[number];
        long price = prices[number];
        if (ids[number] == UNIDENTIFIED) {
            unidentified.remove(key(buy, price));
        } else {
            numbers.remove(ids[number]);
        }
        count(buy, -1, book.ordersAt(buy, price) == 0 ? -1 : 0);
        release(number);
    }

    private void release(int number) {
        handles[number] = free;
        free = number;
    }

    private void count(boolean buy, int orders, int levels) {
        if (buy) {
            bids += orders;
            bidLevels += levels;
        } else {
            asks += orders;
            askLevels += levels;
        }
    }

    private static long key(boolean buy, long price) {
        return buy ? price : -price;
    }
}

package jeoul.sim.replay;

import java.util.Optional;
import jeoul.engine.InputException;

/**
 * Drives the order book with a recorded day in LOBSTER's format, and compares its levels with the
 * recorded ones after every message.
 *
 * <p>A file of N levels hides what lies beyond them. So a price is <em>determined</em> if it is not
 * worse than the last level the row before showed on its side, or if that row showed fewer than N;
 * determined prices must agree, in both directions. What a message uncovers beyond is taken over
 * from the row, as one unidentified order; what falls behind the last level is forgotten.
 */
public final class LobsterReplay {

    private static final int BUYS = 1;

    private final LobsterSource source;
    private final boolean asOrders;
    private final LobsterMessage message = new LobsterMessage();
    private final LobsterRow row;
    private final TakerRun run = new TakerRun();
    private final RecordedBook book;

    // Kept only where executions are sent as orders.
    private final RecordedQueues queues = new RecordedQueues();

    // The worst determined price of the asks and of the bids.
    private final long[] horizon = new long[2];

    // The levels of the asks and of the bids as last copied from the book, one more than a row can
    // show, and how many there were.
    private final long[][] prices;
    private final long[][] sizes;
    private final int[] held = new int[2];
    private long messages;
    private long rowsCompared;
    private long rowsEqual;
    private Optional<RowDifference> firstDifference = Optional.empty();

    /**
     * @param asOrders whether executions of one time and side are sent to the matching engine as
     *     one order of the summed size, rather than taken off the orders they name; those out of
     *     priority in the recording itself are not
     */
    public LobsterReplay(LobsterSource source, boolean asOrders) {
        this.source = source;
        this.asOrders = asOrders;
        row = new LobsterRow(source.levels());
        prices = new long[2][source.levels() + 1];
        sizes = new long[2][source.levels() + 1];
        book = new RecordedBook(asOrders, run);
    }

    /**
     * Replays to the end.
     *
     * @param limit stops after so many messages
     * @throws InputException if the source cannot be read, adds an order twice, or has messages
     *     about prices that its book is not deep enough to show
     */
    public LobsterResult run(long limit) {
        while (messages < limit && source.nextMessage(message)) {
            if (run.isOpen()) {
                goOnOrFinish();
            }
            messages++;
            if (messages == 1) {
                source.nextRow(row);
                start();
                continue;
            }
            apply();
            source.nextRow(row);
            if (!run.isOpen()) {
                compare();
            }
        }
        if (run.isOpen()) {
            finishRun();
        }
        return new LobsterResult(
                messages,
                rowsCompared,
                rowsEqual,
                book.unknownOrders(),
                firstDifference,
                asOrders ? Optional.of(run.result()) : Optional.empty());
    }

    private static int index(boolean buy) {
        return buy ? BUYS : 0;
    }

    private void start() {
        boolean added = message.type == LobsterMessage.NEW;
        for (int side = 0; side <= BUYS; side++) {
            boolean buy = side == BUYS;
            for (int level = 0; level < row.shown(buy); level++) {
                long price = row.price(buy, level);
                long size = row.size(buy, level);
                boolean holds =
                        added
                                && message.buy == buy
                                && message.price == price
                                && message.size <= size;
                if (!holds || message.size < size) {
                    seed(buy, price, holds ? size - message.size : size);
                }
                if (holds) {
                    add();
                }
            }
            moveHorizon(buy);
        }
    }

    private void apply() {
        if (!message.concernsBook()) {
            return;
        }
        if (beyond(message.buy, message.price)) {
            throw new InputException(
                    source.where(),
                    "touches none of the levels that the book file shows",
                    "messages and book of the same number of levels");
        }
        if (message.type == LobsterMessage.NEW) {
            add();
            return;
        }
        boolean known = book.names(message.id);
        boolean deleted = message.type == LobsterMessage.DELETE;
        if (asOrders && message.type == LobsterMessage.EXECUTION) {
            boolean first = queues.isFirst(message.id, message.buy, message.price);
            run.add(messages, message, known, first);
        } else if (known && deleted) {
            book.remove(message.id);
        } else {
            book.reduce(message.id, message.buy, message.price, message.size);
        }
        if (asOrders) {
            long size = deleted ? Long.MAX_VALUE : message.size;
            queues.reduce(message.id, message.buy, message.price, size);
        }
    }

    private void add() {
        if (book.knows(message.id)) {
            throw new InputException(
                    source.where() + ", order id",
                    "'" + message.id + "', which is in the book already",
                    "a new number");
        }
        if (!book.add(message.id, message.buy, message.price, message.size)) {
            throw noRoom();
        }
        if (asOrders) {
            queues.add(message.id, message.buy, message.price, message.size);
        }
    }

    private void seed(boolean buy, long price, long size) {
        if (!book.add(RecordedBook.UNIDENTIFIED, buy, price, size)) {
            throw noRoom();
        }
        if (asOrders) {
            queues.seed(buy, price, size);
        }
    }

    private InputException noRoom() {
        return new InputException(
                source.where(),
                "too many prices far apart for one book",
                "messages of one symbol and day");
    }

    // Executions as orders

    private void goOnOrFinish() {
        if (run.goesOn(message)) {
            // What the executions so far uncover rests there, and the order may go on to it.
            boolean buy = run.restingBuys();
            uncover(buy);
            moveHorizon(buy);
        } else {
            finishRun();
        }
    }

    private void finishRun() {
        boolean buy = run.restingBuys();
        run.send(book);
        int different = run.finish();
        compare();
        for (int i = 0; i < different; i++) {
            // Which orders are left is not known any more.
            takeOver(buy, run.price(i));
        }
    }

    // Comparison

    private void compare() {
        rowsCompared++;
        boolean bids = isEqual(true);
        boolean asks = isEqual(false);
        if (bids && asks) {
            rowsEqual++;
        }
    }

    private boolean beyond(boolean buy, long price) {
        return buy ? price < horizon[BUYS] : price > horizon[0];
    }

    /** Compares a side, and makes it as recorded. */
    private boolean isEqual(boolean buy) {
        boolean equal = agrees(buy);
        if (!equal) {
            equal = reconcile(buy);
        } else if (held[index(buy)] > row.shown(buy)) {
            forgetBeyond(buy, row.price(buy, row.levels() - 1));
        }
        uncover(buy);
        moveHorizon(buy);
        return equal;
    }

    /**
     * Whether a side is as recorded beyond doubt: what both show is the same and determined, and
     * what only one shows lies beyond what the other can.
     */
    private boolean agrees(boolean buy) {
        int side = index(buy);
        if (book.hasChanged(buy)) {
            held[side] = book.copyLevels(buy, prices[side], sizes[side]);
        }
        int shown = row.shown(buy);
        int both = Math.min(shown, held[side]);
        for (int level = 0; level < both; level++) {
            if (row.price(buy, level) != prices[side][level]
                    || row.size(buy, level) != sizes[side][level]) {
                return false;
            }
        }
        if (both > 0 && beyond(buy, prices[side][both - 1])) {
            return false;
        }
        return held[side] == shown
                || (held[side] > shown
                        ? shown == row.levels()
                        : beyond(buy, row.price(buy, held[side])));
    }

    /** Looks price by price for what differs, and makes the determined levels as recorded. */
    private boolean reconcile(boolean buy) {
        int shown = row.shown(buy);
        int level = 0;
        boolean equal = true;
        while (level < shown && !beyond(buy, row.price(buy, level))) {
            long price = row.price(buy, level);
            long rebuilt = book.quantityAt(buy, price);
            if (rebuilt != row.size(buy, level)) {
                equal = false;
                differ(buy, price, row.size(buy, level), rebuilt);
                takeOver(buy, price);
            }
            level++;
        }
        if (shown == row.levels()) {
            forgetBeyond(buy, row.price(buy, shown - 1));
        }
        if (book.levels(buy) != level) {
            equal = false;
            forgetUnrecorded(buy);
        }
        return equal;
    }

    private void differ(boolean buy, long price, long recorded, long rebuilt) {
        if (firstDifference.isEmpty()) {
            firstDifference =
                    Optional.of(new RowDifference(messages, buy, price, recorded, rebuilt));
        }
    }

    private void forgetBeyond(boolean buy, long last) {
        while (book.levels(buy) > 0) {
            long worst = book.priceAt(buy, book.levels(buy) - 1);
            if (buy ? worst >= last : worst <= last) {
                return;
            }
            forget(buy, worst);
        }
    }

    private void forgetUnrecorded(boolean buy) {
        for (int level = book.levels(buy) - 1; level >= 0; level--) {
            long price = book.priceAt(buy, level);
            if (recorded(buy, price) == 0) {
                differ(buy, price, 0, book.quantityAt(buy, price));
                forget(buy, price);
            }
        }
    }

    private void forget(boolean buy, long price) {
        book.forget(buy, price);
        if (asOrders) {
            queues.forget(buy, price);
        }
    }

    private long recorded(boolean buy, long price) {
        for (int level = 0; level < row.shown(buy); level++) {
            if (row.price(buy, level) == price) {
                return row.size(buy, level);
            }
        }
        return 0;
    }

    /** Replaces the orders at a price by what is recorded there. */
    private void takeOver(boolean buy, long price) {
        forget(buy, price);
        long size = recorded(buy, price);
        if (size > 0) {
            seed(buy, price, size);
        }
    }

    /** Takes over the levels that the row shows beyond the determined prices. */
    private void uncover(boolean buy) {
        for (int level = row.shown(buy) - 1; level >= 0; level--) {
            long price = row.price(buy, level);
            if (!beyond(buy, price)) {
                return;
            }
            // Something is there only if rows contradict each other.
            takeOver(buy, price);
        }
    }

    private void moveHorizon(boolean buy) {
        boolean full = row.shown(buy) == row.levels();
        long unlimited = buy ? 0 : Long.MAX_VALUE;
        horizon[index(buy)] = full ? row.price(buy, row.levels() - 1) : unlimited;
    }
}

package jeoul.benchmarks;

/**
 * Messages for one book or many, drawn before anything is timed, and what comes of them on books of
 * the JDK's collections. The first {@link #prefill} fill the books, the others are timed.
 */
final class Messages {

    /** Messages that a benchmark times. */
    static final int TIMED = 2_000_000;

    /** A limit order that rests as far as it does not trade. */
    static final byte LIMIT = 0;

    /** All of an order is cancelled. */
    static final byte CANCEL = 1;

    /** A limit order that does not rest. */
    static final byte IMMEDIATE = 2;

    /** All of an order gets another price, and arrives anew there. */
    static final byte MOVE = 3;

    /** A best-limit order: a limit order at the best price opposite. */
    static final byte BEST_LIMIT = 4;

    final int prefill;
    final int symbols;
    final byte[] kind;
    final short[] symbol;
    final boolean[] buy;

    /** In ticks. */
    final int[] price;

    final int[] quantity;

    /** Of a cancellation or move, the message that the order came with. */
    final int[] target;

    /** Every price is above {@code lowest} and below {@code highest}, in ticks. */
    final int lowest;

    final int highest;

    private int count;
    private long filled;
    private long left;
    private int mostLive;

    /**
     * @param timed messages after those that fill the books
     */
    Messages(int prefill, int timed, int symbols, int lowest, int highest) {
        this.prefill = prefill;
        this.symbols = symbols;
        this.lowest = lowest;
        this.highest = highest;
        int size = prefill + timed;
        kind = new byte[size];
        symbol = new short[size];
        buy = new boolean[size];
        price = new int[size];
        quantity = new int[size];
        target = new int[size];
    }

    int size() {
        return kind.length;
    }

    /** The number of the next message to be added. */
    int count() {
        return count;
    }

    boolean isFull() {
        return count == kind.length;
    }

    void add(
            byte messageKind,
            int messageSymbol,
            boolean buys,
            int messagePrice,
            int shares,
            int messageTarget) {
        if (messagePrice < lowest || messagePrice > highest) {
            throw new IllegalArgumentException("price " + messagePrice + " in ticks");
        }
        kind[count] = messageKind;
        symbol[count] = (short) messageSymbol;
        buy[count] = buys;
        price[count] = messagePrice;
        quantity[count] = shares;
        target[count] = messageTarget;
        count++;
    }

    /** What the books that saw the messages drawn made of them. */
    void outcome(long sharesFilled, long sharesLeft, int mostOrders) {
        filled = sharesFilled;
        left = sharesLeft;
        mostLive = mostOrders;
    }

    /** Shares that trade, counted once. */
    long filled() {
        return filled;
    }

    /** Shares left at the end. */
    long left() {
        return left;
    }

    /** Orders of one symbol in the book at once, at most. */
    int mostLive() {
        return mostLive;
    }

    /**
     * What some book made of the messages.
     *
     * @throws IllegalStateException if it differs from what the first books did
     */
    void verify(long bookFilled, long bookLeft) {
        if (bookFilled != filled || bookLeft != left) {
            throw new IllegalStateException(
                    "filled %d and left %d, but the first books %d and %d"
                            .formatted(bookFilled, bookLeft, filled, left));
        }
    }
}

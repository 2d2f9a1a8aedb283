package jeoul.sim.replay;

/**
 * One message of a recording in LOBSTER's format, written over by the next.
 *
 * @see <a href="https://lobsterdata.com/info/DataStructure.php">LOBSTER, output structure</a>
 */
public final class LobsterMessage {

    /** A new limit order. */
    public static final int NEW = 1;

    /** A part of an order is cancelled. */
    public static final int PARTIAL_CANCEL = 2;

    /** What is left of an order is cancelled. */
    public static final int DELETE = 3;

    /** An order in the book trades. */
    public static final int EXECUTION = 4;

    /** An order that nobody sees trades; the book stays as it is. */
    public static final int HIDDEN_EXECUTION = 5;

    /** A cross; the book stays as it is. */
    public static final int CROSS = 6;

    /** Trading stops or goes on; the book stays as it is. */
    public static final int HALT = 7;

    /** Nanoseconds after midnight. */
    public long nanos;

    /** What happened: one of the constants. */
    public int type;

    /** The order's number at its exchange. */
    public long id;

    /** Shares that arrived, were cancelled or traded. */
    public long size;

    /** 1/10,000 dollar. */
    public long price;

    /** Whether the resting order is a bid. */
    public boolean buy;

    /** Whether the message is about an order in the book. */
    public boolean concernsBook() {
        return type <= EXECUTION;
    }
}

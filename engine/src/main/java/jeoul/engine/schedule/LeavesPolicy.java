package jeoul.engine.schedule;

/** What becomes of a slice that rests in the book instead of filling. */
public enum LeavesPolicy {
    /** It stays until its session ends, or until the catch-up takes its shares over. */
    LEAVE,
    /** After a while it is revised to the price the order type gives then. */
    REPRICE,
    /** After a while it is cancelled; its shares are spread over what is left of the window. */
    CANCEL
}

package jeoul.engine.order;

/** What becomes of the part of an order that cannot trade at once. */
public enum Condition {
    /** It rests until the session ends. */
    DAY,
    /** It is cancelled. */
    IOC,
    /** Nothing trades unless everything can. */
    FOK
}

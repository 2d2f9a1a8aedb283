package jeoul.engine.order;

/** Why a broker or the exchange refused an order. */
public enum RejectReason {
    INSUFFICIENT_CASH,
    INSUFFICIENT_SHARES,
    WRONG_TICK,
    BEYOND_PRICE_LIMIT,
    BAD_QUANTITY,
    OUTSIDE_SESSION,
    /** The order type is not taken in a call auction. */
    NOT_IN_AUCTION,
    HALTED,
    NOT_TRADABLE,
    TYPE_NOT_OFFERED,
    UNKNOWN_ORDER,
    OTHER
}

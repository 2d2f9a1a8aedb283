package jeoul.engine.plan;

/** Why a share that was meant to be traded was not. Every missing share has exactly one. */
public enum Cause {
    /** Orderable cash did not suffice. */
    CASH,
    /** The symbol was locked at its price limit, or the price would have crossed it. */
    PRICE_LIMIT,
    /** The symbol did not trade. */
    HALT,
    /** A call auction that does not take the order type. */
    AUCTION,
    /** The order rested and found nobody to trade with. */
    UNFILLED,
    /** The broker's call rate left no time. */
    RATE,
    /** Our own limits refused the order before it left, or halted its symbol or the run. */
    DENIED,
    /** The broker or the exchange refused the order for another reason. */
    REJECTED,
    /** The order's fate is not known. */
    UNKNOWN,
    /** The program did not run when the slice was due. */
    MISSED,
    /** The run was stopped by the person or by a guard. */
    STOPPED
}

package jeoul.sim;

/** What an open buy order that names no price holds back, per share. */
public enum ReserveRule {
    /**
     * The day's upper limit price, as KIS does: a market or best-limit buy needs up to 30 % more
     * cash than it will cost, until it is filled.
     */
    UPPER_LIMIT,
    /**
     * The best ask at receipt, or the last price where there is none. Kinder than KIS: such an
     * order may cost more than it held back and take the account below zero.
     */
    ASK
}

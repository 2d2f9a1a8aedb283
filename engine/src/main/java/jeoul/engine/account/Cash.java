package jeoul.engine.account;

/**
 * The cash of an account, won. Today's trades move only the D+2 deposit.
 *
 * @param deposit settled today (예수금, D)
 * @param d1 deposit on the next trading day
 * @param d2 deposit two trading days ahead, with everything traded so far settled
 * @param orderable what buy orders may still use: D+2 less what open buy orders hold back
 */
public record Cash(long deposit, long d1, long d2, long orderable) {}

package jeoul.sim;

import java.time.Instant;

/**
 * The least orderable cash of a day, and when it was first reached: how close a plan came to
 * refusals.
 *
 * @param won may be negative on an account that buys beyond its cash
 */
public record CashLow(long won, Instant at) {}

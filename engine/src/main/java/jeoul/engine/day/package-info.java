/**
 * A rebalance day from the first look at the account to the reconciliation, over any broker: the
 * simulated and the live day are made of the same steps.
 */
package jeoul.engine.day;

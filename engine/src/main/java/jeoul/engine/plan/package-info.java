/**
 * From a model portfolio, an account and prices to a rebalance plan: how many shares of each symbol
 * to hold, and what to trade for it. The plan is a table.
 */
package jeoul.engine.plan;

/**
 * Rehearsals: a whole rebalance over simulated days, and strategies side by side on the same days.
 * The planner and the executor are those that trade a real account.
 */
package jeoul.sim.study;

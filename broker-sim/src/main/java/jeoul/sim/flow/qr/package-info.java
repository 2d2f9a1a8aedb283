/**
 * The default market model: a projected queue-reactive flow. Others add, cancel and trade by the
 * spread, the imbalance of the best queues and the distance of the mid from a reference price,
 * which carries the day's news and the impact of what others than the flow trade.
 */
package jeoul.sim.flow.qr;

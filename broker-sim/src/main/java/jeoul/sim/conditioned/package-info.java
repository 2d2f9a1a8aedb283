/**
 * Simulated days that follow a recorded daily bar. A pilot day without our orders is steered by
 * what it sees until it opens, turns, closes and trades as the bar says; what steered it is then a
 * script that is played, word for word, on the day with our orders. So the background is the same
 * on both days, and what differs is the impact of our orders.
 */
package jeoul.sim.conditioned;

/**
 * The simulated KRX of one trading day: every symbol's book with its background flow, its phases,
 * interruptions and off-hours sessions, and one queue of what is due next. Time is nanoseconds
 * since midnight in Seoul; nothing here reads a clock.
 */
package jeoul.sim.exchange;

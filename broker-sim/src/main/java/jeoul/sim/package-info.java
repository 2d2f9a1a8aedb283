/**
 * A KRX exchange in memory and the broker in front of it. A simulated day is a pure function of its
 * inputs, its strategy and its seed: nothing here reads a clock, sleeps, or draws a number that is
 * not addressed by that seed.
 */
package jeoul.sim;

/**
 * The background order flow that makes a simulated book live: who sends, cancels and takes when
 * nobody of ours does. Its randomness is addressed, not consumed: every candidate event owns a
 * fixed set of draws, and the state of the book only accepts it or rejects it, so that our own
 * orders change what happens but never what was drawn.
 */
package jeoul.sim.flow;

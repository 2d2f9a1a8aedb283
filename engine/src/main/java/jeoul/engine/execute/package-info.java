/**
 * The executor: a deterministic state machine from broker events to commands, and the loop that
 * drives it over a broker, a timeline and a journal.
 */
package jeoul.engine.execute;

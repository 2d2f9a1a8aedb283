/**
 * The record of a run: every event and the commands it caused, in order. What is in the journal
 * happened; what is not, did not leave us.
 */
package jeoul.engine.journal;

/**
 * The record of a run: what it was started with, every event and the commands it caused, in order.
 * What is in the journal happened; what is not, did not leave us. In memory for rehearsals, in one
 * SQLite file per run for real ones.
 */
package jeoul.engine.journal;

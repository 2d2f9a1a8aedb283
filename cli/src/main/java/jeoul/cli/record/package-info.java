/** A recorder of live markets: what a broker streams, put into files that a rehearsal replays. */
package jeoul.cli.record;

/**
 * Where the client meets the machine it runs on: sockets, the owner's files, threads and clocks.
 * Nothing is decided here; what an answer or an instant means is said behind the ports.
 */
package jeoul.kis.live;

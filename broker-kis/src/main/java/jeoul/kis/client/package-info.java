/**
 * The client's end: an account and the market behind a {@code Link}. Everything here happens on one
 * thread and at the time it is told; sockets, files and clocks are behind ports.
 */
package jeoul.kis.client;

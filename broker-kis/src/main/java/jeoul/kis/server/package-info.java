/**
 * The server's end: any broker and its market data served as KIS serves them, calls and streams. It
 * runs on one thread, at the time it is told, and knows no socket; {@code server.host} puts sockets
 * around it.
 */
package jeoul.kis.server;

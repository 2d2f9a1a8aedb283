/**
 * Sockets around a server: HTTP and WebSocket ports, and the one thread on which server, broker and
 * market live.
 */
package jeoul.kis.server.host;

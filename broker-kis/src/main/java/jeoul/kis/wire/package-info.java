/**
 * The wire format of Korea Investment &amp; Securities (KIS), written once and used from both ends:
 * by the client that trades and by the server that emulates. Nothing here opens a socket.
 */
package jeoul.kis.wire;

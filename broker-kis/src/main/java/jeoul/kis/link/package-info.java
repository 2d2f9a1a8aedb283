/**
 * What lies between the two ends of the protocol: calls with their answers, and streams of text
 * frames. Real sockets implement it, and memory does where both ends stand in one program.
 */
package jeoul.kis.link;

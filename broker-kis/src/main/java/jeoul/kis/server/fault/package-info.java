/**
 * What may go wrong on purpose between a client and the server: rules by script or drawn from a
 * seed, decided here and carried out by the server.
 */
package jeoul.kis.server.fault;

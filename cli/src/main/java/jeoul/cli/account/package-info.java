/**
 * An account at a broker, for one command: the port through which it is opened, and a conversation
 * with it that asks, waits and says what became of an order. Nothing here knows whose broker it is.
 */
package jeoul.cli.account;

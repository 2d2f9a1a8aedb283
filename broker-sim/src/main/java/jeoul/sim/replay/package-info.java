/**
 * Recorded order messages of other exchanges, driven through the order book and compared with what
 * was recorded beside them: LOBSTER's files, and order-by-order files with every order of a book.
 * Files are read as they come, so memory does not grow with them. Prices are 1/10,000 dollar.
 */
package jeoul.sim.replay;

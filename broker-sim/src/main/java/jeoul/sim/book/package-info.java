/**
 * One symbol's order book on one day: price-time priority, KRX's order types and call auctions.
 *
 * <p>Everything inside is primitive and nothing is allocated per message; the rules are those of
 * KRX's order matching, and the price ladder is an array.
 */
package jeoul.sim.book;

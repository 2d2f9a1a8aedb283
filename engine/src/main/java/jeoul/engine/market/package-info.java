/**
 * The Korean stock market as rules: symbols, price grid and limits, trading days and their phases,
 * quotes. Every rule is effective by date; nothing here trades.
 */
package jeoul.engine.market;

/**
 * An account as the broker states it, and the arithmetic behind its cash: settlement two trading
 * days after the trade, commission, transaction tax. Won are exact.
 */
package jeoul.engine.account;

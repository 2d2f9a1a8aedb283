/**
 * What a day came to: plan against result, the cause of every missing share, what trading cost, and
 * what became of the cash.
 */
package jeoul.engine.report;

/**
 * What the person gives: model portfolios, holdings, prices, daily bars, strategies, dates and the
 * embedded samples. Every file is read whole and checked here, so that the rest of the program
 * meets only values that can be used; what cannot is an {@link jeoul.engine.InputException}.
 */
package jeoul.cli.input;

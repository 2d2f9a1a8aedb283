package jeoul.cli.output;

/**
 * What a reader needs to repeat a rehearsal.
 *
 * @param profile the venue's, as on the command line
 * @param assumedSymbols how many symbols have assumed volume and range
 */
public record RunFacts(long seed, String profile, int assumedSymbols) {}

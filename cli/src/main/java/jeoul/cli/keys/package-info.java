/**
 * The keys of an account at a broker: which broker, what the keys are, and where they are kept. A
 * key is shown to nobody, and every store says plainly where it puts them.
 */
package jeoul.cli.keys;

/**
 * The command line: options, configuration, output and the wiring of engine and brokers. Only this
 * package reads the environment and the wall clock on behalf of the user.
 */
package jeoul.cli;

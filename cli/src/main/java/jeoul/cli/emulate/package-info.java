/**
 * The emulator: the simulated exchange behind a KIS-compatible server, on a clock of its own. The
 * one place where both broker modules meet.
 */
package jeoul.cli.emulate;

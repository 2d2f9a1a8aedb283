/**
 * What the commands ask of a rehearsal and what comes back: one account over simulated days, or
 * several strategies over many of them. The commands know this port, not the simulator.
 */
package jeoul.cli.rehearsal;

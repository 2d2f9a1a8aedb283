/**
 * How real the simulated market is, in numbers: days are watched from outside, sixteen facts that
 * real markets show are measured on them beside their targets, and market impact by twin days with
 * and without our orders. Measures know only what was observed, not the model that made it.
 */
package jeoul.sim.fact;

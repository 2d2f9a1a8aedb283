/**
 * From a plan to times: how a strategy cuts each trade into slices over the day, and whether the
 * broker's rate can keep up with them.
 */
package jeoul.engine.schedule;

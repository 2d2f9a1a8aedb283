/**
 * What every part of the engine shares: how wrong input is reported, and the zone days are days in.
 */
package jeoul.engine;

/**
 * The venue as the engine sees it: commands in, events out, market data beside, and time. A live
 * account and the simulator implement the same ports.
 */
package jeoul.engine.broker;

/**
 * Recorded market days: the files that hold ten-level books and trades with exchange and arrival
 * time, their writer and reader, and the flow that replays them into the exchange. The files are
 * Apache Avro containers, which only grow and which other tools read; the library loads when a
 * recording is opened and not before.
 */
package jeoul.sim.recording;

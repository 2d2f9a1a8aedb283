package jeoul.sim.replay;

/**
 * Where the book and the recorded one disagree.
 *
 * @param row of the files, 1 the first
 * @param buy whether among the bids
 * @param price 1/10,000 dollar
 * @param recorded shares there in the recorded book
 * @param rebuilt shares there in ours
 */
public record RowDifference(long row, boolean buy, long price, long recorded, long rebuilt) {}

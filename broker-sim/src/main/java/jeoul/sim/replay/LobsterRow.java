package jeoul.sim.replay;

/** The displayed levels of a book as recorded after one message, written over by the next. */
public final class LobsterRow {

    private static final int CELLS = 4;

    private final long[] cells;
    private final int levels;
    private int bids;
    private int asks;

    /**
     * @param levels the most a side can show
     */
    public LobsterRow(int levels) {
        this.levels = levels;
        cells = new long[CELLS * levels];
    }

    /** The most levels a side can show. */
    public int levels() {
        return levels;
    }

    /**
     * Takes over a row.
     *
     * @param row for each level, best first, ask price, ask size, bid price and bid size, from
     *     index {@code from} on; a size of 0 ends a side
     */
    public void set(long[] row, int from) {
        System.arraycopy(row, from, cells, 0, cells.length);
        count();
    }

    /** The cells to fill, in the order of {@link #set}; {@link #count} then. */
    long[] cells() {
        return cells;
    }

    void count() {
        asks = 0;
        while (asks < levels && cells[CELLS * asks + 1] > 0) {
            asks++;
        }
        bids = 0;
        while (bids < levels && cells[CELLS * bids + 3] > 0) {
            bids++;
        }
    }

    /** How many levels a side shows. */
    public int shown(boolean buy) {
        return buy ? bids : asks;
    }

    /** The price of a level, 0 the best; 1/10,000 dollar. */
    public long price(boolean buy, int level) {
        return cells[CELLS * level + (buy ? 2 : 0)];
    }

    /** The shares of a level, 0 the best. */
    public long size(boolean buy, int level) {
        return cells[CELLS * level + (buy ? 3 : 1)];
    }
}

package jeoul.sim.flow.qr;

import jeoul.sim.book.PriceLadder;

/**
 * Where the reference price is now, in ticks on the ladder: the path fixed before the day, moved by
 * the impact of what others than the flow traded, and kept within a band.
 */
final class Reference {

    private final PriceLadder ladder;
    private final long open;
    private final double[] path;
    private final ImpactKernel impact;
    private final double lowest;
    private final double highest;
    private int lowestIndex;
    private int highestIndex;
    private int step = -1;
    private long nextAt = Long.MIN_VALUE;
    private double index;
    private int floorIndex;
    private int moves;

    /** Bins from the lowest price of the ladder up to here, and of as much down. */
    private int binsUp;

    private int binsDown;

    /**
     * @param open nanoseconds since midnight at which the path begins
     * @param path won, by the step
     * @param lowest won, of the band; any number below the ladder for none
     * @param highest won, of the band; any number above the ladder for none
     */
    Reference(
            PriceLadder ladder,
            long open,
            double[] path,
            ImpactKernel impact,
            long lowest,
            long highest) {
        this.ladder = ladder;
        this.open = open;
        this.path = path.clone();
        this.impact = impact;
        this.lowest = StrictMath.max(lowest, ladder.lowest());
        this.highest = StrictMath.min(highest, ladder.highest());
        place(this.path[0], 0);
        nextAt = open;
    }

    /** Goes on to a time; true if the reference price may have moved. */
    boolean advanceTo(long now) {
        if (now < nextAt) {
            return false;
        }
        move(now);
        return true;
    }

    // Apart, so that the question of every candidate stays short enough to be compiled in place.
    private void move(long now) {
        double moved = 0;
        while (now >= nextAt) {
            step++;
            moved = impact.step();
            nextAt = open + (step + 1) * ReferencePath.STEP;
        }
        place(path[StrictMath.min(step, path.length - 1)], moved);
    }

    /** Others' demand moves the band as it moves the price. */
    private void place(double won, double moved) {
        moves++;
        double least = onLadder(lowest + StrictMath.min(0, moved));
        double most = onLadder(highest + StrictMath.max(0, moved));
        highestIndex = ladder.floorIndex((long) most);
        lowestIndex = ladder.floorIndex((long) StrictMath.ceil(least));
        if (ladder.priceAt(lowestIndex) < least) {
            lowestIndex++;
        }
        double within = StrictMath.max(least, StrictMath.min(most, won + moved));
        int floor = ladder.floorIndex((long) within);
        long below = ladder.priceAt(floor);
        long above = floor + 1 < ladder.size() ? ladder.priceAt(floor + 1) : below + 1;
        index = floor + (within - below) / (above - below);
        floorIndex = (int) index;
        double bins = index * QrStates.BINS_PER_TICK;
        binsUp = (int) StrictMath.floor(QrStates.NO_DISTANCE + 0.5 + bins);
        binsDown = (int) StrictMath.floor(QrStates.NO_DISTANCE + 0.5 - bins);
    }

    private double onLadder(double won) {
        return StrictMath.max(
                (double) ladder.lowest(), StrictMath.min((double) ladder.highest(), won));
    }

    void othersTraded(boolean bought, long quantity) {
        impact.traded(bought, quantity);
    }

    /** In ticks from the lowest price of the ladder. */
    double index() {
        return index;
    }

    /** How often it may have moved. */
    int moves() {
        return moves;
    }

    /** Of the highest price that is not above it. */
    int floorIndex() {
        return floorIndex;
    }

    /**
     * The bin of its distance from the mid, to the advantage of a side. Bins are fractions of a
     * tick, so that whole numbers tell, once the reference price has been cut to one.
     */
    int distance(boolean buy, int bid, int ask) {
        int mid = (bid + ask) * (QrStates.BINS_PER_TICK / 2);
        int bin = buy ? binsUp - mid : binsDown + mid;
        return StrictMath.max(0, StrictMath.min(QrStates.DISTANCES - 1, bin));
    }

    /** Won from one price to the next, at the reference price. */
    long tick() {
        int floor = (int) index;
        return floor + 1 < ladder.size()
                ? ladder.priceAt(floor + 1) - ladder.priceAt(floor)
                : ladder.priceAt(floor) - ladder.priceAt(floor - 1);
    }

    /** Index of the lowest price at which others ask. */
    int lowestIndex() {
        return lowestIndex;
    }

    /** Index of the highest price at which others bid. */
    int highestIndex() {
        return highestIndex;
    }
}

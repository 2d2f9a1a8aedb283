package jeoul.sim.flow.qr;

import java.util.Arrays;
import jeoul.sim.flow.AliasTable;
import jeoul.sim.flow.Draws;

/**
 * The large orders that others work off piece by piece, which is why signs of trades are alike over
 * long stretches. Some are under way at any time, each with its share of the trades; when one is
 * done another takes its place, with a side and a length of its own. Lengths follow Pareto's law,
 * so that the correlation of signs falls as a power of the lag.
 *
 * <p>They live on an axis of expected trades and are a function of the seed and the time alone.
 *
 * @see <a href="https://doi.org/10.1103/PhysRevE.71.066121">Lillo, Mike, Farmer (2005), Theory for
 *     long memory in supply and demand</a>
 */
final class Metaorders {

    /** Draws of one place among those under way. */
    private static final long PLACE = 1L << 32;

    private final Draws draws;
    private final double alpha;
    private final double[] shortest;
    private final double[] endsAt;
    private final boolean[] buys;
    private final long[] count;
    private final AliasTable share;
    private double nextEnd;

    /**
     * @param concurrent how many are under way
     * @param decay the k-th has a share proportional to k to the minus this
     * @param alpha exponent of the lengths, above one
     */
    Metaorders(Draws draws, int concurrent, double decay, double alpha) {
        this.draws = draws;
        this.alpha = alpha;
        double[] weights = new double[concurrent];
        double sum = 0;
        for (int k = 0; k < concurrent; k++) {
            weights[k] = StrictMath.pow(k + 1, -decay);
            sum += weights[k];
        }
        share = new AliasTable(weights);
        shortest = new double[concurrent];
        endsAt = new double[concurrent];
        buys = new boolean[concurrent];
        count = new long[concurrent];
        for (int k = 0; k < concurrent; k++) {
            // A piece of a metaorder comes with every so-manieth trade.
            shortest[k] = sum / weights[k];
            renew(k);
            // The day does not begin where all metaorders do.
            endsAt[k] *= Draws.uniform(draws.bits(k * PLACE, 2));
        }
        nextEnd = Arrays.stream(endsAt).min().orElseThrow();
    }

    /** Time goes on to so many expected trades since the open; it does not run back. */
    void advanceTo(double trades) {
        if (trades < nextEnd) {
            return;
        }
        double earliest = Double.MAX_VALUE;
        for (int k = 0; k < endsAt.length; k++) {
            while (endsAt[k] <= trades) {
                renew(k);
            }
            earliest = StrictMath.min(earliest, endsAt[k]);
        }
        nextEnd = earliest;
    }

    private void renew(int place) {
        long event = place * PLACE + count[place]++;
        buys[place] = draws.bits(event, 0) < 0;
        // A Pareto number is the exponential of an exponential one; pow would allocate.
        double logarithm = Draws.exponential(draws.bits(event, 1)) / alpha;
        endsAt[place] += shortest[place] * StrictMath.exp(logarithm);
    }

    /** Whether the metaorder that a trade belongs to buys. */
    boolean buys(long bits) {
        return buys[share.choose(bits)];
    }
}

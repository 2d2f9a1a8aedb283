package jeoul.sim.flow.qr;

import org.hipparchus.special.Erf;

/**
 * Sizes of orders: a lognormal law cut into equally likely whole numbers of shares, some of them
 * rounded to what people like to type.
 */
final class SizeTable {

    private static final int ENTRIES = 1 << 10;

    /** Standard deviation of the logarithm of a size. */
    private static final double SPREAD = 1.3;

    /** One size in so many is rounded to 10, 50 or 100 shares. */
    private static final int ROUNDED = 5;

    /** Sizes over their median, in increasing order. */
    private static final double[] QUANTILES = quantiles();

    private final long[] shares = new long[ENTRIES];
    private final double mean;

    /**
     * @param mean shares, which is met as nearly as whole shares allow; at least one
     */
    SizeTable(double mean) {
        if (!(mean >= 1)) {
            throw new IllegalArgumentException("mean must be at least one: " + mean);
        }
        double low = 0;
        double high = mean;
        double reached = fill(high);
        // Rounding up to one share lifts the mean, so the median has to be looked for.
        for (int step = 0; step < 20; step++) {
            double middle = (low + high) / 2;
            reached = fill(middle);
            if (reached > mean) {
                high = middle;
            } else {
                low = middle;
            }
        }
        this.mean = reached;
    }

    private double fill(double median) {
        double sum = 0;
        for (int i = 0; i < ENTRIES; i++) {
            long size = StrictMath.max(1, StrictMath.round(median * QUANTILES[i]));
            shares[i] = i % ROUNDED == 0 ? rounded(size) : size;
            sum += shares[i];
        }
        return sum / ENTRIES;
    }

    private static long rounded(long size) {
        long unit = size >= 500 ? 100 : size >= 100 ? 50 : 10;
        return size < 8 ? size : (size + unit / 2) / unit * unit;
    }

    private static double[] quantiles() {
        double[] quantiles = new double[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            double normal = StrictMath.sqrt(2) * Erf.erfInv(2 * (i + 0.5) / ENTRIES - 1);
            quantiles[i] = StrictMath.exp(SPREAD * normal);
        }
        return quantiles;
    }

    /** A size by the lowest bits of a draw. */
    long size(long bits) {
        return shares[(int) bits & (ENTRIES - 1)];
    }

    double mean() {
        return mean;
    }
}

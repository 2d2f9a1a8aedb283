package jeoul.sim.fact;

import java.util.List;

/**
 * Sums over one or more series from which autocorrelations at fixed lags follow. Series of separate
 * days are merged without ever pairing the end of one with the start of the next.
 */
final class LagSums {

    private final int[] lags;
    private final double[] products;
    private final double[] heads;
    private final double[] tails;
    private final long[] pairs;
    private double sum;
    private double squares;
    private long count;

    private LagSums(int[] lags) {
        this.lags = lags;
        products = new double[lags.length];
        heads = new double[lags.length];
        tails = new double[lags.length];
        pairs = new long[lags.length];
    }

    /**
     * @param series of which the first {@code length} values count; NaN is left out with its pairs
     * @param lags at least 1 each
     */
    static LagSums of(double[] series, int length, int... lags) {
        LagSums sums = new LagSums(lags.clone());
        for (int i = 0; i < length; i++) {
            if (!Double.isNaN(series[i])) {
                sums.sum += series[i];
                sums.squares += series[i] * series[i];
                sums.count++;
            }
        }
        for (int k = 0; k < lags.length; k++) {
            for (int i = 0; i + lags[k] < length; i++) {
                double product = series[i] * series[i + lags[k]];
                if (!Double.isNaN(product)) {
                    sums.products[k] += product;
                    sums.heads[k] += series[i];
                    sums.tails[k] += series[i + lags[k]];
                    sums.pairs[k]++;
                }
            }
        }
        return sums;
    }

    /**
     * @param all at least one, of the same lags
     */
    static LagSums merge(List<LagSums> all) {
        LagSums merged = new LagSums(all.get(0).lags);
        for (LagSums one : all) {
            merged.sum += one.sum;
            merged.squares += one.squares;
            merged.count += one.count;
            for (int k = 0; k < merged.lags.length; k++) {
                merged.products[k] += one.products[k];
                merged.heads[k] += one.heads[k];
                merged.tails[k] += one.tails[k];
                merged.pairs[k] += one.pairs[k];
            }
        }
        return merged;
    }

    int lag(int k) {
        return lags[k];
    }

    int lags() {
        return lags.length;
    }

    long count() {
        return count;
    }

    double variance() {
        double mean = sum / count;
        return squares / count - mean * mean;
    }

    /** Correlation at the k-th lag, about the mean of all series together; NaN where undefined. */
    double correlation(int k) {
        double meanHead = heads[k] / pairs[k];
        double meanTail = tails[k] / pairs[k];
        return (products[k] / pairs[k] - meanHead * meanTail) / variance();
    }

    /**
     * Correlation at the k-th lag of what is known to have mean 0, such as returns: free of the
     * downward bias that estimating the mean of a short series brings.
     */
    double correlationAboutZero(int k) {
        return (products[k] / pairs[k]) / (squares / count);
    }
}

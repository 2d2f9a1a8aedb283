package jeoul.sim.fact;

/**
 * A fitted law {@code y = prefactor * x^exponent}.
 *
 * @param exponent NaN where nothing could be fitted
 */
record PowerLaw(double prefactor, double exponent) {

    static final PowerLaw NONE = new PowerLaw(Double.NaN, Double.NaN);

    private static final double GOLDEN = 0.6180339887498949;
    private static final double LEAST_EXPONENT = -1;
    private static final double MOST_EXPONENT = 3;
    private static final int STEPS = 80;

    /**
     * Straight line through the logarithms, all points alike.
     *
     * @param x positive
     * @param y positive
     */
    static PowerLaw throughLogarithms(double[] x, double[] y) {
        int n = x.length;
        if (n < 2) {
            return NONE;
        }
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += StrictMath.log(x[i]) / n;
            meanY += StrictMath.log(y[i]) / n;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < n; i++) {
            double dx = StrictMath.log(x[i]) - meanX;
            covariance += dx * (StrictMath.log(y[i]) - meanY);
            variance += dx * dx;
        }
        if (!(variance > 0)) {
            return NONE;
        }
        double slope = covariance / variance;
        return new PowerLaw(StrictMath.exp(meanY - slope * meanX), slope);
    }

    /**
     * Least weighted squares of y itself, so that a noisy y may also be 0 or negative: the exponent
     * is searched from -1 to 3.
     *
     * @param x positive, not all the same
     * @param weights inverse variances of y
     */
    static PowerLaw leastSquares(double[] x, double[] y, double[] weights) {
        double low = LEAST_EXPONENT;
        double high = MOST_EXPONENT;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double leftMiss = miss(x, y, weights, left);
        double rightMiss = miss(x, y, weights, right);
        for (int i = 0; i < STEPS; i++) {
            if (leftMiss <= rightMiss) {
                high = right;
                right = left;
                rightMiss = leftMiss;
                left = high - GOLDEN * (high - low);
                leftMiss = miss(x, y, weights, left);
            } else {
                low = left;
                left = right;
                leftMiss = rightMiss;
                right = low + GOLDEN * (high - low);
                rightMiss = miss(x, y, weights, right);
            }
        }
        double exponent = (low + high) / 2;
        return new PowerLaw(prefactor(x, y, weights, exponent), exponent);
    }

    double at(double x) {
        return prefactor * StrictMath.pow(x, exponent);
    }

    private static double prefactor(double[] x, double[] y, double[] weights, double exponent) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            double power = StrictMath.pow(x[i], exponent);
            product += weights[i] * y[i] * power;
            square += weights[i] * power * power;
        }
        return product / square;
    }

    private static double miss(double[] x, double[] y, double[] weights, double exponent) {
        double prefactor = prefactor(x, y, weights, exponent);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double off = y[i] - prefactor * StrictMath.pow(x[i], exponent);
            sum += weights[i] * off * off;
        }
        return sum;
    }
}

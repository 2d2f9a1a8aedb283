package jeoul.sim.flow.qr;

/**
 * How far the demand of others than the flow has moved the reference price: their rate of trading,
 * concave as its root, through a kernel that forgets as a power of time. So a metaorder moves the
 * price as the root of its size however long it takes, and the price comes back slowly once it is
 * done.
 *
 * <p>The kernel (1 + t/60 s)^-0.5 is a sum of exponentials, so that a step costs the same whatever
 * was traded before, and nothing while nobody traded.
 *
 * @see <a href="https://doi.org/10.1080/14697680903373692">Gatheral (2010), No-dynamic-arbitrage
 *     and market impact</a>
 */
final class ImpactKernel {

    /** Seconds after which the kernel begins to fall, and over which a rate is averaged. */
    private static final double SECONDS = 60;

    private static final double DECAY = 0.5;

    private static final int TERMS = 14;
    private static final double FIRST_LOGARITHM = -9.2;
    private static final double LOGARITHM_STEP = 0.8;

    /** Seconds of an hour's order at an even rate, after the kernel: 2 * 60 * (sqrt(61) - 1). */
    private static final double HOUR = 817.2;

    /** Shares a second below which a rate is none. */
    private static final double NOTHING = 1e-12;

    private final double[] weight = new double[TERMS];
    private final double[] kept = new double[TERMS];
    private final double[] moved = new double[TERMS];
    private final double rateKept;
    private final double stepSeconds;
    private double rate;
    private boolean active;

    /**
     * @param stepSeconds from one {@link #step} to the next
     * @param wonPerRoot won that an order of one share, worked off in an hour, moves the price at
     *     its end; an order of Q shares moves it sqrt(Q) times as far
     */
    ImpactKernel(double stepSeconds, double wonPerRoot) {
        this.stepSeconds = stepSeconds;
        rateKept = StrictMath.exp(-stepSeconds / SECONDS);
        double sum = 0;
        for (int i = 0; i < TERMS; i++) {
            double speed = StrictMath.exp(FIRST_LOGARITHM + LOGARITHM_STEP * i);
            // (1 + x)^-b is the integral of s^(b-1) e^-s e^-sx over s, divided by gamma(b).
            weight[i] = StrictMath.pow(speed, DECAY) * StrictMath.exp(-speed);
            sum += weight[i];
            kept[i] = StrictMath.exp(-speed * stepSeconds / SECONDS);
        }
        double scale = wonPerRoot * StrictMath.sqrt(3600) / HOUR / sum;
        for (int i = 0; i < TERMS; i++) {
            weight[i] *= scale;
        }
    }

    /** Others than the flow bought (or sold) shares. */
    void traded(boolean bought, long quantity) {
        double more = quantity / SECONDS;
        rate += bought ? more : -more;
        active = true;
    }

    /** Time goes on by a step; returns the won by which the reference price is off. */
    double step() {
        if (!active) {
            return 0;
        }
        double size = StrictMath.abs(rate);
        double push =
                size < NOTHING ? 0 : StrictMath.copySign(StrictMath.sqrt(size), rate) * stepSeconds;
        rate *= rateKept;
        double impact = 0;
        for (int i = 0; i < TERMS; i++) {
            moved[i] = moved[i] * kept[i] + weight[i] * push;
            impact += moved[i];
        }
        return impact;
    }
}

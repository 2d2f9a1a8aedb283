package jeoul.sim.flow;

/**
 * The rates of the Cont-Stoikov-Talreja model for one side of the book, per unit of business time.
 *
 * <p>Distances are ticks from the best price of the <em>other</em> side, 1 to {@link #levels()}:
 * limit orders arrive at distance {@code i} at rate {@code limit(i)}, each order resting there is
 * cancelled at rate {@code cancel(i)}, and orders that take the best price arrive at rate {@code
 * market()}. Away from the best price a queue is therefore an M/M/infinity queue: its stationary
 * length is Poisson with mean {@code depth(i) = limit(i) / cancel(i)}.
 *
 * @see <a href="https://doi.org/10.1287/opre.1090.0780">Cont, Stoikov, Talreja (2010), A Stochastic
 *     Model for Order Book Dynamics</a>
 */
final class CstRates {

    private final double market;
    private final double[] limit;
    private final double[] cancel;

    /** The first element of each array is distance 1. */
    CstRates(double market, double[] limit, double[] cancel) {
        if (!(market >= 0)) {
            throw new IllegalArgumentException("market order rate must not be negative: " + market);
        }
        if (limit.length == 0 || limit.length != cancel.length) {
            throw new IllegalArgumentException(
                    "one rate for each distance is needed: " + limit.length + ", " + cancel.length);
        }
        for (int i = 0; i < limit.length; i++) {
            if (!(limit[i] >= 0) || !(cancel[i] > 0)) {
                throw new IllegalArgumentException(
                        "rates at distance " + (i + 1) + ": " + limit[i] + ", " + cancel[i]);
            }
        }
        this.market = market;
        this.limit = limit.clone();
        this.cancel = cancel.clone();
    }

    /** The same limit orders and cancellations with other market orders. */
    CstRates withMarket(double rate) {
        return new CstRates(rate, limit, cancel);
    }

    int levels() {
        return limit.length;
    }

    double market() {
        return market;
    }

    double limit(int distance) {
        return limit[distance - 1];
    }

    /** Per order resting at this distance. */
    double cancel(int distance) {
        return cancel[distance - 1];
    }

    /** Mean length, in orders, of a queue away from the best price. */
    double depth(int distance) {
        return limit(distance) / cancel(distance);
    }

    /**
     * The queue length up to which cancellations grow with the queue; the orders behind it are safe
     * until they move up. Three deviations of the stationary length above its mean, so that it
     * hardly ever matters, and yet bounds the total rate, which a dominating clock needs.
     */
    int cancellable(int distance) {
        double depth = depth(distance);
        return (int) StrictMath.ceil(depth + 3 * StrictMath.sqrt(depth) + 1);
    }

    /** The slowest cancellation: its inverse is the time the book takes to forget how it began. */
    double slowestCancel() {
        double slowest = cancel[0];
        for (double rate : cancel) {
            slowest = StrictMath.min(slowest, rate);
        }
        return slowest;
    }

    /** Rate of all candidate events of one side, of which state rejects some. */
    double dominatingRate() {
        double sum = market;
        for (int distance = 1; distance <= levels(); distance++) {
            sum += limit(distance) + cancel(distance) * cancellable(distance);
        }
        return sum;
    }
}

package jeoul.sim.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import jeoul.sim.fact.FactResult.Part;

/**
 * What orders for a part of the day's volume move the price by, from twin days with and without
 * them. The impact is counted in the name's daily volatility, so that names can be put together.
 */
public final class Impact {

    /** Sizes of the orders, of the day's expected volume. */
    public static final List<Double> SHARES = List.of(0.01, 0.05, 0.10);

    /** Target of the standard error of the exponent. */
    static final double WANTED_ERROR = 0.05;

    private static final double USUAL_PREFACTOR = 0.8;

    private static final double REFERENCE_SHARE = 0.05;

    private final List<Twins> days;

    /**
     * @param days at least one
     */
    Impact(List<Twins> days) {
        this.days = List.copyOf(days);
    }

    /**
     * One day with an order of each size.
     *
     * @param volatility daily, as a fraction
     * @param orders one of each of {@link #SHARES}, in that order
     */
    record Twins(double volatility, List<Metaorder> orders) {
        Twins {
            orders = List.copyOf(orders);
        }
    }

    /**
     * What orders of one size did.
     *
     * @param volumeShare mean shares traded over the day's volume
     * @param costBps mean price against the mids without us
     * @param peak move at the order's end, in daily volatilities
     * @param afterAnHour move an hour later, in daily volatilities
     */
    public record Point(
            double volumeShare,
            Sampled costBps,
            Sampled peakBps,
            Sampled peak,
            Sampled afterAnHour) {}

    List<Twins> twins() {
        return days;
    }

    /**
     * What the square-root law usually says, {@code 0.8 * volatility * sqrt(share)}: the middle of
     * the prefactors found in real markets.
     */
    public static double usualPeak(double volatility, double volumeShare) {
        return USUAL_PREFACTOR * volatility * StrictMath.sqrt(volumeShare);
    }

    /** Days measured. */
    public int days() {
        return days.size();
    }

    /** One for each size, the smallest first. */
    public List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < SHARES.size(); i++) {
            int size = i;
            points.add(
                    new Point(
                            mean(days, t -> t.orders().get(size).volumeShare()),
                            sampled(t -> 1e4 * t.orders().get(size).cost()),
                            sampled(t -> 1e4 * t.orders().get(size).peak()),
                            sampled(t -> t.orders().get(size).peak() / t.volatility()),
                            sampled(t -> t.orders().get(size).afterAnHour() / t.volatility())));
        }
        return points;
    }

    /** Exponent, prefactor and reversion of the impact. */
    public FactResult fact() {
        double[] weights = weights();
        List<Sampled> fitted =
                Sampled.jackknifeAll(
                        days,
                        some -> {
                            PowerLaw law = fit(some, weights);
                            return new double[] {
                                law.exponent(),
                                law.at(REFERENCE_SHARE) / StrictMath.sqrt(REFERENCE_SHARE),
                                1
                                        - total(some, Metaorder::afterAnHour)
                                                / total(some, Metaorder::peak)
                            };
                        });
        return new FactResult(
                Fact.IMPACT,
                List.of(
                        Part.of("exponent", fitted.get(0), new Band(0.4, 0.6)),
                        Part.of("prefactor", fitted.get(1), new Band(0.5, 1)),
                        Part.of("reversion", fitted.get(2), Band.above(0.3))));
    }

    /** The fitted law: daily volatilities for a share of the day's volume. */
    public double law(double volumeShare) {
        return fit(days, weights()).at(volumeShare);
    }

    /** Days of the same kind that would bring the exponent's standard error down to 0.05. */
    public Optional<Long> daysWanted() {
        double error = fact().main().measured().standardError();
        if (Double.isNaN(error)) {
            return Optional.empty();
        }
        double ratio = error / WANTED_ERROR;
        return Optional.of((long) StrictMath.ceil(days.size() * ratio * ratio));
    }

    private static PowerLaw fit(List<Twins> some, double[] weights) {
        double[] x = new double[SHARES.size()];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int size = i;
            x[i] = mean(some, t -> t.orders().get(size).volumeShare());
            y[i] = mean(some, t -> t.orders().get(size).peak() / t.volatility());
        }
        return PowerLaw.leastSquares(x, y, weights);
    }

    /** Inverse variances of the mean impacts; all alike where a single day tells none. */
    private double[] weights() {
        double[] weights = new double[SHARES.size()];
        for (int i = 0; i < weights.length; i++) {
            int size = i;
            double error =
                    sampled(t -> t.orders().get(size).peak() / t.volatility()).standardError();
            weights[i] = error > 0 ? 1 / (error * error) : 1;
        }
        return weights;
    }

    private Sampled sampled(ToDoubleFunction<Twins> of) {
        return Sampled.jackknife(days, some -> mean(some, of));
    }

    private static double mean(List<Twins> some, ToDoubleFunction<Twins> of) {
        double sum = 0;
        for (Twins twins : some) {
            sum += of.applyAsDouble(twins);
        }
        return sum / some.size();
    }

    private static double total(List<Twins> some, ToDoubleFunction<Metaorder> of) {
        double sum = 0;
        for (Twins twins : some) {
            for (Metaorder order : twins.orders()) {
                sum += of.applyAsDouble(order) / twins.volatility();
            }
        }
        return sum;
    }
}

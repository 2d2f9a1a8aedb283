package jeoul.sim.fact;

import java.util.List;
import jeoul.sim.fact.FactResult.Part;

/** Facts about trades in continuous trading, one for each message that traded. */
final class TradeFacts {

    private TradeFacts() {}

    /** Autocorrelation of returns from trade to trade. */
    static List<Part> bounce(List<ObservedDay> days) {
        List<LagSums> sums = days.stream().map(ObservedDay::tradeReturns).toList();
        return List.of(
                Part.of(
                        "lag1",
                        Sampled.jackknife(sums, s -> LagSums.merge(s).correlationAboutZero(0)),
                        new Band(-0.5, -0.1)));
    }

    /** Autocorrelation of trade signs from one trade to the next, and its decay. */
    static List<Part> signMemory(List<ObservedDay> days) {
        List<LagSums> sums = days.stream().map(ObservedDay::signs).toList();
        return List.of(
                Part.of(
                        "lag1",
                        Sampled.jackknife(sums, s -> LagSums.merge(s).correlation(0)),
                        new Band(0.2, 0.7)),
                Part.of(
                        "decay",
                        Sampled.jackknife(sums, s -> -signDecay(LagSums.merge(s)).exponent()),
                        new Band(0.4, 0.7)));
    }

    static PowerLaw signDecay(LagSums signs) {
        return Decay.of(signs.lags(), signs::lag, signs::correlation, signs.count());
    }

    /**
     * Mean spread over the standard deviation of the mid's change from trade to trade, which ties
     * them where the tick does not hold the spread open.
     *
     * @see <a href="https://doi.org/10.1080/14697680701344515">Wyart et al. (2008)</a>
     */
    static List<Part> spreadPerVolatility(List<ObservedDay> days) {
        Sampled measured =
                Sampled.jackknife(
                        days,
                        some -> {
                            double wonNanos = 0;
                            double nanos = 0;
                            for (ObservedDay day : some) {
                                wonNanos += day.draft().spreadWonNanos;
                                nanos += day.draft().quotedNanos;
                            }
                            LagSums steps =
                                    LagSums.merge(
                                            some.stream().map(ObservedDay::midSteps).toList());
                            return wonNanos / nanos / StrictMath.sqrt(steps.variance());
                        });
        boolean smallTick = BookFacts.relativeTickBps(days.get(0)) < BookFacts.SMALL_TICK_BPS;
        return List.of(
                smallTick
                        ? Part.of("ratio", measured, new Band(1, 2))
                        : Part.unjudged("ratio", measured));
    }
}

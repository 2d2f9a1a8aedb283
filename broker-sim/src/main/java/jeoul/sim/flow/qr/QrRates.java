package jeoul.sim.flow.qr;

import java.util.TreeMap;
import jeoul.sim.flow.AliasTable;
import jeoul.sim.flow.ArrivalClock.Regime;

/** What the flow of one symbol's day looks up at a candidate: kinds, sizes, usual queues, odds. */
final class QrRates {

    private final QrScale scale;
    private final FlowParameters parameters;
    private final SizeTable sizes;
    private final AliasTable day;
    private final AliasTable closing;
    private final AliasTable opening;
    private final int openingRows;
    private final TreeMap<Long, QrStates> states = new TreeMap<>();
    private final TreeMap<Long, double[]> inverseDepths = new TreeMap<>();
    private final double[] create;

    /**
     * @param openingTick won, where the day opens
     */
    QrRates(QrScale scale, FlowParameters parameters, long openingTick) {
        this.scale = scale;
        this.parameters = parameters;
        sizes = scale.sizes();
        day = scale.dayKinds();
        closing = scale.closingKinds();
        opening = scale.openingKinds(openingTick);
        openingRows = scale.openingRows(openingTick);
        create = new double[] {0, scale.liquidity().create(), scale.liquidity().createWide()};
    }

    /** What is done in which state where the tick is this. */
    QrStates states(long tick) {
        return states.computeIfAbsent(
                tick,
                won ->
                        new QrStates(
                                parameters.pull(scale.deviationOfAMinute() / won),
                                parameters.direction()));
    }

    /** Share of the trades that are pieces of a metaorder. */
    double followed() {
        return parameters.followed();
    }

    double trades() {
        return scale.trades();
    }

    double imbalanceSlope() {
        return scale.liquidity().imbalance();
    }

    /** Which level a candidate is about; the number of levels where it is a trade. */
    AliasTable kinds(Regime regime) {
        return switch (regime) {
            case OPENING_AUCTION -> opening;
            case DAY -> day;
            case CLOSING_AUCTION -> closing;
        };
    }

    int levels(Regime regime) {
        return regime == Regime.OPENING_AUCTION ? openingRows : QrScale.LEVELS;
    }

    /** One over the usual shares at each level where the tick is this. */
    double[] inverseDepths(long tick) {
        return inverseDepths.computeIfAbsent(
                tick,
                won -> {
                    double[] depths = scale.depths(won);
                    for (int level = 0; level < depths.length; level++) {
                        depths[level] = 1 / depths[level];
                    }
                    return depths;
                });
    }

    /** Probability that an order at the best price closes a spread in this state instead. */
    double create(int spread) {
        return create[spread];
    }

    long size(long bits, int level) {
        return sizes.size(bits) * QrScale.larger(level);
    }

    long tradeSize(long bits) {
        return sizes.size(bits);
    }
}

package jeoul.sim.fact;

import java.util.List;

/**
 * What real markets show and a simulated one should, with how it is measured over the days of one
 * symbol. Targets are the usual values of the literature; that of {@link #VOLUME_PROFILE} is KRX's
 * published volume by half-hour, stretched to today's session.
 *
 * @see <a href="https://doi.org/10.1080/713665670">Cont (2001), Empirical properties of asset
 *     returns</a>
 * @see <a href="https://doi.org/10.1080/14697688.2013.803148">Gould et al. (2013), Limit order
 *     books</a>
 */
public enum Fact {
    RETURN_AUTOCORRELATION(1, "returnAutocorrelation"),
    BID_ASK_BOUNCE(2, "bidAskBounce"),
    FAT_TAILS(3, "fatTails"),
    VOLATILITY_CLUSTERING(4, "volatilityClustering"),
    ORDER_SIGN_MEMORY(5, "orderSignMemory"),
    DIFFUSIVITY(6, "diffusivity"),
    /** Measured by twins with and without our orders, so not from these days alone. */
    IMPACT(7, "impactExponent"),
    SPREAD(8, "oneTickSpread"),
    BOOK_SHAPE(9, "bookShape"),
    QUEUE_SIZES(10, "queueSizes"),
    IMBALANCE(11, "imbalancePredicts"),
    PLACEMENT(12, "orderPlacement"),
    VOLUME_PROFILE(13, "volumeProfile"),
    VOLATILITY_VOLUME(14, "volatilityAndVolume"),
    SPREAD_VOLATILITY(15, "spreadAndVolatility"),
    TRADE_CLUSTERING(16, "tradeClustering");

    private final int id;
    private final String key;

    Fact(int id, String key) {
        this.id = id;
        this.key = key;
    }

    public int id() {
        return id;
    }

    /** Its name in JSON and of its texts. */
    public String key() {
        return key;
    }

    /**
     * @param days of one symbol, at least one
     */
    public FactResult of(List<ObservedDay> days) {
        return new FactResult(this, parts(days));
    }

    private List<FactResult.Part> parts(List<ObservedDay> days) {
        return switch (this) {
            case RETURN_AUTOCORRELATION -> ReturnFacts.autocorrelation(days);
            case BID_ASK_BOUNCE -> TradeFacts.bounce(days);
            case FAT_TAILS -> ReturnFacts.tails(days);
            case VOLATILITY_CLUSTERING -> ReturnFacts.clustering(days);
            case ORDER_SIGN_MEMORY -> TradeFacts.signMemory(days);
            case DIFFUSIVITY -> ReturnFacts.varianceRatio(days);
            case IMPACT -> List.of(FactResult.Part.unmeasured("exponent"));
            case SPREAD -> BookFacts.spread(days);
            case BOOK_SHAPE -> BookFacts.shape(days);
            case QUEUE_SIZES -> BookFacts.queues(days);
            case IMBALANCE -> BookFacts.imbalance(days);
            case PLACEMENT -> BookFacts.placement(days);
            case VOLUME_PROFILE -> VolumeFacts.profile(days);
            case VOLATILITY_VOLUME -> VolumeFacts.volatility(days);
            case SPREAD_VOLATILITY -> TradeFacts.spreadPerVolatility(days);
            case TRADE_CLUSTERING -> VolumeFacts.overdispersion(days);
        };
    }
}

package jeoul.sim.exchange;

import jeoul.engine.market.VolatilityRates;

/**
 * Where a symbol's volatility interruptions (변동성완화장치) trigger: at reference x (1 +- rate), for the
 * dynamic one from the last trade before the order, for the static one from the price of the last
 * call auction, or the base price before the first.
 *
 * @see <a href="https://global.krx.co.kr">KRX, volatility interruption (GLB0602020204T7)</a>
 */
final class VolatilityGuard {

    private final VolatilityRates rates;
    private long dynamicReference;
    private long staticReference;

    VolatilityGuard(VolatilityRates rates, long basePrice) {
        this.rates = rates;
        dynamicReference = basePrice;
        staticReference = basePrice;
    }

    void traded(long price) {
        dynamicReference = price;
    }

    void auctioned(long price) {
        staticReference = price;
    }

    /** The highest price low enough to interrupt continuous trading. */
    long lowerTrigger() {
        return Math.max(
                lower(dynamicReference, rates.dynamicContinuous()),
                lower(staticReference, rates.fixed()));
    }

    /** The lowest price high enough to interrupt continuous trading. */
    long upperTrigger() {
        return Math.min(
                upper(dynamicReference, rates.dynamicContinuous()),
                upper(staticReference, rates.fixed()));
    }

    boolean triggersStatic(long price) {
        return price <= lower(staticReference, rates.fixed())
                || price >= upper(staticReference, rates.fixed());
    }

    /** As in continuous trading; also the rule of the off-hours single-price rounds. */
    boolean triggersDynamic(long price) {
        return price <= lower(dynamicReference, rates.dynamicContinuous())
                || price >= upper(dynamicReference, rates.dynamicContinuous());
    }

    boolean triggersDynamicClosing(long price) {
        return price <= lower(dynamicReference, rates.dynamicClosing())
                || price >= upper(dynamicReference, rates.dynamicClosing());
    }

    private static long lower(long reference, int percent) {
        return Math.floorDiv(reference * (100 - percent), 100);
    }

    private static long upper(long reference, int percent) {
        return -Math.floorDiv(-reference * (100 + percent), 100);
    }
}

package jeoul.engine.market;

/**
 * How far a price may move before a volatility interruption (변동성완화장치) stops continuous trading: per
 * cent of a reference price.
 *
 * @param dynamicContinuous from the last trade, in continuous trading
 * @param dynamicClosing from the last trade, in the closing auction
 * @param fixed from the price of the last call auction (static interruption), all day
 * @see <a href="https://global.krx.co.kr">KRX, volatility interruption (GLB0602020204T7)</a>
 */
public record VolatilityRates(int dynamicContinuous, int dynamicClosing, int fixed) {

    /** KOSPI200 stocks and exchange-traded products on plain broad indices. */
    public static final VolatilityRates LARGE_INDEX = new VolatilityRates(3, 2, 10);

    public static final VolatilityRates OTHER = new VolatilityRates(6, 4, 10);

    /** Length of the call auction an interruption starts, or by which it extends one, seconds. */
    public static final int AUCTION_SECONDS = 120;

    public static VolatilityRates of(Listing listing) {
        return listing.largeIndexMember() ? LARGE_INDEX : OTHER;
    }
}

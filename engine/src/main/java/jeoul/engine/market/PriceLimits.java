package jeoul.engine.market;

/**
 * The lowest and highest price a symbol may trade at on a day (상·하한가), both on the grid.
 *
 * @param lower won per share
 * @param upper won per share
 */
public record PriceLimits(long lower, long upper) {

    /** Daily limit of KOSPI and KOSDAQ stocks since 2015-06-15, percent of the base price. */
    public static final int STOCK_PERCENT = 30;

    /** Daily limit of KONEX stocks, percent of the base price. */
    public static final int KONEX_PERCENT = 15;

    public PriceLimits {
        if (lower < 1 || upper < lower) {
            throw new IllegalArgumentException(
                    "limits must be positive and in order: " + lower + " to " + upper);
        }
    }

    /**
     * The limits around a base price (기준가): the range is the percentage of the base floored to the
     * base's tick; the upper limit is floored to the grid, the lower raised to it.
     *
     * @see <a href="https://global.krx.co.kr">KRX, price limits (GLB0602010201T5)</a>
     */
    public static PriceLimits of(long basePrice, Listing listing, TickTable ticks) {
        if (basePrice < 1 || basePrice > Long.MAX_VALUE / 1_000) {
            throw new IllegalArgumentException("base price out of range: " + basePrice);
        }
        int percent =
                (listing.market() == Market.KONEX ? KONEX_PERCENT : STOCK_PERCENT)
                        * listing.leverage();
        long range = basePrice * percent / 100;
        range -= range % ticks.tickAt(basePrice);
        return new PriceLimits(
                Math.max(1, ticks.ceil(Math.max(1, basePrice - range))),
                ticks.floor(basePrice + range));
    }

    public boolean contains(long price) {
        return lower <= price && price <= upper;
    }

    public long clamp(long price) {
        return Math.max(lower, Math.min(upper, price));
    }
}

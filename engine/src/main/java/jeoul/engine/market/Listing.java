package jeoul.engine.market;

import java.util.Objects;

/**
 * A listed issue as the rules see it.
 *
 * @param name Korean short name, for people
 * @param largeIndexMember true for a KOSPI200 stock, or an exchange-traded product on a plain broad
 *     index: its dynamic volatility interruption triggers at 3 %, everything else's at 6 %
 * @param leverage multiple of the daily price limit: 2 for a 2X product, 1 otherwise
 */
public record Listing(
        Symbol symbol,
        String name,
        Market market,
        Kind kind,
        boolean largeIndexMember,
        int leverage) {

    public Listing {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(kind, "kind");
        if (leverage < 1 || leverage > 3) {
            throw new IllegalArgumentException("leverage must be 1 to 3: " + leverage);
        }
        if (leverage > 1 && !kind.isExchangeTradedProduct()) {
            throw new IllegalArgumentException("only an ETF or ETN is leveraged: " + symbol);
        }
    }

    /** An ordinary stock. */
    public static Listing stock(Symbol symbol, String name, Market market) {
        return new Listing(symbol, name, market, Kind.STOCK, false, 1);
    }
}

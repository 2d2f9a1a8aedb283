package jeoul.engine.market;

/** What a symbol is; sets tick, tax, commission and price limit. A REIT trades like a stock. */
public enum Kind {
    STOCK,
    ETF,
    ETN,
    REIT;

    /** Exchange-traded products have their own tick table and commission and pay no tax. */
    public boolean isExchangeTradedProduct() {
        return this == ETF || this == ETN;
    }
}

package jeoul.kis.wire;

import jeoul.engine.market.Symbol;

/**
 * Asks what a symbol is.
 *
 * @param productType 300 for everything listed at KRX
 */
public record ProductRequest(String productType, Symbol symbol) implements Request {

    public static final String STOCK = "300";

    public static ProductRequest of(Symbol symbol) {
        return new ProductRequest(STOCK, symbol);
    }

    public static ProductRequest read(Fields from) {
        return new ProductRequest(from.text("PRDT_TYPE_CD"), from.symbol("PDNO"));
    }

    @Override
    public void write(FieldSink to) {
        to.put("PRDT_TYPE_CD", productType);
        to.put("PDNO", symbol.code());
    }
}

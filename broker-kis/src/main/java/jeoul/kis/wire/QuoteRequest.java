package jeoul.kis.wire;

import jeoul.engine.market.Symbol;

/**
 * Asks for a symbol's price, book or latest trades.
 *
 * @param market J for KRX, NX for NXT, UN for both
 */
public record QuoteRequest(String market, Symbol symbol) implements Request {

    public static final String KRX = "J";

    public static QuoteRequest of(Symbol symbol) {
        return new QuoteRequest(KRX, symbol);
    }

    public static QuoteRequest read(Fields from) {
        return new QuoteRequest(from.text("FID_COND_MRKT_DIV_CODE"), from.symbol("FID_INPUT_ISCD"));
    }

    @Override
    public void write(FieldSink to) {
        to.put("FID_COND_MRKT_DIV_CODE", market);
        to.put("FID_INPUT_ISCD", symbol.code());
    }
}

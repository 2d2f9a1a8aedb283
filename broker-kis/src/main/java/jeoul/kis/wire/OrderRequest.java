package jeoul.kis.wire;

import java.util.Locale;
import java.util.OptionalLong;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderType;

/**
 * A cash order. Whether it buys or sells is told by the TR id alone.
 *
 * @param price won per share; 0 for a type that names none
 * @param stop the trigger of a stop-limit order
 * @param exchange KRX, NXT or SOR; mock knows KRX alone
 */
public record OrderRequest(
        AccountNumber account,
        Symbol symbol,
        OrderType type,
        long price,
        long quantity,
        OptionalLong stop,
        String exchange)
        implements Request {

    public static final String KRX = "KRX";

    /** Reads a body; the keys that clients leave out may be missing. */
    public static OrderRequest read(Fields from) {
        return new OrderRequest(
                AccountNumber.read(from),
                from.symbol("PDNO"),
                type(from, "ORD_DVSN"),
                from.has("ORD_UNPR") ? from.digits("ORD_UNPR") : 0,
                from.digits("ORD_QTY"),
                stop(from),
                exchange(from));
    }

    @Override
    public void write(FieldSink to) {
        account.write(to);
        to.put("PDNO", symbol.code());
        to.put("ORD_DVSN", OrderCodes.codeOf(type));
        to.put("ORD_QTY", quantity);
        to.put("ORD_UNPR", price);
        to.put("EXCG_ID_DVSN_CD", exchange);
        to.put("SLL_TYPE", "");
        to.put("CNDT_PRIC", stop.isPresent() ? Long.toString(stop.getAsLong()) : "");
    }

    static OrderType type(Fields from, String field) {
        String code = from.text(field);
        return OrderCodes.typeOf(code)
                .orElseThrow(
                        () ->
                                new WireException(
                                        from.path(field),
                                        WireException.quoted(code),
                                        "an order type from 00 to 24 that is traded"));
    }

    static OptionalLong stop(Fields from) {
        long stop = from.has("CNDT_PRIC") ? from.digits("CNDT_PRIC") : 0;
        return stop == 0 ? OptionalLong.empty() : OptionalLong.of(stop);
    }

    static String exchange(Fields from) {
        String exchange = from.blankable("EXCG_ID_DVSN_CD").toUpperCase(Locale.ROOT);
        return exchange.isEmpty() ? KRX : exchange;
    }
}

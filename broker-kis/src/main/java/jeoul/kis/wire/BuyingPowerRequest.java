package jeoul.kis.wire;

import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderType;

/**
 * Asks what may be bought. The type must be the very one to be sent: with a limit price the stock's
 * margin rate is not looked at.
 *
 * @param price won per share; 0 for a type that names none
 */
public record BuyingPowerRequest(
        AccountNumber account, Symbol symbol, OrderType type, long price, boolean withCma)
        implements Request {

    public static BuyingPowerRequest read(Fields from) {
        return new BuyingPowerRequest(
                AccountNumber.read(from),
                from.symbol("PDNO"),
                OrderRequest.type(from, "ORD_DVSN"),
                from.has("ORD_UNPR") ? from.digits("ORD_UNPR") : 0,
                from.flagOrNo("CMA_EVLU_AMT_ICLD_YN"));
    }

    @Override
    public void write(FieldSink to) {
        account.write(to);
        to.put("PDNO", symbol.code());
        to.put("ORD_UNPR", price);
        to.put("ORD_DVSN", OrderCodes.codeOf(type));
        to.put("CMA_EVLU_AMT_ICLD_YN", Fields.flag(withCma));
        to.put("OVRS_ICLD_YN", "N");
    }
}

package jeoul.kis.wire;

import java.util.OptionalLong;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;

/**
 * A revision or a cancel of a standing order.
 *
 * @param branch from the answer to the order
 * @param cancel true to cancel, false to revise
 * @param price won per share; 0 for a type that names none and for a cancel
 * @param quantity shares; not looked at if {@code all}
 * @param all everything that is left of the order
 */
public record ReviseCancelRequest(
        AccountNumber account,
        String branch,
        BrokerOrderId original,
        OrderType type,
        boolean cancel,
        long price,
        long quantity,
        boolean all,
        OptionalLong stop,
        String exchange)
        implements Request {

    /** Reads a body; the keys that clients leave out may be missing. */
    public static ReviseCancelRequest read(Fields from) {
        String kind = from.text("RVSE_CNCL_DVSN_CD");
        if (!kind.equals("01") && !kind.equals("02")) {
            throw new WireException("RVSE_CNCL_DVSN_CD", WireException.quoted(kind), "01 or 02");
        }
        boolean all = from.flag("QTY_ALL_ORD_YN");
        return new ReviseCancelRequest(
                AccountNumber.read(from),
                from.blankable("KRX_FWDG_ORD_ORGNO"),
                new BrokerOrderId(from.text("ORGN_ODNO")),
                OrderRequest.type(from, "ORD_DVSN"),
                kind.equals("02"),
                from.has("ORD_UNPR") ? from.digits("ORD_UNPR") : 0,
                all && !from.has("ORD_QTY") ? 0 : from.digits("ORD_QTY"),
                all,
                OrderRequest.stop(from),
                OrderRequest.exchange(from));
    }

    @Override
    public void write(FieldSink to) {
        account.write(to);
        to.put("KRX_FWDG_ORD_ORGNO", branch);
        to.put("ORGN_ODNO", original.value());
        to.put("ORD_DVSN", OrderCodes.codeOf(type));
        to.put("RVSE_CNCL_DVSN_CD", cancel ? "02" : "01");
        to.put("ORD_QTY", quantity);
        to.put("ORD_UNPR", price);
        to.put("QTY_ALL_ORD_YN", Fields.flag(all));
        to.put("CNDT_PRIC", stop.isPresent() ? Long.toString(stop.getAsLong()) : "");
        to.put("EXCG_ID_DVSN_CD", exchange);
    }
}

package jeoul.kis.wire;

import java.time.LocalTime;
import jeoul.engine.order.BrokerOrderId;

/**
 * The broker took an order, a revision or a cancel. That is not a fill, and the exchange may still
 * refuse.
 *
 * @param branch needed to revise or cancel (KRX_FWDG_ORD_ORGNO)
 * @param number of this order, revision or cancel; unique within a day and branch
 */
public record OrderReply(String branch, BrokerOrderId number, LocalTime at) {

    // Orders answer in capitals; revisions are documented in lower case. Both are read.
    static OrderReply read(Fields from) {
        return new OrderReply(
                from.text("KRX_FWDG_ORD_ORGNO"),
                new BrokerOrderId(from.text("ODNO")),
                from.time("ORD_TMD"));
    }

    void write(FieldSink to) {
        to.put("KRX_FWDG_ORD_ORGNO", branch);
        to.put("ODNO", number.value());
        to.put("ORD_TMD", Texts.write(at));
    }
}

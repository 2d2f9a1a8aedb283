package jeoul.kis.wire;

import java.time.LocalTime;

/**
 * One trade of the day (inquire-ccnl), the newest first in its list.
 *
 * @param change against yesterday's close, won
 */
public record TradeRow(LocalTime at, long price, long quantity, long change) {

    static TradeRow read(Fields from) {
        return new TradeRow(
                from.time("stck_cntg_hour"),
                from.number("stck_prpr"),
                from.number("cntg_vol"),
                Change.read(from, "prdy_vrss"));
    }

    static void write(TradeRow row, FieldSink to) {
        to.put("stck_cntg_hour", Texts.write(row.at));
        to.put("stck_prpr", row.price);
        Change.write(to, "prdy_vrss", row.change);
        to.put("cntg_vol", row.quantity);
        to.put("tday_rltv", "0.00");
        to.put("prdy_ctrt", Change.percent(row.change, row.price - row.change));
    }
}

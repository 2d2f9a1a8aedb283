package jeoul.kis.wire;

import java.time.LocalTime;
import java.util.Optional;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;

/**
 * An order that can still be revised or cancelled (inquire-psbl-rvsecncl); real accounts only.
 *
 * @param price won per share; 0 for a type that names none
 * @param filledAmount won
 * @param open shares that can be revised or cancelled
 */
public record OpenOrderRow(
        String branch,
        BrokerOrderId number,
        Optional<BrokerOrderId> original,
        String typeName,
        String code,
        String name,
        long quantity,
        long price,
        LocalTime at,
        long filled,
        long filledAmount,
        long open,
        Side side,
        String typeCode,
        String exchange) {

    static OpenOrderRow read(Fields from) {
        return new OpenOrderRow(
                from.blankable("ord_gno_brno"),
                new BrokerOrderId(from.text("odno")),
                DayOrders.originalOf(from),
                from.blankable("ord_dvsn_name"),
                from.code("pdno"),
                from.blankable("prdt_name"),
                from.number("ord_qty"),
                from.number("ord_unpr"),
                from.time("ord_tmd"),
                from.number("tot_ccld_qty"),
                from.number("tot_ccld_amt"),
                from.number("psbl_qty"),
                from.side("sll_buy_dvsn_cd"),
                from.text("ord_dvsn_cd"),
                from.blankable("excg_id_dvsn_cd"));
    }

    static void write(OpenOrderRow row, FieldSink to) {
        to.put("ord_gno_brno", row.branch);
        to.put("odno", row.number.value());
        to.put("orgn_odno", row.original.map(BrokerOrderId::value).orElse(""));
        to.put("ord_dvsn_name", row.typeName);
        to.put("pdno", row.code);
        to.put("prdt_name", row.name);
        to.put("rvse_cncl_dvsn_name", "");
        to.put("ord_qty", row.quantity);
        to.put("ord_unpr", row.price);
        to.put("ord_tmd", Texts.write(row.at));
        to.put("tot_ccld_qty", row.filled);
        to.put("tot_ccld_amt", row.filledAmount);
        to.put("psbl_qty", row.open);
        to.put("sll_buy_dvsn_cd", Fields.sideCode(row.side));
        to.put("ord_dvsn_cd", row.typeCode);
        to.put("mgco_aptm_odno", "");
        to.put("excg_dvsn_cd", "02");
        to.put("excg_id_dvsn_cd", row.exchange);
        to.put("excg_id_dvsn_name", row.exchange);
        to.put("stpm_cndt_pric", 0);
        to.put("stpm_efct_occr_yn", "N");
    }
}

package jeoul.kis.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One page of an account's holdings, and its cash (inquire-balance).
 *
 * @param totals on every page as far as is known; a page without is taken too
 */
public record Balance(List<Row> rows, Optional<Totals> totals) {

    public Balance {
        rows = List.copyOf(rows);
    }

    /**
     * Shares of one code and loan date. A code sold out today stays with none for some days.
     *
     * @param code six characters for what we trade; others are kept as they are
     * @param kind 현금 for shares held without a loan
     * @param quantity shares held, counting today's trades
     * @param orderable shares that may be sold: less open sells
     * @param averagePrice won per share
     * @param cost won
     * @param value won
     * @param profit won
     * @param loanDate empty for shares held without a loan
     * @param shortProceeds won, of shares that were lent to be sold
     */
    public record Row(
            String code,
            String name,
            String kind,
            long boughtToday,
            long soldToday,
            long quantity,
            long orderable,
            BigDecimal averagePrice,
            long cost,
            long price,
            long value,
            long profit,
            Optional<LocalDate> loanDate,
            long loanAmount,
            long shortProceeds) {

        static Row read(Fields from) {
            return new Row(
                    from.code("pdno"),
                    from.blankable("prdt_name"),
                    from.blankable("trad_dvsn_name"),
                    from.number("thdt_buyqty"),
                    from.number("thdt_sll_qty"),
                    from.number("hldg_qty"),
                    from.number("ord_psbl_qty"),
                    from.decimal("pchs_avg_pric"),
                    from.number("pchs_amt"),
                    from.number("prpr"),
                    from.number("evlu_amt"),
                    from.signed("evlu_pfls_amt"),
                    from.optionalDate("loan_dt"),
                    from.numberOrZero("loan_amt"),
                    from.numberOrZero("stln_slng_chgs"));
        }

        void write(FieldSink to) {
            to.put("pdno", code);
            to.put("prdt_name", name);
            to.put("trad_dvsn_name", kind);
            to.put("bfdy_buy_qty", 0);
            to.put("bfdy_sll_qty", 0);
            to.put("thdt_buyqty", boughtToday);
            to.put("thdt_sll_qty", soldToday);
            to.put("hldg_qty", quantity);
            to.put("ord_psbl_qty", orderable);
            to.put("pchs_avg_pric", averagePrice.toPlainString());
            to.put("pchs_amt", cost);
            to.put("prpr", price);
            to.put("evlu_amt", value);
            to.put("evlu_pfls_amt", profit);
            to.put("evlu_pfls_rt", Change.percent(profit, cost));
            to.put("evlu_erng_rt", "0.00000000");
            to.put("loan_dt", loanDate.map(Texts::write).orElse(""));
            to.put("loan_amt", loanAmount);
            to.put("stln_slng_chgs", shortProceeds);
            to.put("expd_dt", "");
            to.put("fltt_rt", "0.00000000");
            to.put("bfdy_cprs_icdc", 0);
            to.put("item_mgna_rt_name", "");
            to.put("grta_rt_name", "");
            to.put("sbst_pric", 0);
            to.put("stck_loan_unpr", "0.0000");
        }
    }

    /**
     * The account's cash and worth, won.
     *
     * @param deposit settled today; today's trades do not move it, so it is no buying power
     * @param d1 on the next trading day
     * @param d2 two trading days ahead, with everything traded so far settled
     * @param securities worth of the holdings
     * @param total holdings and the D+2 deposit
     */
    public record Totals(
            long deposit,
            long d1,
            long d2,
            long boughtToday,
            long soldToday,
            long feesToday,
            long securities,
            long total,
            long cost,
            long profit) {

        static Totals read(Fields from) {
            return new Totals(
                    from.signed("dnca_tot_amt"),
                    from.signed("nxdy_excc_amt"),
                    from.signed("prvs_rcdl_excc_amt"),
                    from.number("thdt_buy_amt"),
                    from.number("thdt_sll_amt"),
                    from.number("thdt_tlex_amt"),
                    from.number("scts_evlu_amt"),
                    from.signed("tot_evlu_amt"),
                    from.number("pchs_amt_smtl_amt"),
                    from.signed("evlu_pfls_smtl_amt"));
        }

        void write(FieldSink to) {
            to.put("dnca_tot_amt", deposit);
            to.put("nxdy_excc_amt", d1);
            to.put("prvs_rcdl_excc_amt", d2);
            to.put("cma_evlu_amt", 0);
            to.put("bfdy_buy_amt", 0);
            to.put("thdt_buy_amt", boughtToday);
            to.put("nxdy_auto_rdpt_amt", 0);
            to.put("bfdy_sll_amt", 0);
            to.put("thdt_sll_amt", soldToday);
            to.put("d2_auto_rdpt_amt", 0);
            to.put("bfdy_tlex_amt", 0);
            to.put("thdt_tlex_amt", feesToday);
            to.put("tot_loan_amt", 0);
            to.put("scts_evlu_amt", securities);
            to.put("tot_evlu_amt", total);
            to.put("nass_amt", total);
            to.put("fncg_gld_auto_rdpt_yn", "");
            to.put("pchs_amt_smtl_amt", cost);
            to.put("evlu_amt_smtl_amt", securities);
            to.put("evlu_pfls_smtl_amt", profit);
            to.put("tot_stln_slng_chgs", 0);
            to.put("bfdy_tot_asst_evlu_amt", 0);
            to.put("asst_icdc_amt", 0);
            to.put("asst_icdc_erng_rt", "0.00000000");
        }
    }

    static Balance read(Fields root) {
        return new Balance(
                ReplyFormat.rows(root, "output1", Row::read),
                ReplyFormat.optional(root, "output2").map(Totals::read));
    }

    static void write(Balance body, Json.Sink to) {
        to.list("output1", body.rows, Row::write);
        to.list("output2", body.totals.stream().toList(), Totals::write);
    }
}

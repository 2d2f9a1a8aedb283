package jeoul.kis.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;

/** One page of the orders of some days (inquire-daily-ccld). */
public record DayOrders(List<Row> rows, Optional<Totals> totals) {

    public DayOrders {
        rows = List.copyOf(rows);
    }

    /**
     * One line: an order, or the request to cancel one, which looks much like it.
     *
     * @param original the order that is revised or cancelled (원주문번호)
     * @param typeName in Korean; says 취소 for a cancel
     * @param price won per share; 0 for a type that names none
     * @param averagePrice of the filled shares
     * @param cancelFlag Y on the request to cancel
     * @param filledAmount won
     * @param cancelled shares whose cancel is confirmed
     * @param open shares left
     */
    public record Row(
            LocalDate date,
            String branch,
            BrokerOrderId number,
            Optional<BrokerOrderId> original,
            String typeName,
            Side side,
            String code,
            String name,
            long quantity,
            long price,
            LocalTime at,
            long filled,
            BigDecimal averagePrice,
            boolean cancelFlag,
            long filledAmount,
            String typeCode,
            long cancelled,
            long open,
            long rejected,
            String exchange) {

        static Row read(Fields from) {
            return new Row(
                    from.date("ord_dt"),
                    from.blankable("ord_gno_brno"),
                    new BrokerOrderId(from.text("odno")),
                    originalOf(from),
                    from.blankable("ord_dvsn_name"),
                    from.side("sll_buy_dvsn_cd"),
                    from.code("pdno"),
                    from.blankable("prdt_name"),
                    from.number("ord_qty"),
                    from.number("ord_unpr"),
                    from.time("ord_tmd"),
                    from.number("tot_ccld_qty"),
                    from.decimal("avg_prvs"),
                    from.flagOrNo("cncl_yn"),
                    from.number("tot_ccld_amt"),
                    from.text("ord_dvsn_cd"),
                    from.number("cnc_cfrm_qty"),
                    from.number("rmn_qty"),
                    from.number("rjct_qty"),
                    from.blankable("excg_id_dvsn_cd"));
        }

        void write(FieldSink to) {
            to.put("ord_dt", Texts.write(date));
            to.put("ord_gno_brno", branch);
            to.put("odno", number.value());
            to.put("orgn_odno", original.map(BrokerOrderId::value).orElse(""));
            to.put("ord_dvsn_name", typeName);
            to.put("sll_buy_dvsn_cd", Fields.sideCode(side));
            to.put("sll_buy_dvsn_cd_name", side == Side.BUY ? "현금매수" : "현금매도");
            to.put("pdno", code);
            to.put("prdt_name", name);
            to.put("ord_qty", quantity);
            to.put("ord_unpr", price);
            to.put("ord_tmd", Texts.write(at));
            to.put("tot_ccld_qty", filled);
            to.put("avg_prvs", averagePrice.toPlainString());
            to.put("cncl_yn", Fields.flag(cancelFlag));
            to.put("tot_ccld_amt", filledAmount);
            to.put("loan_dt", "");
            to.put("ordr_empno", "OpenAPI");
            to.put("ord_dvsn_cd", typeCode);
            to.put("cnc_cfrm_qty", cancelled);
            to.put("rmn_qty", open);
            to.put("rjct_qty", rejected);
            to.put("ccld_cndt_name", conditionName());
            to.put("inqr_ip_addr", "000.000.000.000");
            to.put("cpbc_ordp_ord_rcit_dvsn_cd", "");
            to.put("cpbc_ordp_infm_mthd_dvsn_cd", "");
            to.put("infm_tmd", "");
            to.put("ctac_tlno", "");
            to.put("prdt_type_cd", ProductRequest.STOCK);
            to.put("excg_dvsn_cd", "02");
            to.put("cpbc_ordp_mtrl_dvsn_cd", "");
            to.put("ord_orgno", branch);
            to.put("rsvn_ord_end_dt", "");
            // Spelled so by KIS.
            to.put("excg_id_dvsn_Cd", exchange);
            to.put("stpm_cndt_pric", "");
            to.put("stpm_efct_occr_dtmd", "");
        }

        private String conditionName() {
            return switch (typeCode) {
                case "11", "13", "15", "23" -> "IOC";
                case "12", "14", "16", "24" -> "FOK";
                default -> "없음";
            };
        }
    }

    /** Blank, and zeros alone, name no order. */
    static Optional<BrokerOrderId> originalOf(Fields from) {
        String number = from.blankable("orgn_odno");
        return number.chars().allMatch(c -> c == '0')
                ? Optional.empty()
                : Optional.of(new BrokerOrderId(number));
    }

    /**
     * Sums over the lines. The Korean labels in the documentation are shifted by one; the names are
     * right.
     *
     * @param amount won
     * @param charges won, estimated commission and tax
     */
    public record Totals(
            long ordered, long filled, long amount, long charges, BigDecimal averagePrice) {

        /** Without the charges, which a server has no source for. */
        public static Totals of(long ordered, long filled, long amount) {
            return new Totals(ordered, filled, amount, 0, Average.value(amount, filled, 4));
        }

        static Totals read(Fields from) {
            return new Totals(
                    from.number("tot_ord_qty"),
                    from.number("tot_ccld_qty"),
                    from.number("tot_ccld_amt"),
                    from.number("prsm_tlex_smtl"),
                    from.decimal("pchs_avg_pric"));
        }

        void write(FieldSink to) {
            to.put("tot_ord_qty", ordered);
            to.put("tot_ccld_qty", filled);
            to.put("tot_ccld_amt", amount);
            to.put("prsm_tlex_smtl", charges);
            to.put("pchs_avg_pric", averagePrice.toPlainString());
        }
    }

    static DayOrders read(Fields root) {
        return new DayOrders(
                ReplyFormat.rows(root, "output1", Row::read),
                ReplyFormat.optional(root, "output2").map(Totals::read));
    }

    static void write(DayOrders body, Json.Sink to) {
        to.list("output1", body.rows, Row::write);
        to.object("output2", object -> body.totals.ifPresent(totals -> totals.write(object)));
    }
}

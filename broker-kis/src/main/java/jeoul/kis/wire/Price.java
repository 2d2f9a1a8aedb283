package jeoul.kis.wire;

import java.util.List;
import jeoul.engine.market.Symbol;

/**
 * A symbol's day so far (inquire-price).
 *
 * @param status 51 managed, 55 and 57 ordinary, 58 halted, 59 overheated
 * @param market in Korean or English, such as KOSPI200
 * @param halted 임시 정지
 * @param last won per share, 0 before the first trade or for a symbol no longer listed
 * @param upper highest price of the day allowed
 * @param lower lowest price of the day allowed
 * @param base the price the limits are computed from
 * @param volume shares
 * @param turnover won
 * @param tick at the last price
 * @param interruption Y in a volatility interruption
 * @param overheated short-term overheating: call auctions all day
 * @param liquidation 정리매매: call auctions all day
 */
public record Price(
        Symbol symbol,
        String status,
        String market,
        boolean halted,
        long last,
        long open,
        long high,
        long low,
        long upper,
        long lower,
        long base,
        long volume,
        long turnover,
        long tick,
        String interruption,
        String warning,
        boolean overheated,
        boolean liquidation,
        boolean managed) {

    /** Documented fields of which we know nothing and clients may still look for. */
    private static final List<String> UNSTATED =
            List.of(
                    "hts_frgn_ehrt",
                    "frgn_ntby_qty",
                    "pgtr_ntby_qty",
                    "cpfn",
                    "rstc_wdth_prc",
                    "stck_fcam",
                    "stck_sspr",
                    "lstn_stcn",
                    "hts_avls",
                    "per",
                    "pbr",
                    "eps",
                    "bps",
                    "vol_tnrt",
                    "d250_hgpr",
                    "d250_lwpr",
                    "w52_hgpr",
                    "w52_lwpr",
                    "frgn_hldn_qty",
                    "last_ssts_cntg_qty");

    static Price read(Fields from) {
        return new Price(
                from.symbol("stck_shrn_iscd"),
                from.blankable("iscd_stat_cls_code"),
                from.blankable("rprs_mrkt_kor_name"),
                from.flag("temp_stop_yn"),
                from.number("stck_prpr"),
                from.number("stck_oprc"),
                from.number("stck_hgpr"),
                from.number("stck_lwpr"),
                from.number("stck_mxpr"),
                from.number("stck_llam"),
                from.number("stck_sdpr"),
                from.number("acml_vol"),
                from.number("acml_tr_pbmn"),
                from.number("aspr_unit"),
                from.blankable("vi_cls_code"),
                from.blankable("mrkt_warn_cls_code"),
                from.flagOrNo("short_over_yn"),
                from.flagOrNo("sltr_yn"),
                from.flagOrNo("mang_issu_cls_code"));
    }

    void write(FieldSink to) {
        long change = last == 0 ? 0 : last - base;
        to.put("iscd_stat_cls_code", status);
        to.put("marg_rate", "100.00");
        to.put("rprs_mrkt_kor_name", market);
        to.put("new_hgpr_lwpr_cls_code", "");
        to.put("bstp_kor_isnm", "");
        to.put("temp_stop_yn", Fields.flag(halted));
        to.put("oprc_rang_cont_yn", "N");
        to.put("clpr_rang_cont_yn", "N");
        to.put("crdt_able_yn", "N");
        to.put("grmn_rate_cls_code", "");
        to.put("elw_pblc_yn", "N");
        to.put("stck_prpr", last);
        Change.write(to, "prdy_vrss", change);
        to.put("prdy_ctrt", Change.percent(change, base));
        to.put("acml_tr_pbmn", turnover);
        to.put("acml_vol", volume);
        to.put("prdy_vrss_vol_rate", "0.00");
        to.put("stck_oprc", open);
        to.put("stck_hgpr", high);
        to.put("stck_lwpr", low);
        to.put("stck_mxpr", upper);
        to.put("stck_llam", lower);
        to.put("stck_sdpr", base);
        to.put("wghn_avrg_stck_prc", volume == 0 ? "0.00" : Average.of(turnover, volume, 2));
        UNSTATED.forEach(name -> to.put(name, 0));
        to.put("aspr_unit", tick);
        to.put("hts_deal_qty_unit_val", 1);
        to.put("ssts_yn", "N");
        to.put("stck_shrn_iscd", symbol.code());
        to.put("vi_cls_code", interruption);
        to.put("ovtm_vi_cls_code", "N");
        to.put("invt_caful_yn", "N");
        to.put("mrkt_warn_cls_code", warning);
        to.put("short_over_yn", Fields.flag(overheated));
        to.put("sltr_yn", Fields.flag(liquidation));
        to.put("mang_issu_cls_code", Fields.flag(managed));
    }
}
